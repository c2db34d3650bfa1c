package calendar

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/bot/timeline"
	"parley/corpus"
)

var now = time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC)

func event(from, to corpus.Day, text string) timeline.Event {
	return timeline.Event{When: timeline.When{From: from, To: to}, Text: text, Citation: answer.Citation{
		N: 1, Article: "a", Title: "Lions; an accord", Publisher: "Bureau of Lions", Published: "2025-08-01", URL: "https://example.org/lions",
	}}
}

func TestICS(t *testing.T) {
	got := string(ICS(timeline.Timeline{Subject: "lions", Events: []timeline.Event{event("2026-12-31", "2026-12-31", "Comments on lions, tigers and bears close on 31 December 2026; nothing later counts, says 商务部.")}}, now))
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Parley//Parley//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Parley: what is ahead lions
BEGIN:VEVENT
UID:UIDHERE
DTSTAMP:20261126T090000Z
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
SUMMARY:Comments on lions\, tigers and bears close on 31 December 2026\; no
 thing later counts\, says 商务部.
DESCRIPTION:31 December 2026\n“Comments on lions\, tigers and bears close
  on 31 December 2026\; nothing later counts\, says 商务部.”\nBureau o
 f Lions\, 1 August 2025\, Lions\; an accord
URL:https://example.org/lions
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`
	want = strings.ReplaceAll(want, "UIDHERE", UID(event("2026-12-31", "2026-12-31", "Comments on lions, tigers and bears close on 31 December 2026; nothing later counts, says 商务部.")))
	if diff := cmp.Diff(strings.ReplaceAll(want, "\n", "\r\n"), got); diff != "" {
		t.Error(diff)
	}
}

func TestUID(t *testing.T) {
	a := event("2026-12-31", "2026-12-31", "x")
	later := a
	later.Citation.N, later.Citation.Published, later.Ahead = 7, "2026-01-01", true
	if UID(a) != UID(later) {
		t.Error("the same sentence for the same day is another event")
	}
	if UID(a) == UID(event("2026-12-30", "2026-12-31", "x")) || UID(a) == UID(event("2026-12-31", "2026-12-31", "y")) {
		t.Error("two events are one")
	}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		from, to corpus.Day
		end      string
	}{{"2026-12-30", "2027-01-02", "20270103"}, {"2026-12-01", "2026-12-31", "20261202"}} {
		if got := string(ICS(timeline.Timeline{Events: []timeline.Event{event(c.from, c.to, "x")}}, now)); !strings.Contains(got, "DTEND;VALUE=DATE:"+c.end+"\r\n") {
			t.Errorf("%s to %s:\n%s", c.from, c.to, got)
		}
	}
}

// Whatever is told, lines are short, end in CRLF, hold no control character and whole characters, and unfolded are properties that the file
// is made of: no text makes one of its own.
func TestICSOfAnything(t *testing.T) {
	hostile := rapid.OneOf(rapid.SampledFrom([]string{"\r\nEND:VEVENT\r\nBEGIN:VEVENT", "\\n;,", strings.Repeat("商务部", 60), "\x00\x1b[31m", "\u0085", "\xff"}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		e := event("2026-12-31", "2026-12-31", hostile.Draw(t, "text"))
		e.Citation.Title, e.Citation.Publisher, e.Citation.URL = hostile.Draw(t, "title"), hostile.Draw(t, "publisher"), "https://example.org/"+hostile.Draw(t, "url")
		e.Citation.Sources = []answer.Source{{Title: hostile.Draw(t, "source"), URL: hostile.Draw(t, "source url")}}
		file := string(ICS(timeline.Timeline{Subject: hostile.Draw(t, "subject"), Events: []timeline.Event{e}}, now))
		lines := strings.Split(file, "\r\n")
		var names []string
		for _, l := range lines[:len(lines)-1] {
			if len(l) > mostOctets || !utf8.ValidString(l) || strings.ContainsFunc(l, func(r rune) bool { return r < ' ' || r == 0x7f }) {
				t.Fatalf("%q", l)
			}
			if !strings.HasPrefix(l, " ") {
				name, _, _ := strings.Cut(l, ":")
				names = append(names, name)
			}
		}
		got := strings.ReplaceAll(strings.Join(names, " "), " URL", "")
		want := "BEGIN VERSION PRODID CALSCALE METHOD X-WR-CALNAME BEGIN UID DTSTAMP DTSTART;VALUE=DATE DTEND;VALUE=DATE SUMMARY DESCRIPTION TRANSP END END"
		if got != want || lines[len(lines)-1] != "" {
			t.Fatalf("%s\n%s", got, file)
		}
	})
}
