package corpus

import (
	"errors"
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	for text, want := range map[string]Day{
		"":                                "",
		" \n":                             "",
		"2025-07-28":                      "2025-07-28",
		" 2025-07-28\n":                   "2025-07-28",
		"2025-07-28T23:30:00-04:00":       "2025-07-28", // the day as written, not the day in UTC
		"2025-07-28T23:30:00.123Z":        "2025-07-28",
		"2025-07-28T23:30:00-0400":        "2025-07-28",
		"2025-07-28T23:30+02:00":          "2025-07-28",
		"2025-07-28T23:30:00":             "2025-07-28",
		"2025-07-28 23:30:00+00:00":       "2025-07-28",
		"2025-07-28 23:30:00 +0000 UTC":   "2025-07-28",
		"2025-07-28 23:30":                "2025-07-28",
		"2025/07/28":                      "2025-07-28",
		"20250728":                        "2025-07-28",
		"July 28, 2025":                   "2025-07-28",
		"july 28, 2025":                   "2025-07-28",
		"Jul 8, 2025":                     "2025-07-08",
		"Jul. 8, 2025":                    "2025-07-08",
		"Sept. 5, 2025":                   "2025-09-05",
		"September 5, 2025":               "2025-09-05",
		"Monday, July 28, 2025":           "2025-07-28",
		"28 July 2025":                    "2025-07-28",
		"28  Jul  2025":                   "2025-07-28",
		"Mon, 28 Jul 2025 09:00:00 -0400": "2025-07-28",
		"Tue, 1 Jul 2025 09:00:00 GMT":    "2025-07-01",
		"Tue, 01 Jul 2025 09:00:00 GMT":   "2025-07-01",
		"Monday, 28-Jul-25 09:00:00 UTC":  "2025-07-28",
		"Mon Jul 28 09:00:00 2025":        "2025-07-28",
		"2024-02-29":                      "2024-02-29",
	} {
		if got, err := ParseDay(text); got != want || err != nil {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"2025", "2025-07", "2025-02-29", "2025-13-01", "07/08/2025", "today", "0001-01-01", "2025-07-28x", "July 2025"} {
		if got, err := ParseDay(text); got != "" || !errors.Is(err, errDay) {
			t.Errorf("%q: %q, %v, want an error", text, got, err)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, seed := range []string{"2025-07-28", "Jul. 8, 2025", "Mon, 28 Jul 2025 09:00:00 -0400", "99999-01-01", "2025-07-28T24:00:00Z"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDay(text)
		if err != nil || d == "" {
			return
		}
		if again, err := ParseDay(string(d)); again != d || err != nil || len(d) != len(dayLayout) {
			t.Errorf("%q is the day %q, which is %q, %v", text, d, again, err)
		}
	})
}

func TestDayOf(t *testing.T) {
	evening := time.Date(2025, 7, 28, 23, 0, 0, 0, time.FixedZone("", -4*3600))
	for day, at := range map[Day]time.Time{"2025-07-28": evening, "2025-07-29": evening.UTC(), "": {}} {
		if got := DayOf(at); got != day {
			t.Errorf("%v: %q, want %q", at, got, day)
		}
	}
}

func TestDayLong(t *testing.T) {
	for day, want := range map[Day]string{"2025-07-28": "28 July 2025", "2025-07-01": "1 July 2025", "": "undated", "soon": "undated"} {
		if got := day.Long(); got != want {
			t.Errorf("%q: %q, want %q", day, got, want)
		}
	}
}

func TestDayTime(t *testing.T) {
	if got := Day("2025-07-28").Time(); !got.Equal(time.Date(2025, 7, 28, 0, 0, 0, 0, time.UTC)) {
		t.Error(got)
	}
	if got := Day("soon").Time(); !got.IsZero() {
		t.Error(got)
	}
}
