package corpus

import (
	"strings"
	"testing"
	"unicode"
)

func TestSlug(t *testing.T) {
	for key, want := range map[string]string{
		"talks.md":                               "talks",
		"2025/07/Stockholm Talks.md":             "2025-07-stockholm-talks",
		"/srv/articles/x.jsonl":                  "srv-articles-x",
		"https://www.example.com/a/b.html":       "www-example-com-a-b",
		"https://example.com/news?id=3":          "example-com-news-id-3",
		"notes v1.2 of talks":                    "notes-v1-2-of-talks",
		"Änderung – 芯片.txt":                      "änderung-芯片",
		"a..b__c.md":                             "a-b-c",
		".md":                                    "article",
		"":                                       "article",
		"???":                                    "article",
		"caf\xe9.md":                             "caf",
		strings.Repeat("long/", 40) + "talks.md": strings.Trim((strings.Repeat("long-", 40) + "talks")[205-120:], "-"),
		"https://example.com/" + "tail/index.html": "example-com-tail-index",
	} {
		if got := slug(key); got != want {
			t.Errorf("%q: %q, want %q", key, got, want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"talks.md", "https://example.com/a?b=c", "芯片/ä.txt", "\xff", strings.Repeat("é", 300)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, key string) {
		id := slug(key)
		if id == "" || len([]rune(id)) > 120 || strings.HasPrefix(id, "-") || strings.HasSuffix(id, "-") {
			t.Errorf("%q: %q", key, id)
		}
		for _, r := range id {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Errorf("%q: %q holds %q", key, id, r)
			}
		}
	})
}
