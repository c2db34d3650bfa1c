package news

import (
	"errors"
	"strings"
	"testing"
)

func TestDay(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-20": "2026-11-20", "20 November 2026": "2026-11-20", "Nov 20, 2026": "2026-11-20", "today": "2026-11-26", " Yesterday ": "2026-11-25",
		"last week": "2026-11-16", "a week ago": "2026-11-19", "3 weeks ago": "2026-11-05", "10 days": "2026-11-16", "last month": "2026-10-01", "2 years ago": "2024-11-26",
		"Q3 2025": "2025-07-01", "since 1 October 2026": "2026-10-01", "this month": "2026-11-01",
	} {
		if got, err := Day(text, "2026-11-26"); err != nil || string(got) != want {
			t.Errorf("%q: %s, %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "ago", "soon", "0 days", "last tariff", "-3 days", "9999 years", "7/8/2026"} {
		if got, err := Day(text, "2026-11-26"); !errors.Is(err, ErrDay) {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
}

// A day ahead is called what it is, not something that cannot be read.
func TestDayAhead(t *testing.T) {
	for _, text := range []string{"2026-11-27", "27 November 2026", "2026/11/27"} {
		if _, err := Day(text, "2026-11-26"); !errors.Is(err, ErrDay) || !strings.HasPrefix(err.Error(), "27 November 2026 lies ahead: ") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
