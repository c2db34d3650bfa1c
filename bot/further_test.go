package bot_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

// books is a searcher over articles of two passages each, of which a search finds the first only, unless it is for certain
// articles. The lower the number of an article, the better its passages.
type books struct {
	shelf
	text string
}

const pages = 2

func (b books) Search(_ context.Context, q index.Query) (index.Results, error) {
	r := index.Results{Stats: index.Stats{Passages: 1000, Candidates: 1000, Frequency: map[string]int{}}}
	for i, a := range b.articles {
		for page := range pages {
			named := slices.Contains(q.Filter.Articles, a.ID)
			if len(r.Hits) < q.Limit && (named || page == 0 && q.Filter.Articles == nil) {
				r.Hits = append(r.Hits, index.Hit{
					Article: a.ID, Passage: page, Start: page * len(b.text), End: (page + 1) * len(b.text), Score: 100 - float64(i) - float64(page)/2,
				})
			}
		}
	}
	return r, nil
}

// The articles that promise most are read further than what was found of them, and nothing comes twice.
func TestProposeReadsFurther(t *testing.T) {
	reader, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	library := books{text: "The talks went on. "}
	for n := range 80 {
		library.articles = append(library.articles, corpus.Article{ID: fmt.Sprint("book ", n), Text: library.text + library.text})
	}
	b := bot.New(library, library, reader, evidence.Untrained(), time.Now)
	_, candidates, _, err := b.Propose(t.Context(), bot.Message{Text: "What of the talks?"})
	if err != nil {
		t.Fatal(err)
	}
	var seconds []string
	seen := map[string]bool{}
	for _, c := range candidates {
		place := fmt.Sprint(c.Article.ID, " page ", c.Hit.Passage)
		if seen[place] {
			t.Errorf("%s is proposed twice", place)
		}
		seen[place] = true
		if c.Hit.Passage == 1 {
			seconds = append(seconds, c.Article.ID)
		}
	}
	if want := []string{"book 0", "book 1", "book 2", "book 3", "book 4"}; !slices.Equal(seconds, want) {
		t.Errorf("read further: %q, want %q", seconds, want)
	}
}
