package corpus

import (
	"strings"
	"testing"
)

func TestList(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	shelf.put("x.jsonl",
		Article{ID: "a", Title: "The 50% rule", Text: "Affiliates are covered.", Publisher: "BIS", Published: "2025-09-29", Tags: []string{"Entity List", "chips"}, Collection: "export-rules"},
		Article{ID: "b", Title: "Stockholm", Text: "They met.", Publisher: "Treasury", Published: "2025-07-29", Tags: []string{"talks"}, Collection: "talks"},
		Article{ID: "c", Title: "Undated", Text: "Chips and under_scores.", Publisher: "Bis", Tags: []string{"chips"}},
		Article{ID: "d", Title: "Also Stockholm", Text: "Talks ended.", Publisher: "Treasury", Published: "2025-07-29", Tags: []string{"talk"}, Collection: "talks"},
		Article{ID: "e", Title: "Removed", Text: "Gone.", Published: "2026-01-01"},
	)
	sync(t, s, shelf)
	if err := s.Remove(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct {
		f   Filter
		ids string
	}{
		"all, newest first":     {Filter{}, "a b d c"},
		"limit":                 {Filter{Limit: 2}, "a b"},
		"tag":                   {Filter{Tag: "talk"}, "d"},
		"tag in any case":       {Filter{Tag: "entity  LIST"}, "a"},
		"part of a tag":         {Filter{Tag: "entity"}, ""},
		"publisher":             {Filter{Publisher: "bis"}, "a c"},
		"collection":            {Filter{Collection: "talks"}, "b d"},
		"from":                  {Filter{From: "2025-07-30"}, "a"},
		"to, undated left out":  {Filter{To: "2025-07-29"}, "b d"},
		"from and to":           {Filter{From: "2025-07-29", To: "2025-07-29"}, "b d"},
		"text in a title":       {Filter{Text: "stockHOLM"}, "b d"},
		"text in a text":        {Filter{Text: "affiliates ARE"}, "a"},
		"a percent sign":        {Filter{Text: "50%"}, "a"},
		"a percent sign alone":  {Filter{Text: "%"}, "a"},
		"an underscore":         {Filter{Text: "r_s"}, "c"},
		"a backslash":           {Filter{Text: `\`}, ""},
		"a quotation mark":      {Filter{Text: `'; DROP TABLE articles`}, ""},
		"all of them":           {Filter{Tag: "talks", Publisher: "treasury", Collection: "talks", From: "2025-01-01", To: "2025-12-31", Text: "met", Limit: 1}, "b"},
		"nothing of a removed":  {Filter{Text: "gone"}, ""},
		"tag that holds a sign": {Filter{Tag: "ch%ps"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := s.List(t.Context(), want.f)
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, a := range found {
				ids = append(ids, a.ID)
				if a.Title == "" || a.Size == 0 || len(a.Tags) == 0 {
					t.Errorf("an empty summary: %+v", a)
				}
			}
			if got := strings.Join(ids, " "); got != want.ids {
				t.Errorf("got %q, want %q", got, want.ids)
			}
		})
	}
}
