package when_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"parley/bot/when"
	"parley/corpus"
)

func reader(t testing.TB) *when.Reader {
	t.Helper()
	file, err := os.Open("../../corpus/briefings/events.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	events, err := when.ReadEvents(file)
	if err != nil {
		t.Fatal(err)
	}
	return when.NewReader(events)
}

// resolved writes what a text means as the table does.
func resolved(r *when.Reader, text string, anchor corpus.Day) string {
	spans := r.Read(text, anchor)
	if len(spans) == 0 {
		return "none"
	}
	var all []string
	for _, s := range spans {
		all = append(all, fmt.Sprintf("%s %s %s", s.Relation, open(s.From), open(s.To)))
	}
	return strings.Join(all, ", ")
}

func open(d corpus.Day) corpus.Day {
	if d == "" {
		return "-"
	}
	return d
}

// The table of expressions was written by hand, with a calendar, before any was read. Each counts within a question too.
func TestExpressions(t *testing.T) {
	file, err := os.Open("testdata/expressions.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, all, right := reader(t), 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		fields := strings.Split(lines.Text(), " | ")
		anchor := corpus.Day("2026-11-26")
		if len(fields) == 3 {
			anchor = corpus.Day(strings.TrimSpace(fields[2]))
		}
		all++
		alone, within := resolved(r, fields[0], anchor), resolved(r, "What was the duty "+fields[0]+"?", anchor)
		if alone == fields[1] && within == fields[1] {
			right++
		} else {
			t.Logf("%q: %s, in a question %s, want %s", fields[0], alone, within, fields[1])
		}
	}
	t.Logf("%d of %d right", right, all)
	if all < 300 || float64(right) < 0.99*float64(all) {
		t.Errorf("%d of %d expressions are right, want 99 %% of 300 or more", right, all)
	}
}

// Where an expression stands is told in bytes, and expressions do not overlap.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"as of 2025-10-01", "before the Geneva talks and since May", "1–7 Nov 2026", "2025-", "Q3 2025 to", "last", "९ May ٢٠٢٥", "the"} {
		f.Add(text)
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range r.Read(text, "2026-11-26") {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%q: %+v", text, s)
			}
			end = s.End
			if s.From != "" && s.To != "" && s.From > s.To || s.From == "" && s.To == "" {
				t.Fatalf("%q means %+v", text, s)
			}
		}
	})
}

func TestMayThatBeginsIsNoMonth(t *testing.T) {
	if got := resolved(reader(t), "May Nvidia sell the H20?", "2026-11-26"); got != "none" {
		t.Error(got)
	}
}

func TestNoAnchorNoTime(t *testing.T) {
	if got := reader(t).Read("last week", ""); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestWhereItStands(t *testing.T) {
	text := "Were the talks, set for this Monday, held?"
	spans := reader(t).Read(text, "2025-07-25")
	if len(spans) != 1 || text[spans[0].Start:spans[0].End] != "for this Monday" || !spans[0].Relative {
		t.Errorf("%+v", spans)
	}
}
