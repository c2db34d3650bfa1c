package extract

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestFields(t *testing.T) {
	for _, c := range []struct {
		name string
		raw  map[string]any
		want corpus.Article
	}{
		{"nothing", nil, corpus.Article{}},
		{"usual names", map[string]any{
			"id": "x1", "title": " A  Title ", "date": "2025-07-28", "updated": "2025-08-01", "url": "https://a.example/x",
			"publisher": "A", "authors": []any{"Ana Lund", "Bo"}, "tags": "Chips, trade,chips", "collection": "talks", "language": "EN-us",
		}, corpus.Article{
			ID: "x1", Title: "A Title", Published: "2025-07-28", Updated: "2025-08-01", URL: "https://a.example/x",
			Publisher: "A", Authors: []string{"Ana Lund", "Bo"}, Tags: []string{"chips", "trade"}, Collection: "talks", Language: "en-US",
		}},
		{"other names", map[string]any{
			"ID": uint64(17), "published_time": "2025-07-28 23:30:00-04:00", "modified-time": "2025-07-28 23:59:00-04:00",
			"source_url": "https://b.example", "site": "B", "author": "By Ana Lund and Bo Chen", "tags": []any{"B", "a"},
		}, corpus.Article{
			ID: "17", Published: "2025-07-28", URL: "https://b.example", Publisher: "B",
			Authors: []string{"Ana Lund", "Bo Chen"}, Tags: []string{"a", "b"},
		}},
		{"a date that is one", map[string]any{"date": time.Date(2025, 7, 28, 23, 0, 0, 0, time.FixedZone("", -4*3600))}, corpus.Article{Published: "2025-07-28"}},
		{"a date in digits", map[string]any{"date": uint64(20250728)}, corpus.Article{Published: "2025-07-28"}},
		{"as of", map[string]any{"as_of": "2026-01-02"}, corpus.Article{Published: "2026-01-02"}},
		{"source is an address", map[string]any{"source": "https://c.example/a"}, corpus.Article{URL: "https://c.example/a"}},
		{"source is a name", map[string]any{"source": "Reuters"}, corpus.Article{Publisher: "Reuters"}},
		{"author is an object", map[string]any{"author": map[string]any{"name": "Ana Lund"}}, corpus.Article{Authors: []string{"Ana Lund"}}},
		{"family name first", map[string]any{"author": "Lund, Ana"}, corpus.Article{Authors: []string{"Lund, Ana"}}},
		{"several by commas", map[string]any{"author": "Ana Lund, Bo Chen and Cy Dee"}, corpus.Article{Authors: []string{"Ana Lund", "Bo Chen", "Cy Dee"}}},
	} {
		got, problems := newFields(c.raw).article("x")
		if diff := cmp.Diff(c.want, got); diff != "" || len(problems) > 0 {
			t.Errorf("%s: %v%s", c.name, problems, diff)
		}
	}
}

func TestFieldsThatMakeNoSense(t *testing.T) {
	a, problems := newFields(map[string]any{"date": "next Tuesday", "updated": "2025-02-30", "url": "see below", "language": "??"}).article("x.md")
	want := []corpus.Problem{
		{Where: "x.md", Reason: `date "next Tuesday" is not a date: write it as 2025-07-28`, Partly: true},
		{Where: "x.md", Reason: `updated "2025-02-30" is not a date: write it as 2025-07-28`, Partly: true},
		{Where: "x.md", Reason: `url "see below" is not a web address: it must begin with https:// or http://`, Partly: true},
		{Where: "x.md", Reason: `language "??" is not a language tag: write it as "en" or "zh-CN"`, Partly: true},
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
	if a.Published != "" || a.Updated != "" || a.URL != "" || a.Language != "" {
		t.Errorf("%+v: want nothing made of it", a)
	}
}
