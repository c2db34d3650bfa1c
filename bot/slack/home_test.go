package slack

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/bot/answer"
)

func TestHome(t *testing.T) {
	desk := Desk{
		Articles: 4812, Newest: "2026-11-22", Synced: time.Date(2026, 11, 24, 3, 4, 0, 0, time.UTC),
		Shelves: []Shelf{{"export-rules", 1200}, {"talks", 1}},
		Recent:  []Entry{{"q1", "Who met in Stockholm?", answer.Direct, "2026-11-23"}, {"q2", "Who won <!here>?", answer.Nothing, ""}},
		Saved:   []Entry{{"q3", "What does ECCN 3A090 cover?", answer.Unsure, "2026-10-01"}},
	}
	stale := desk
	stale.Stale, stale.Recent, stale.Saved = true, nil, nil
	for name, d := range map[string]Desk{"home": desk, "home-stale": stale, "home-empty": {}} {
		t.Run(name, func(t *testing.T) {
			v := Home(d)
			golden(t, "window/"+name, v)
			checkView(t, v)
		})
	}
}

func TestHomeKeepsLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entry := rapid.Custom(func(t *rapid.T) Entry {
			return Entry{rapid.StringN(0, 300, -1).Draw(t, "id"), hostile().Draw(t, "question"), answer.Nothing, "2026-01-01"}
		})
		shelf := rapid.Custom(func(t *rapid.T) Shelf { return Shelf{hostile().Draw(t, "name"), 1} })
		checkView(t, Home(Desk{
			Articles: 1, Shelves: rapid.SliceOfN(shelf, 0, 40).Draw(t, "shelves"),
			Recent: rapid.SliceOfN(entry, 0, 12).Draw(t, "recent"), Saved: rapid.SliceOfN(entry, 0, 12).Draw(t, "saved"),
		}))
	})
}
