package question

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/index/analysis"
)

//go:embed idioms.txt
var idiomText string

// An idiom is a phrase people type, and the words documents have for what it means.
type idiom struct {
	phrase   []string // keys of its words, in order
	spelled  string   // of a single word: its spelling
	official []analysis.Token
	text     string  // of official, what tells most
	weight   float64 // how surely the one stands for the other, below 1
}

// idioms maps the key of a first word to the idioms that begin with it, the longest first.
type idioms map[string][]idiom

// parseIdioms reads lines such as "0.6: come clean | own up => voluntary self-disclosure": phrases, then the words and phrases,
// parted by commas, that documents have for them. A phrase that stands in several lines keeps the first.
func parseIdioms(text string) (idioms, error) {
	known := idioms{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		number, rest, _ := strings.Cut(line, ":")
		phrases, official, ok := strings.Cut(rest, "=>")
		weight, err := strconv.ParseFloat(number, 64)
		if err != nil || weight <= 0 || weight >= 1 || !ok {
			return nil, fmt.Errorf("idioms line %d: want a weight between 0 and 1 and a colon, phrases, => and words", n+1)
		}
		words := lookedFor(analysis.Analyze(official))
		if len(words) == 0 {
			return nil, fmt.Errorf("idioms line %d: no words behind =>", n+1)
		}
		most, _, _ := strings.Cut(strings.TrimSpace(official), ",")
		for phrase := range strings.SplitSeq(phrases, "|") {
			said := analysis.Analyze(phrase)
			if len(said) == 0 {
				return nil, fmt.Errorf("idioms line %d: an empty phrase", n+1)
			}
			i := idiom{phrase: keysOf(said), official: words, text: most, weight: weight}
			if len(said) == 1 {
				i.spelled = said[0].Exact
			}
			known.add(i)
		}
	}
	return known, nil
}

func (known idioms) add(i idiom) {
	same := known[i.phrase[0]]
	at := 0
	for at < len(same) && len(same[at].phrase) >= len(i.phrase) {
		if slices.Equal(same[at].phrase, i.phrase) && same[at].spelled == i.spelled {
			return
		}
		at++
	}
	known[i.phrase[0]] = slices.Insert(same, at, i)
}

// A saying is an idiom met in a question.
type saying struct {
	idiom
	from, to int // its tokens, to behind the last
}

// in finds the idioms among tokens, the longest at each place, none across another.
func (known idioms) in(tokens []analysis.Token) []saying {
	keys := keysOf(tokens)
	var met []saying
	for i := 0; i < len(keys); i++ {
		for _, idiom := range known[keys[i]] {
			if begins(keys[i:], idiom.phrase) && idiom.fits(tokens[i].Exact) {
				met = append(met, saying{idiom, i, i + len(idiom.phrase)})
				i += len(idiom.phrase) - 1
				break
			}
		}
	}
	return met
}

// fits reports whether a word is spelled as an idiom of a single word, the plural aside; the words of a phrase may end otherwise.
func (i idiom) fits(exact string) bool {
	return i.spelled == "" || strings.TrimSuffix(i.spelled, "s") == strings.TrimSuffix(exact, "s")
}

// has reports whether a word alone is an idiom.
func (known idioms) has(t analysis.Token) bool {
	return slices.ContainsFunc(known[t.Term], func(i idiom) bool { return len(i.phrase) == 1 && i.fits(t.Exact) })
}

func begins(keys, phrase []string) bool {
	return len(keys) >= len(phrase) && slices.Equal(keys[:len(phrase)], phrase)
}

// keysOf returns what words are told apart by: their stems, and stop words by themselves.
func keysOf(tokens []analysis.Token) []string {
	keys := make([]string, len(tokens))
	for i, t := range tokens {
		keys[i] = t.Term
		if t.Class == analysis.Stop || t.Term == "" {
			keys[i] = t.Exact
		}
	}
	return keys
}

// lookedFor returns the tokens that are looked for, each once.
func lookedFor(tokens []analysis.Token) []analysis.Token {
	var content []analysis.Token
	seen := map[string]bool{}
	for _, t := range tokens {
		if t.Class == analysis.Stop || t.Term == "" || seen[t.Term] {
			continue
		}
		seen[t.Term] = true
		content = append(content, t)
	}
	return content
}

// Bounds of what is added. Measured on question sets.
const (
	figurative = 0.5  // what the asker's words of a phrase count beside others: they are meant figuratively; a single word counts in full
	guessed    = 0.8  // what documents' words count, times how surely the one stands for the other
	inUse      = 0.02 // the articles use a word themselves when so many times the passages of what it stands for hold it
)

// Officially adds to q the words that documents have for what it says in everyday phrases. Those of a phrase
// weigh together no more than its own, so that a passage that has the asker's words is never beaten by a guess; a
// single word that the articles use themselves stands for itself alone.
func (r *Reader) Officially(ctx context.Context, words Words, q *Question) error {
	tokens := analysis.Analyze(q.Text)
	seen := map[string]bool{}
	for _, c := range q.Concepts {
		seen[c.Term] = true
	}
	for _, s := range r.idioms.in(tokens) {
		said := tokens[s.from:s.to]
		used, err := s.isUsed(ctx, words)
		if err != nil {
			return err
		}
		if used {
			continue
		}
		own := lookedFor(said)
		if len(said) > 1 {
			q.lessen(own)
		}
		weight := guessed * s.weight * min(1, float64(max(1, len(own)))/float64(len(s.official)))
		for _, t := range s.official {
			if seen[t.Term] || len(q.Concepts) >= mostConcepts {
				continue
			}
			seen[t.Term] = true
			q.Concepts = append(q.Concepts, Concept{
				Term: t.Term, Exact: t.Exact, Weight: weight, Position: -1, Whole: t.Class == analysis.Identifier,
				Idiom: q.Text[said[0].Start:said[len(said)-1].End], Official: s.text,
			})
		}
	}
	return nil
}

// isUsed reports whether articles use the single word of an idiom themselves.
func (i idiom) isUsed(ctx context.Context, words Words) (bool, error) {
	if len(i.phrase) > 1 {
		return false, nil
	}
	terms := []string{i.phrase[0]}
	for _, t := range i.official {
		terms = append(terms, t.Term)
	}
	held, err := words.Held(ctx, terms...)
	if err != nil {
		return false, fmt.Errorf("looking whether articles use %q: %w", i.phrase[0], err)
	}
	return float64(held[0]) > inUse*float64(slices.Max(held[1:])), nil
}

// lessen makes the concepts of words count as figurative.
func (q *Question) lessen(words []analysis.Token) {
	for _, t := range words {
		for i := range q.Concepts {
			if q.Concepts[i].Term == t.Term {
				q.Concepts[i].Weight *= figurative
			}
		}
	}
}
