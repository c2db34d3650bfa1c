package main

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"parley/corpus"
)

// The shape of synthetic articles. The commonest words are as rare as words of content are.
const (
	vocabulary    = 300_000
	leastWords    = 8
	mostWords     = 150
	perDocument   = 500
	wordsAskedFor = 5
)

// A synthetic source makes short articles of one passage each, of words as frequent as Zipf's law says.
// The same seed makes the same articles.
type synthetic struct {
	name     string
	seed     uint64
	articles int
}

func (s synthetic) Name() string { return "synthetic:" + s.name }

// Documents yields the articles some hundred at a time.
func (s synthetic) Documents(ctx context.Context, _ map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		for first := 0; first < s.articles; first += perDocument {
			if err := ctx.Err(); err != nil {
				yield(corpus.Document{}, err)
				return
			}
			d := corpus.Document{Key: fmt.Sprintf("%s-%07d", s.name, first)}
			for n := first; n < min(first+perDocument, s.articles); n++ {
				d.Articles = append(d.Articles, s.article(n))
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// article makes article n, whichever were made before.
func (s synthetic) article(n int) corpus.Article {
	w := newWriter(s.seed, uint64(n))
	text := w.sentence(leastWords + w.random.IntN(mostWords-leastWords+1))
	return corpus.Article{
		ID: fmt.Sprintf("%s-%07d", s.name, n), Title: fmt.Sprintf("Article %d", n), Text: text,
		Blocks: []corpus.Block{{Kind: corpus.Paragraph, End: len(text)}},
	}
}

func (s synthetic) documents(context.Context) (int, error) {
	return (s.articles + perDocument - 1) / perDocument, nil
}

// question asks for a few words of one of the articles, in their order.
func (s synthetic) question(_ context.Context, _ *corpus.Store, n int) string {
	w := newWriter(s.seed+1, uint64(n))
	words := strings.Fields(strings.TrimSuffix(s.article(w.random.IntN(s.articles)).Text, "."))
	first := w.random.IntN(len(words) - wordsAskedFor + 1)
	return "What is " + strings.Join(words[first:first+wordsAskedFor], " ") + "?"
}

// A writer draws words.
type writer struct {
	random *rand.Rand
	zipf   *rand.Zipf
}

func newWriter(seed, n uint64) writer {
	random := rand.New(rand.NewPCG(seed, n))
	return writer{random, rand.NewZipf(random, 1.1, 20, vocabulary-1)}
}

func (w writer) sentence(words int) string {
	var text strings.Builder
	for i := range words {
		if i > 0 {
			text.WriteByte(' ')
		}
		spell(&text, w.zipf.Uint64())
	}
	return text.String() + "."
}

// spell writes word n, a syllable for every two digits. It ends in a letter that no stem drops.
func spell(text *strings.Builder, n uint64) {
	const consonants, vowels = "bcdfghjklmnprstvwxyz", "aeiou"
	for range 3 {
		text.WriteByte(consonants[n%20])
		text.WriteByte(vowels[n/20%5])
		n /= 100
	}
	text.WriteByte('x')
}
