package slack

import (
	"testing"

	"parley/corpus"
)

func TestAge(t *testing.T) {
	for _, c := range []struct {
		published, today corpus.Day
		want             string
	}{
		{"2026-11-24", "2026-11-24", "today"},
		{"2026-11-23", "2026-11-24", "yesterday"},
		{"2026-10-01", "2026-11-24", "54 days ago"},
		{"2026-09-25", "2026-11-24", "60 days ago"},
		{"2026-09-24", "2026-11-24", "2 months ago"},
		{"2024-11-25", "2026-11-24", "23 months ago"},
		{"2024-11-24", "2026-11-24", "2 years ago"},
		{"2026-11-25", "2026-11-24", ""},
		{"", "2026-11-24", ""},
		{"2026-11-24", "", ""},
		{"no day", "2026-11-24", ""},
	} {
		if got := age(c.published, c.today); got != c.want {
			t.Errorf("age(%s, %s) = %q, want %q", c.published, c.today, got, c.want)
		}
	}
}
