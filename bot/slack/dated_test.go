package slack

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/bot/timeline"
	"parley/corpus"
)

// listOf is a list of three sentences, the last of them ahead, over and over.
func listOf(times int) Dated {
	at := func(n int, day corpus.Day, text string) timeline.Event {
		return timeline.Event{When: timeline.When{From: day, To: day}, Ahead: day > today, Text: text, Citation: answer.Citation{
			N: n, Article: "briefing/affiliates-rule", Title: "The Affiliates Rule", Publisher: "Parley Briefings", Published: "2026-09-01",
			URL: "https://example.org/rule", Sources: []answer.Source{{Title: "Expansion of End-User Controls", Publisher: "Federal Register", Date: "2025-09-30", URL: "https://example.org/fr"}},
		}}
	}
	d := Dated{ID: "Ev1", Told: timeline.Timeline{Subject: "Affiliates Rule", Today: today}}
	for range times {
		n := len(d.Told.Events)
		d.Told.Events = append(d.Told.Events,
			at(n+1, "2025-09-29", "BIS issued the Affiliates Rule on 29 September 2025."),
			at(n+2, "2025-11-10", "BIS suspended the <Affiliates> *Rule* from 10 November 2025."),
			at(n+3, "2027-11-10", "The Affiliates Rule returns on 10 November 2027."))
	}
	return d
}

// page returns a page there must be.
func page(t tester, d Dated, n int) Message {
	m, ok := d.Page(n, today)
	if !ok {
		t.Errorf("no page %d", n)
	}
	return m
}

func TestDated(t *testing.T) {
	ahead := listOf(2)
	ahead.Ahead = true
	e := listOf(1).Told.Events[2]
	for name, m := range map[string]Message{
		"timeline":  page(t, listOf(1), 0),
		"first":     page(t, listOf(4), 0),
		"continued": page(t, listOf(4), 1),
		"ahead":     page(t, ahead, 0),
		"nothing":   page(t, Dated{Told: timeline.Timeline{Subject: "tea"}}, 0),
		"reminding": Reminding("R1", time.Date(2027, 11, 9, 9, 0, 0, 0, time.UTC)),
		"reminder":  Reminder(e, true, today),
		"gone":      Reminder(e, false, today),
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, "dated/"+name, m)
			checkMessage(t, m)
		})
	}
	if _, ok := listOf(1).Page(1, today); ok {
		t.Error("there is a page behind the last")
	}
}

func drawDated(t *rapid.T) Dated {
	d := Dated{
		ID:    rapid.OneOf(rapid.Just("q1"), rapid.StringN(0, 300, -1)).Draw(t, "id"),
		Ahead: rapid.Bool().Draw(t, "ahead"),
		Told:  timeline.Timeline{Subject: hostile().Draw(t, "subject"), Today: today},
	}
	for i, c := range drawAnswer(t).Citations {
		c.N = i + 1
		d.Told.Events = append(d.Told.Events, drawEvent(t, c))
	}
	return d
}

func drawEvent(t *rapid.T, c answer.Citation) timeline.Event {
	day := rapid.SampledFrom([]corpus.Day{"", "2025-09-29", "2027-11-10", "<!here>"}).Draw(t, "day")
	text := strings.Repeat(hostile().Draw(t, "sentence"), rapid.SampledFrom([]int{1, 1, 1, 30, 400}).Draw(t, "times"))
	return timeline.Event{When: timeline.When{From: day, To: day}, Ahead: rapid.Bool().Draw(t, "is ahead"), Text: text, Citation: c}
}

// Every sentence that fits a message stands letter by letter on one page, and nothing in it, nor in a title, a name or an address, does anything.
func TestDatedIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDated(t)
		shown := ""
		for n := 0; ; n++ {
			m, ok := d.Page(n, today)
			if !ok {
				break
			}
			checkMessage(t, m)
			shown += barred(t, m)
		}
		want := ""
		for _, e := range d.Told.Events {
			if text := harmless(e.Text); visible(text) && size(text) <= toldRoom {
				want += text
			}
			checkMessage(t, Reminder(e, rapid.Bool().Draw(t, "stands"), today))
		}
		if shown != want {
			t.Fatalf("shown %q, want %q", shown, want)
		}
	})
}
