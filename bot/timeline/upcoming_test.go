package timeline_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"parley/bot/timeline"
)

func TestUpcoming(t *testing.T) {
	m, store := maker(t)
	line, err := m.Upcoming(t.Context(), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	checkEvents(t, store, line.Events)
	for _, want := range []struct{ when, words string }{
		{"9 November 2026", "Affiliates Rule"}, {"10 November 2026", "Affiliates Rule returns"}, {"10 November 2026", "port fees"},
		{"10 November 2026", "exclusions"}, {"27 November 2026", "ban"}, {"December 2026", "general licenses"}, {"31 December 2026", "approved status"},
		{"31 December 2026", "farm tariffs"}, {"31 December 2026", "exclusions"}, {"23 June 2027", "legacy chips"}, {"31 December 2027", "machinery"},
		{"2028", "soybeans"},
	} {
		if !slices.ContainsFunc(line.Events, func(e timeline.Event) bool {
			return e.When.String() == want.when && strings.Contains(e.Text, want.words)
		}) {
			t.Errorf("not told: %s, %s", want.when, want.words)
		}
	}
	for _, e := range line.Events {
		if !e.Ahead || strings.Contains(e.Text, "not known") {
			t.Errorf("%v %s", e.When, e.Text)
		}
	}
}

func TestUpcomingOfASubject(t *testing.T) {
	m, store := maker(t)
	line, err := m.Upcoming(t.Context(), "gallium and germanium", nil)
	if err != nil || len(line.Events) == 0 {
		t.Fatalf("%v, %d events", err, len(line.Events))
	}
	checkEvents(t, store, line.Events)
	if last := line.Events[len(line.Events)-1]; last.When.From != "2026-11-27" {
		t.Errorf("%v", last.When)
	}
}

func TestUpcomingIsQuick(t *testing.T) {
	if watched {
		t.Skip("the race detector looks on: times tell nothing")
	}
	m, _ := maker(t)
	best := time.Hour
	for range 5 {
		began := time.Now()
		if _, err := m.Upcoming(t.Context(), "", nil); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(began))
	}
	if t.Log(best); best > 100*time.Millisecond {
		t.Errorf("took %v", best)
	}
}
