package terminal

import (
	"path/filepath"
	"testing"

	"parley/bot/answer"
	"parley/bot/timeline"
	"parley/corpus"
)

// events are a few, one of them ahead and one hostile.
func events() []timeline.Event {
	at := func(n int, day corpus.Day, text string) timeline.Event {
		return timeline.Event{When: timeline.When{From: day, To: day}, Ahead: day > "2026-11-26", Text: text, Citation: answer.Citation{
			N: n, Article: "a", Title: "The Lion Accord", Publisher: "Bureau of Lions", Published: "2025-08-01", URL: "https://example.org/lions",
		}}
	}
	all := []timeline.Event{
		at(1, "2025-07-28", "The Lion Accord took effect on 28 July 2025, and no hunter may follow a lion into the reserve."),
		at(2, "2025-07-28", "Plain \x1b[31mred\x1b[0m and \x1b[2Jgone\rover.\u202e"),
		at(3, "2027-07-27", "The Lion Accord expires on 27 July 2027."),
	}
	all[2].Citation.Sources = []answer.Source{{Title: "Accord on Lions", Publisher: "Gazette", Date: "2025-07", URL: "https://example.org/gazette"}}
	return all
}

func TestTimeline(t *testing.T) {
	line := timeline.Timeline{Subject: "Lion \x1b[31mAccord", Today: "2026-11-26", Events: events()}
	for name, style := range map[string]Style{"pipe": {}, "mono": {Width: 60}, "color": {Width: 60, Color: true, Links: true}} {
		t.Run(name, func(t *testing.T) {
			golden(t, filepath.Join("testdata", "timeline", name+".txt"), Timeline(line, style))
		})
	}
	golden(t, filepath.Join("testdata", "timeline", "nothing.txt"), Timeline(timeline.Timeline{Subject: "tea"}, Style{Width: 60}))
}
