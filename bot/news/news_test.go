package news

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

// A pile is a source of articles.
type pile []corpus.Article

func (p pile) Name() string { return "pile" }

func (p pile) Documents(context.Context, map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		yield(corpus.Document{Key: "all", Articles: p}, nil)
	}
}

func openStore(t *testing.T) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func sync(t *testing.T, s *corpus.Store, articles ...corpus.Article) {
	t.Helper()
	_, err := corpus.Sync(t.Context(), s, pile(articles), nil)
	check(t, err)
}

func article(id string, published corpus.Day, text string) corpus.Article {
	return corpus.Article{ID: id, Title: "On " + id, Published: published, Text: text}
}

// told is news in short, after a look at its promises.
func told(t *testing.T, s *corpus.Store, n News) string {
	t.Helper()
	var b strings.Builder
	last := 0
	for _, g := range n.Groups {
		fmt.Fprintf(&b, "%s:", g.Subject)
		for _, i := range g.Items {
			a, err := s.Article(t.Context(), i.Citation.Article)
			check(t, err)
			if last++; i.Citation.N != last || a.Text[i.Citation.Start:i.Citation.End] != i.Text {
				t.Errorf("item %d: %+v", last, i)
			}
			fmt.Fprintf(&b, " %s", a.ID)
		}
		b.WriteString("; ")
	}
	return fmt.Sprintf("%s%d", &b, n.Total)
}

func TestAfter(t *testing.T) {
	s := openStore(t)
	lions, tigers, bears := article("lions", "2025-01-01", "Lions hunt in groups in the evening."), article("tigers", "2025-03-01", "Tigers swim."), article("bears", "", "Bears sleep.")
	lions.Collection, tigers.Tags = "cats", []string{"cats", "water"}
	sync(t, s, lions, tigers, bears)
	n, err := After(t.Context(), s, 0, nil)
	check(t, err)
	if got := told(t, s, n); got != "cats: tigers lions; other: bears; 3" {
		t.Error(got)
	}
	some, err := After(t.Context(), s, 0, []string{"cats"})
	check(t, err)
	if got := told(t, s, some); got != "cats: lions; 1" || some.Upto != n.Upto {
		t.Error(got)
	}
	again, err := After(t.Context(), s, n.Upto, nil)
	check(t, err)
	if diff := cmp.Diff(News{Upto: n.Upto, Groups: []Group{}}, again); diff != "" {
		t.Error(diff)
	}
	lions.Text = "Lions sleep at noon, officials say."
	sync(t, s, lions, tigers, article("owls", "2025-02-01", "Owls hunt."))
	n, err = After(t.Context(), s, n.Upto, nil)
	check(t, err)
	if got := told(t, s, n); got != "cats: lions; other: owls; 2" {
		t.Error(got)
	}
}

func TestSince(t *testing.T) {
	s := openStore(t)
	sync(t, s, article("old", "2025-01-01", "Lions hunt."), article("new", "2025-03-01", "By our staff\n\nTigers swim in the river at night."), article("undated", "", "Bears."))
	n, err := Since(t.Context(), s, "2025-02-01", nil)
	check(t, err)
	if got := told(t, s, n); got != "other: new; 1" || n.Since != "2025-02-01" {
		t.Error(got, n.Since)
	}
	if n, err := Since(t.Context(), s, "2025-02-01", []string{"cats"}); err != nil || told(t, s, n) != "0" {
		t.Errorf("of no article in these collections: %v, %+v", err, n)
	}
	if got := n.Groups[0].Items[0].Text; got != "Tigers swim in the river at night." {
		t.Errorf("told by %q", got)
	}
}

// Of very many articles the newest are told of, and how many there are.
func TestOfMany(t *testing.T) {
	s := openStore(t)
	var many []corpus.Article
	for i := range 2*batch + 1 {
		many = append(many, article(fmt.Sprint("a", i), corpus.Day(fmt.Sprintf("%d-01-01", 1500+i)), fmt.Sprintf("Lion %d hunts.", i)))
	}
	sync(t, s, many...)
	for name, read := range map[string]func() (News, error){
		"after": func() (News, error) { return After(t.Context(), s, 0, nil) },
		"since": func() (News, error) { return Since(t.Context(), s, "1400-01-01", nil) },
	} {
		n, err := read()
		check(t, err)
		if items := n.Groups[0].Items; n.Total != len(many) || len(items) != Most || items[0].Citation.Article != "a400" {
			t.Errorf("%s: %d of %d, the first %s", name, len(items), n.Total, items[0].Citation.Article)
		}
	}
}
