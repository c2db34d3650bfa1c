package corpus

import (
	"encoding/json"
	"testing"
)

func TestContentHash(t *testing.T) {
	a := Article{ID: "a", Title: "Talks", Published: "2025-07-28", Text: "They met."}
	same := a
	same.ID, same.URL, same.Tags, same.Publisher = "b", "https://example.com", []string{"talks"}, "Agency"
	if a.ContentHash() != same.ContentHash() {
		t.Error("a syndicated copy differs from its original")
	}
	for name, b := range map[string]Article{
		"title":    {Title: "Talk", Published: "2025-07-28", Text: "They met."},
		"day":      {Title: "Talks", Published: "2025-07-29", Text: "They met."},
		"text":     {Title: "Talks", Published: "2025-07-28", Text: "They met"},
		"boundary": {Title: "Talks2025-07-28", Text: "They met."},
	} {
		if a.ContentHash() == b.ContentHash() {
			t.Errorf("another %s has the same hash", name)
		}
	}
}

func TestArticleJSON(t *testing.T) {
	a := Article{ID: "a", Title: "Talks", Published: "2025-07-28", Text: "They met.", Blocks: []Block{{Kind: Paragraph, End: 9}}, Hash: "h"}
	got, err := json.Marshal(a)
	want := `{"id":"a","title":"Talks","published":"2025-07-28","text":"They met.","blocks":[{"k":"p","s":0,"e":9}],"hash":"h"}`
	if string(got) != want || err != nil {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}
