package corpus

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestArticleKeepsEverything(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	want := Article{
		ID: "k", Title: "Talks in Stockholm", Publisher: "Office", Authors: []string{"B. Author", "A. Author"},
		URL: "https://example.com/k", Published: "2025-07-29", Updated: "2025-07-30",
		Fetched: time.Date(2025, 7, 31, 1, 2, 3, 4, time.UTC), Language: "en-US", Tags: []string{"chips", "talks"},
		Collection: "talks", Text: "A heading\n\nThey met — again.",
		Blocks: []Block{{Kind: Heading, Level: 2, Start: 0, End: 9}, {Kind: Paragraph, Start: 11, End: 30}},
	}
	want.Hash = want.ContentHash()
	shelf.put("x.md", want)
	sync(t, s, shelf)
	got, err := s.Article(t.Context(), "k")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestArticlesOfMergedIDs(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	shelf.put("1.md", note("k", "one"))
	shelf.put("2.md", note("l", "one"))
	shelf.put("3.md", note("m", "two"))
	sync(t, s, shelf)
	for asked, want := range map[string]string{"k": "k", "l": "k", "m": "m", "k l": "k", "l m none": "k m", "none": "", "": ""} {
		found, err := s.Articles(t.Context(), strings.Fields(asked))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range found {
			got = append(got, a.ID)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q gives %v, want %q", asked, got, want)
		}
	}
	if id, err := s.Resolve(t.Context(), "l"); id != "k" || err != nil {
		t.Error(id, err)
	}
	for _, id := range []string{"none", ""} {
		if _, err := s.Article(t.Context(), id); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
		if _, err := s.Resolve(t.Context(), id); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestArticlesOfManyIDs(t *testing.T) {
	s := openStore(t)
	sync(t, s, library(1200, 100))
	ids := make([]string, 1200)
	for i := range ids {
		ids[i] = fmt.Sprintf("a%05d", i)
	}
	if found, err := s.Articles(t.Context(), ids); err != nil || len(found) != 1200 {
		t.Error(len(found), err)
	}
}

func TestOrigins(t *testing.T) {
	s, a, b := openStore(t), newShelf("a"), newShelf("b")
	one := note("k", "one")
	one.URL = "https://example.com/1"
	a.put("1.md", one)
	one.ID, one.URL = "", "https://example.com/2"
	b.put("2.md", one)
	sync(t, s, a)
	sync(t, s, b)
	want := []Origin{{"a", "1.md", "k", "https://example.com/1"}, {"b", "2.md", "2", "https://example.com/2"}}
	for _, id := range []string{"k", "2"} {
		got, err := s.Origins(t.Context(), id)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Error(diff, err)
		}
	}
	if _, err := s.Origins(t.Context(), "none"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}
