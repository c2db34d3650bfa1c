package feeds

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/corpus"
	"parley/corpus/fetch"
)

func parse(body string) ([]entry, error) {
	return New(at, nil, now, Options{}).parse(fetch.Document{Address: "https://example.com/rss", Body: []byte(body)})
}

func TestHostileFeeds(t *testing.T) {
	for name, body := range map[string]string{
		"deep":       "<rss><channel><item>" + strings.Repeat("<a>", 1<<20),
		"deep later": `<rss version="2.0"><channel><item><title>a</title>` + strings.Repeat("<x:b>", 200),
		"a page":     "<html><body>Talks",
		"nothing":    "",
		"a picture":  "\x89PNG\x00\x00",
		"deep JSON":  `{"version":"https://jsonfeed.org/version/1.1","items":` + strings.Repeat("[", 1<<20),
	} {
		if got, err := parse(body); err == nil {
			t.Errorf("%s: %d entries", name, len(got))
		}
	}
	// Entities within entities are not built up.
	bomb := `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title><link>https://example.com/a</link></item></channel></rss>`
	if got, err := parse(bomb); err == nil && len(got) > 0 && len(got[0].stated.Title) > 20 {
		t.Errorf("title %q", got[0].stated.Title)
	}
	many := rss(strings.Split(strings.Repeat("a|https://example.com/a|b\n", mostEntries+5), "\n")[:mostEntries+5]...)
	if got, err := parse(many); err != nil || len(got) != mostEntries {
		t.Errorf("%d entries, %v", len(got), err)
	}
}

func TestDays(t *testing.T) {
	for written, want := range map[string]corpus.Day{
		"Fri, 25 Jul 2025 23:30:00 -0400": "2025-07-25", // where it was published, not in Greenwich
		"2025-07-25T01:00:00+08:00":       "2025-07-25",
		"soon":                            "",
		"":                                "",
	} {
		feed := strings.Replace(rss("a|https://example.com/a|b"), "Fri, 25 Jul 2025 23:30:00 -0400", written, 1)
		got, err := parse(feed)
		if err != nil || got[0].stated.Published != want {
			t.Errorf("%q: %+v, %v", written, got, err)
		}
	}
}

func TestLinks(t *testing.T) {
	for _, c := range [][2]string{
		{"https://example.com/a", "example.com/a"},
		{"/a", "example.com/a"},
		{"http://WWW.example.com/a/?utm_source=rss#x", "example.com/a"},
		{"javascript:alert(1)", "entry-"},
		{"", "entry-"},
	} {
		got, err := parse(rss("a|" + c[0] + "|b"))
		if err != nil || !strings.HasPrefix(got[0].key, c[1]) {
			t.Errorf("%q: %+v, %v", c[0], got, err)
		}
	}
}

func TestBroken(t *testing.T) {
	for text, want := range map[string]bool{"They met …": true, "They met [...]": true, "They met. Read more": true, "They met. Continue reading →": true, "They met.": false} {
		if broken.MatchString(text) != want {
			t.Errorf("%q", text)
		}
	}
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.feed")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(body))
	}
	f.Add(rss("\u202ea|https://exаmple.com/\u200b|<p>b", "|javascript:x|"))
	f.Fuzz(func(t *testing.T, body string) {
		entries, err := parse(body)
		if err != nil {
			return
		}
		for _, e := range entries {
			if e.key == "" || e.stamp() == "" || strings.Contains(e.stated.URL, "word@") {
				t.Errorf("%+v", e)
			}
		}
	})
}
