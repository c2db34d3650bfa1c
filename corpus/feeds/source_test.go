package feeds

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/corpus"
	"parley/corpus/fetch"
)

var now = func() time.Time { return time.Date(2025, 7, 28, 10, 0, 0, 0, time.UTC) }

// A web answers by address; what it is asked it notes, what it was asked before it calls unchanged.
type web struct {
	pages map[string]string
	fails map[string]error
	asked []string
}

func (w *web) Get(_ context.Context, r fetch.Request) (fetch.Document, error) {
	w.asked = append(w.asked, r.Address)
	if err := w.fails[r.Address]; err != nil {
		return fetch.Document{}, err
	}
	body, ok := w.pages[r.Address]
	if !ok {
		return fetch.Document{}, fmt.Errorf("%s: %w", r.Address, fetch.ErrGone)
	}
	d := fetch.Document{Address: r.Address, Type: "text/html", Body: []byte(body), Validators: fetch.Validators{Sum: sum(body)}}
	if d.Sum == r.Known.Sum {
		d.Body, d.Unchanged = nil, true
	}
	return d, nil
}

var prose = strings.Repeat("The two sides met in London for a second day and agreed to meet again. ", 20)

func page(text string) string {
	return "<html><title>Page</title><article><p>" + text + "</p></article></html>"
}

// rss is a feed of items "title|link|description".
func rss(items ...string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>The News</title><language>en</language>`)
	for _, item := range items {
		part := strings.Split(item, "|")
		fmt.Fprintf(&b, `<item><title>%s</title><link>%s</link><description><![CDATA[%s]]></description><pubDate>Fri, 25 Jul 2025 23:30:00 -0400</pubDate></item>`, part[0], part[1], part[2])
	}
	return b.String() + `</channel></rss>`
}

const at = "https://me:word@example.com/rss?token=hunter2"

func store(t *testing.T) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestFeed(t *testing.T) {
	s := store(t)
	w := &web{pages: map[string]string{
		at:                          rss("Talks|https://example.com/talks?utm_source=rss|They met …", "Chips|https://example.com/chips|<p>"+prose, "Gone|https://example.com/gone|What is left of it."),
		"https://example.com/talks": page(prose + "It was hot."),
	}}
	source := New(at, w, now, Options{Collection: "talks"})
	r, err := corpus.Sync(t.Context(), s, source, nil)
	if err != nil || r.Added != 3 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, "taken alone") {
		t.Fatalf("%+v, %v", r, err)
	}
	a, err := s.Article(t.Context(), "example.com/talks")
	if err != nil || a.Title != "Talks" || a.Published != "2025-07-25" || a.URL != "https://example.com/talks" || !strings.HasSuffix(a.Text, "It was hot.") || a.Collection != "talks" || a.Language != "en" {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err := s.Article(t.Context(), "example.com/chips"); err != nil || a.Publisher != "The News" {
		t.Errorf("%+v, %v", a, err)
	}
	if fmt.Sprint(w.asked) != fmt.Sprint([]string{at, "https://example.com/talks", "https://example.com/gone"}) {
		t.Errorf("asked for %v", w.asked)
	}

	// Nothing new: one request.
	w.asked = nil
	if r, err = corpus.Sync(t.Context(), s, source, nil); err != nil || r.Unchanged != 3 || r.Added+r.Changed+r.Removed > 0 || len(w.asked) != 1 {
		t.Errorf("%+v, %v, asked for %v", r, err, w.asked)
	}

	// The feed moves on: what it no longer shows stays, and what it still shows is not read again.
	w.asked = nil
	w.pages[at] = rss("Tariffs|https://example.com/tariffs|<p>"+prose, "Talks|https://example.com/talks|They met …")
	if r, err = corpus.Sync(t.Context(), s, corpus.Steady(source), nil); err != nil || r.Added != 1 || r.Unchanged != 3 || r.Removed > 0 || len(w.asked) != 1 {
		t.Errorf("%+v, %v, asked for %v", r, err, w.asked)
	}

	// A feed that fails removes nothing, and no secret is told.
	w.pages[at] = `<html><form><input type=password></form><link rel="alternate" type="application/rss+xml" href="/feed?token=hunter2"></html>`
	r, err = corpus.Sync(t.Context(), s, source, nil)
	if err == nil || r.Removed > 0 || !strings.Contains(err.Error(), "its page names https://example.com/feed") || strings.Contains(err.Error()+r.Source, "hunter2") || strings.Contains(err.Error(), "word@") {
		t.Errorf("%+v, %v", r, err)
	}
	if raw, err := s.Raw(t.Context(), source.Name(), "example.com/chips"); err != nil || strings.Contains(raw.Address, "hunter2") {
		t.Errorf("%+v, %v", raw, err)
	}
}

// A page that cannot be had for now is asked for again although the feed stays the same.
func TestPageIsTriedAgain(t *testing.T) {
	s := store(t)
	const talks = "https://example.com/talks"
	w := &web{pages: map[string]string{at: rss("Talks|" + talks + "|They met …")}, fails: map[string]error{talks: errors.New("the server answered 500; try again later")}}
	source := New(at, w, now, Options{})
	r, err := corpus.Sync(t.Context(), s, source, nil)
	if a, _ := s.Article(t.Context(), "example.com/talks"); err != nil || r.Added != 1 || a.Text != "They met …" {
		t.Fatalf("%+v, %v, %q", r, err, a.Text)
	}
	w.fails, w.pages[talks] = nil, page(prose)
	r, err = corpus.Sync(t.Context(), s, source, nil)
	if a, _ := s.Article(t.Context(), "example.com/talks"); err != nil || r.Changed != 1 || len(a.Text) < 1000 {
		t.Errorf("%+v, %v, %q", r, err, a.Text)
	}
}

func TestSummaries(t *testing.T) {
	s := store(t)
	w := &web{pages: map[string]string{at: rss("One|https://example.com/1|They met …", "Two|https://example.com/2|")}}
	r, err := corpus.Sync(t.Context(), s, New(at, w, now, Options{Summaries: true}), nil)
	if err != nil || r.Added != 1 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, "without --summaries") || len(w.asked) != 1 {
		t.Errorf("%+v, %v, asked for %v", r, err, w.asked)
	}
}

// A site that asks to be left alone is, and what was read until then stays.
func TestLeftAlone(t *testing.T) {
	s := store(t)
	const second = "https://example.com/2"
	later := &fetch.LaterError{Until: time.Now().Add(time.Hour), Err: errors.New("busy")}
	w := &web{pages: map[string]string{at: rss("One|https://example.com/1|", "Two|"+second+"|", "Three|https://example.com/3|"), "https://example.com/1": page(prose)}, fails: map[string]error{second: later}}
	r, err := corpus.Sync(t.Context(), s, New(at, w, now, Options{}), nil)
	if got := new(fetch.LaterError); !errors.As(err, &got) || r.Added != 1 || len(w.asked) != 3 {
		t.Errorf("%+v, %v, asked for %v", r, err, w.asked)
	}
}

// A feed cannot put its own words in the place of another site's article.
func TestStolenName(t *testing.T) {
	s := store(t)
	theirs := "https://theirs.example/talks"
	w := &web{pages: map[string]string{at: rss("Talks|" + theirs + "|" + prose), "https://theirs.example/rss": rss("Talks|" + theirs + "|<p>True. " + prose)}}
	for _, feed := range []string{"https://theirs.example/rss", at} {
		if _, err := corpus.Sync(t.Context(), s, New(feed, w, now, Options{}), nil); err != nil {
			t.Fatal(err)
		}
	}
	if a, err := s.Article(t.Context(), "theirs.example/talks"); err != nil || !strings.HasPrefix(a.Text, "True.") {
		t.Errorf("%.40q, %v", a.Text, err)
	}
}

// The forms a feed comes in, and a real one.
func TestForms(t *testing.T) {
	files, err := filepath.Glob("testdata/*.feed")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range append(files, "../../../shared/formats/whitehouse-briefings-rss.xml") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			body, err := os.ReadFile(file)
			if errors.Is(err, os.ErrNotExist) && strings.Contains(file, "shared") {
				t.Skip("the shared samples are not here")
			}
			if err != nil {
				t.Fatal(err)
			}
			entries, err := New(at, nil, now, Options{}).parse(fetch.Document{Address: "https://example.com/rss", Body: body})
			if err != nil || len(entries) == 0 {
				t.Fatalf("%v, %v", entries, err)
			}
			for _, e := range entries {
				if e.stated.Title == "" || e.stated.Published == "" || e.link == "" || strings.HasPrefix(e.key, "entry-") {
					t.Errorf("%+v", e)
				}
			}
		})
	}
}
