package corpus

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNormal(t *testing.T) {
	a, err := Article{ID: " k ", Title: " Talks \n in  Stockholm ", Tags: []string{"Talks", "", " entity \t LIST", "talks"}, Text: "They met.", Hash: "wrong"}.normal()
	if err != nil {
		t.Fatal(err)
	}
	want := Article{ID: " k ", Title: "Talks in Stockholm", Tags: []string{"entity list", "talks"}, Text: "They met."}
	want.Hash = want.ContentHash()
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
}

func TestNormalTitle(t *testing.T) {
	for text, want := range map[string]string{
		"\n\n They met.\n\nThey left.":                "They met.",
		"a b c d e f g h i j k l m n":                 "a b c d e f g h i j k l …",
		"a b c d e f g h i j k l":                     "a b c d e f g h i j k l",
		strings.Repeat("谈", 101):                      strings.Repeat("谈", 100) + "…",
		strings.Repeat("谈", 100) + "\n\nmore of them": strings.Repeat("谈", 100),
	} {
		a, err := Article{Text: text}.normal()
		if a.Title != want || err != nil {
			t.Errorf("%q: %q, %v, want %q", text, a.Title, err, want)
		}
	}
}

func TestNormalRefuses(t *testing.T) {
	for name, a := range map[string]Article{
		"text not UTF-8":         {Text: "caf\xe9"},
		"title not UTF-8":        {Title: "caf\xe9", Text: "x"},
		"tag not UTF-8":          {Tags: []string{"caf\xe9"}, Text: "x"},
		"no day":                 {Published: "July 2025", Text: "x"},
		"a day there is not":     {Updated: "2025-02-30", Text: "x"},
		"block behind the text":  {Text: "x", Blocks: []Block{{Start: 0, End: 2}}},
		"block before the text":  {Text: "x", Blocks: []Block{{Start: -1, End: 1}}},
		"block that ends early":  {Text: "xyz", Blocks: []Block{{Start: 2, End: 1}}},
		"blocks that overlap":    {Text: "xyz", Blocks: []Block{{Start: 0, End: 2}, {Start: 1, End: 3}}},
		"blocks in wrong order":  {Text: "xyz", Blocks: []Block{{Start: 2, End: 3}, {Start: 0, End: 1}}},
		"invalid, without text":  {Title: "caf\xe9"},
		"author's name not UTF8": {Authors: []string{"caf\xe9"}, Text: "x"},
	} {
		if _, err := a.normal(); err == nil || errors.Is(err, errNoText) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, text := range []string{"", " \n\t\u00a0"} {
		if _, err := (Article{Title: "t", Text: text}).normal(); !errors.Is(err, errNoText) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestDigest(t *testing.T) {
	digest := func(change func(*Article)) string {
		a := Article{ID: "k", Title: "Talks", Text: "They met.", Tags: []string{"talks"}}
		change(&a)
		a, err := a.normal()
		if err != nil {
			t.Fatal(err)
		}
		d, err := a.digest()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	as := digest(func(*Article) {})
	for name, change := range map[string]func(*Article){
		"title": func(a *Article) { a.Title = "Talk" }, "text": func(a *Article) { a.Text = "They left." },
		"tags": func(a *Article) { a.Tags = nil }, "url": func(a *Article) { a.URL = "x" },
		"publisher": func(a *Article) { a.Publisher = "x" }, "authors": func(a *Article) { a.Authors = []string{"x"} },
		"published": func(a *Article) { a.Published = "2025-07-28" }, "updated": func(a *Article) { a.Updated = "2025-07-28" },
		"language": func(a *Article) { a.Language = "en" }, "collection": func(a *Article) { a.Collection = "x" },
		"blocks": func(a *Article) { a.Blocks = []Block{{Kind: Paragraph, End: 2}} },
	} {
		if digest(change) == as {
			t.Errorf("a change of the %s does not show", name)
		}
	}
	if digest(func(a *Article) { a.ID, a.Fetched = "l", Day("2025-07-28").Time() }) != as {
		t.Error("id and time fetched show")
	}
}
