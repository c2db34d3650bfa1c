package extract

import (
	"testing"

	"parley/corpus"
)

func TestStandingOfFrontMatter(t *testing.T) {
	for front, want := range map[string]corpus.Standing{
		"title: A\nas_of: 2026-07-31": {},
		"title: A\nas_of: 2026-07-31\nstatus: suspended\neffective: 2025-09-29\nsuspended: \"2025-11-10\"\nexpires: 2026-11-09\nsuperseded: 2026-12-01\nsuperseded_by: b": {
			Status: "suspended", Effective: "2025-09-29", Suspended: "2025-11-10", Ends: "2026-11-09",
			Superseded: "2026-12-01", SupersededBy: "b", AsOf: "2026-07-31"},
	} {
		articles, _, err := Markdown("a.md", []byte("---\n"+front+"\n---\nThe rule is paused.\n"))
		if err != nil || len(articles) != 1 || articles[0].Standing != want {
			t.Errorf("%s: %+v, %v", front, articles, err)
		}
	}
	articles, problems, err := Markdown("a.md", []byte("---\ntitle: A\neffective: soon\n---\nThe rule is paused.\n"))
	if err != nil || len(problems) != 1 || articles[0].Standing != (corpus.Standing{}) {
		t.Errorf("%+v, %v, %v", articles, problems, err)
	}
}
