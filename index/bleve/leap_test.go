package bleve

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	api "github.com/blevesearch/bleve_index_api"

	"parley/corpus"
	"parley/index"
)

// TestLeap seeks through terms that few and that many passages hold, by steps of several widths, in segments of several sizes, with passages
// deleted and not: each seek must end where plain iteration comes by, and at the same counts and lengths.
func TestLeap(t *testing.T) {
	every := map[string]int{"alder": 1, "birch": 2, "cedar": 9, "hazel": 301} // and how many passages it is until the next has it
	e, err := Open(context.Background(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	at := 0
	for i, size := range []int{1023, 1024, 5000, 9001, 300} {
		b := index.Batch{Upto: corpus.Position(i + 1)}
		for range size {
			b.Put = append(b.Put, uneven(at, every))
			at++
		}
		if err := e.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
		seekAll(t, e, every)
	}
	var drop []string
	for n := 3; n < at; n += 41 {
		drop = append(drop, fmt.Sprint("article ", n))
	}
	if err := e.Write(context.Background(), index.Batch{Upto: 9, Drop: drop}); err != nil {
		t.Fatal(err)
	}
	seekAll(t, e, every)
}

// uneven makes a passage that holds its words in other numbers than the ones beside it.
func uneven(n int, every map[string]int) index.Passage {
	var text strings.Builder
	for word, step := range every {
		if n%step == 0 {
			text.WriteString(strings.Repeat(word+" ", 1+(n/step)%5))
		}
	}
	text.WriteString(strings.Repeat("willow ", n%23))
	return index.Passage{Article: fmt.Sprint("article ", n), Text: text.String(), End: text.Len()}
}

func seekAll(t *testing.T, e *Engine, words map[string]int) {
	t.Helper()
	err := e.use(func(g *generation) error {
		return g.read(func(reader api.IndexReader) error {
			l, err := newLexicon(reader)
			if err != nil {
				return err
			}
			for word := range words {
				p, err := l.postings(scored[index.Body], word)
				if err != nil {
					return err
				}
				plain, err := gather(newMerge([]*cursor{cursorOf(t, p)}))
				if err != nil || len(plain) == 0 || len(plain) != p.count {
					t.Fatalf("%d postings of %q, not %d: %v", len(plain), word, p.count, err)
				}
				for _, step := range []int{1, 3, 50, 700, 1024, 2600} {
					seekBy(t, cursorOf(t, p), plain, step)
				}
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func cursorOf(t *testing.T, p *postings) *cursor {
	c, err := newCursor(p, true)
	if err != nil {
		t.Fatal(err)
	}
	c.lookups[itself] = 0
	return c
}

// seekBy seeks with c every passage that is so many behind the one before, and one that stands behind what it found.
func seekBy(t *testing.T, c *cursor, plain []posting, step int) {
	for doc := uint64(step); c.doc != end; doc += uint64(step) {
		if err := c.seek(doc); err != nil {
			t.Fatal(err)
		}
		i, _ := slices.BinarySearchFunc(plain, doc, func(p posting, doc uint64) int { return int(p.doc) - int(doc) })
		if i == len(plain) {
			if c.doc != end {
				t.Fatalf("seeking %d finds %d behind the last", doc, c.doc)
			}
			return
		}
		if got := (posting{c.doc, c.match(nil)[0]}); got != plain[i] {
			t.Fatalf("seeking %d by %d finds %+v, not %+v", doc, step, got, plain[i])
		}
	}
}
