package bot_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

// shelf is a library and a searcher over a few articles, one passage each: every passage is found.
type shelf struct {
	articles []corpus.Article
	alike    []string // ids of articles that tell one story, the earliest first
	stale    []index.Hit
	err      error
}

func (s shelf) Articles(_ context.Context, ids []string) ([]corpus.Article, error) {
	return s.articles, s.err
}

func (s shelf) Search(_ context.Context, q index.Query) (index.Results, error) {
	r := index.Results{Stats: index.Stats{Passages: 50, Candidates: len(s.articles), Frequency: map[string]int{}}, Hits: s.stale}
	for _, c := range q.Concepts {
		r.Stats.Frequency[c.Forms[0].Term] = 2
	}
	for i, a := range s.articles {
		r.Hits = append(r.Hits, index.Hit{Article: a.ID, End: len(a.Text), Score: 5 - float64(i)})
	}
	return r, nil
}

// Held knows every word, so none is misspelled.
func (s shelf) Held(_ context.Context, terms ...string) ([]int, error) {
	return slices.Repeat([]int{2}, len(terms)), nil
}

func (s shelf) Near(context.Context, string, int) ([]index.Spelling, error) { return nil, nil }

func (s shelf) Meanings(_ context.Context, shorts ...string) ([][]index.Definition, error) {
	return make([][]index.Definition, len(shorts)), nil
}

func (s shelf) Abbreviated(context.Context, string) ([]index.Definition, error) { return nil, nil }

func (s shelf) Newest(context.Context) (corpus.Day, error) { return "2025-07-29", s.err }

func (s shelf) Copies(context.Context, []string) (map[string][]corpus.Summary, error) {
	groups := make(map[string][]corpus.Summary)
	for _, id := range s.alike {
		for _, other := range s.alike {
			i := slices.IndexFunc(s.articles, func(a corpus.Article) bool { return a.ID == other })
			a := s.articles[i]
			groups[id] = append(groups[id], corpus.Summary{ID: a.ID, Publisher: a.Publisher, Published: a.Published, URL: a.URL, Collection: a.Collection})
		}
	}
	return groups, s.err
}

func stockholm() shelf {
	return shelf{articles: []corpus.Article{
		{ID: "a", Title: "Stockholm", Publisher: "P", URL: "https://example.org/a", Published: "2025-07-29",
			Text: "Scott Bessent and He Lifeng met at the Stockholm trade talks. They agreed to go on."},
		{ID: "b", Title: "Madrid", Text: "The Madrid trade talks were about TikTok."},
	}}
}

func newBot(t *testing.T, s shelf) *bot.Bot {
	t.Helper()
	reader, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	model, err := evidence.NewModel()
	if err != nil {
		t.Fatal(err)
	}
	return bot.New(s, s, reader, model, time.Now)
}

func ask(t *testing.T, s shelf, text string) answer.Answer {
	t.Helper()
	a, err := newBot(t, s).Ask(t.Context(), bot.Message{ID: "7", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAskQuotesWordForWord(t *testing.T) {
	s := stockholm()
	a := ask(t, s, "Who met at the Stockholm trade talks?")
	if a.Kind != answer.Direct || a.ID != "7" || len(a.Quotes) == 0 {
		t.Fatalf("answer %+v", a)
	}
	for _, q := range slices.Concat(a.Quotes, a.Later, a.Related) {
		c := a.Citations[q.Citation-1]
		for _, article := range s.articles {
			if article.ID == c.Article && article.Text[c.Start:c.End] != q.Text {
				t.Errorf("quote %q is not %s[%d:%d]", q.Text, c.Article, c.Start, c.End)
			}
		}
	}
	if got := a.Citations[a.Quotes[0].Citation-1]; got.Article != "a" || got.Published != "2025-07-29" || got.Publisher != "P" {
		t.Errorf("first citation %+v", got)
	}
}

func TestAskNothingAsked(t *testing.T) {
	for _, text := range []string{"", "  ", "🙂"} {
		if a := ask(t, stockholm(), text); a.Kind != answer.Help || a.Quotes == nil || a.Passages == nil {
			t.Errorf("%q: %+v", text, a)
		}
	}
}

func TestAskEmptyIndex(t *testing.T) {
	a := ask(t, shelf{}, "Who met at the Stockholm trade talks?")
	if a.Kind != answer.Nothing || a.Confidence != 0 || len(a.Notices) == 0 {
		t.Errorf("answer %+v", a)
	}
}

// Between a change in the store and the index catching up, a hit may name an article that is gone
// or a place its text no longer has: it is left out, never quoted askew.
func TestAskStaleHits(t *testing.T) {
	s := stockholm()
	s.stale = []index.Hit{{Article: "gone", End: 10, Score: 99}, {Article: "a", Start: 10, End: 5000, Score: 98}}
	a := ask(t, s, "Who met at the Stockholm trade talks?")
	if len(a.Passages) != 2 {
		t.Errorf("%d passages, want the two that are there", len(a.Passages))
	}
}

func TestAskStoreFails(t *testing.T) {
	s := stockholm()
	s.err = errors.New("disk on fire")
	if _, err := newBot(t, s).Ask(t.Context(), bot.Message{Text: "Stockholm"}); !errors.Is(err, s.err) {
		t.Errorf("error %v", err)
	}
}

// noted is a searcher that remembers what it was asked.
type noted struct {
	shelf
	query *index.Query
}

func (n noted) Search(ctx context.Context, q index.Query) (index.Results, error) {
	*n.query = q
	return n.shelf.Search(ctx, q)
}

func TestAskSearchesTheCollectionsNamed(t *testing.T) {
	reader, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	model, err := evidence.NewModel()
	if err != nil {
		t.Fatal(err)
	}
	n := noted{stockholm(), &index.Query{}}
	if _, err := bot.New(n, n, reader, model, time.Now).Ask(t.Context(), bot.Message{Text: "Who met at Stockholm?", Collections: []string{"talks"}}); err != nil {
		t.Fatal(err)
	}
	if got := n.query.Filter.Collections; len(got) != 1 || got[0] != "talks" {
		t.Errorf("searched %v", got)
	}
}
