package timeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/bot/timeline"
	"parley/corpus"
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
		if e.When.From < corpus.DayOf(today) || strings.Contains(e.Text, "not known") {
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

// What falls on the day itself is told, and what is over is not.
func TestUpcomingOfToday(t *testing.T) {
	m, _ := makerOf(t, pile{{ID: "a", Title: "The Lion Accord", Published: "2026-08-01", Text: "The Lion Accord was paused on 31 August 2026. " +
		"The Lion Accord holds until 1 September 2026. The Lion Accord returns on 2 September 2026."}})
	for _, about := range []string{"", "Lion Accord"} {
		line, err := m.Upcoming(t.Context(), about, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range line.Events {
			got = append(got, fmt.Sprint(e.Citation.N, " ", e.When, " ", e.Ahead))
		}
		if want := []string{"1 1 September 2026 false", "2 2 September 2026 true"}; !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", about, got, want)
		}
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
