package terminal

import (
	"path/filepath"
	"testing"

	"parley/corpus"
)

func TestList(t *testing.T) {
	articles := []corpus.Summary{
		{ID: "whitehouse-2025-08-joint-statement-on-the-meeting-in-stockholm", Title: "Joint Statement on U.S.-China Economic and Trade Meeting in Stockholm", Publisher: "The White House", Published: "2025-08-11"},
		{ID: "rule-1", Title: "A rule\x1b[31m\tof two lines\nand more", Publisher: "Bureau", Published: "2025-01-15"},
		{ID: "关税", Title: "关税", Published: ""},
	}
	for name, style := range map[string]Style{"pipe": {}, "mono": {Width: 48}, "color": {Width: 80, Color: true}} {
		t.Run(name, func(t *testing.T) {
			golden(t, filepath.Join("testdata", "list", name+".txt"), List(articles, style))
		})
	}
	if got := List(nil, Style{Width: 80}); got != "" {
		t.Errorf("no articles: %q", got)
	}
}
