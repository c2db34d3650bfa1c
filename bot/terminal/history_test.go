package terminal

import (
	"path/filepath"
	"testing"
	"time"

	"parley/corpus"
)

func TestHistory(t *testing.T) {
	now := corpus.Article{ID: "rule-1", Title: "A rule", Published: "2025-09-30", Text: "It took effect on September 29. It was suspended.\n\nEnd \x1b[2Jnote."}
	first, second := now, now
	first.Text, first.Title = "It takes effect on September 29.\n\n-- End \x1b[2Jnote.", "A rule\x1b[31m to come"
	second.Text = "It took effect on September 29.\n\nEnd \x1b[2Jnote."
	at := time.Date(2025, 10, 1, 8, 30, 0, 0, time.FixedZone("", 3600))
	versions := []corpus.Version{{N: 1, Replaced: at, Article: first}, {N: 2, Replaced: at.AddDate(0, 1, 9), Article: second}}
	for name, style := range map[string]Style{"pipe": {}, "color": {Width: 40, Color: true}} {
		golden(t, filepath.Join("testdata", "history", name+".txt"), History(now, versions, style))
	}
	golden(t, filepath.Join("testdata", "history", "none.txt"), History(now, nil, Style{}))
}
