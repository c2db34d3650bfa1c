package index

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index/analysis"
)

// past is a history of articles.
type past []corpus.Change

func (p past) Changes(_ context.Context, after corpus.Position, limit int) ([]corpus.Change, error) {
	return p[after:min(int(after)+limit, len(p))], nil
}

func (p past) Position(context.Context) (corpus.Position, error) {
	return corpus.Position(len(p)), nil
}

// TestReadAhead cuts histories of short articles and long ones: every change comes in one batch, in order, no batch
// goes on after four megabytes, and each passage comes with its terms.
func TestReadAhead(t *testing.T) {
	long := strings.Repeat("tariff ", 1+batchBytes/7/3)
	rapid.Check(t, func(r *rapid.T) {
		var p past
		for i := range rapid.IntRange(0, 200).Draw(r, "changes") {
			c := corpus.Change{Position: corpus.Position(i + 1), ID: fmt.Sprint(i)}
			switch rapid.IntRange(0, 60).Draw(r, "kind") {
			case 0:
				c.Article.Text = long
			case 1:
				c.Removed = true
			default:
				c.Article.Text = "tariff"
			}
			c.Article.ID = c.ID
			p = append(p, c)
		}
		pages := pager{from: p, articles: firstArticles, page: firstArticles}
		at := 0
		for {
			changes, err := pages.next(context.Background())
			if err != nil {
				r.Fatal(err)
			}
			if len(changes) == 0 {
				break
			}
			size := 0
			for i, c := range changes {
				at++
				if int(c.Position) != at {
					r.Fatalf("change %d stands where %d should", c.Position, at)
				}
				if size >= batchBytes {
					r.Fatalf("a batch has %d bytes before article %d of %d", size, i, len(changes))
				}
				size += len(c.Article.Text)
			}
		}
		if at != len(p) {
			r.Fatalf("%d of %d changes come", at, len(p))
		}
	})
}

func TestStepHasTerms(t *testing.T) {
	s := stepOf(context.Background(), []corpus.Change{
		{Position: 1, ID: "a", Article: corpus.Article{ID: "a", Title: "Rules", Text: "Export rule."}},
		{Position: 2, ID: "b", Removed: true},
	}, analysis.Analyze)
	if s.err != nil || s.removed != 1 || s.batch.Upto != 2 || len(s.batch.Put) != 1 || fmt.Sprint(s.batch.Terms) != fmt.Sprint([][Fields][]string{Terms(s.batch.Put[0])}) {
		t.Errorf("%+v", s)
	}
}

// TestReadAheadStops stops while a batch is being made, and while one waits to be taken.
func TestReadAheadStops(t *testing.T) {
	var p past
	for i := range 100 {
		p = append(p, corpus.Change{Position: corpus.Position(i + 1), ID: fmt.Sprint(i), Removed: true})
	}
	for taken := range 4 {
		steps, stop := readAhead(context.Background(), p, 0)
		for range taken {
			<-steps
		}
		stop()
		if s, ok := <-steps; ok {
			t.Errorf("after %d batches and stopping comes %+v", taken, s)
		}
	}
}
