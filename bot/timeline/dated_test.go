package timeline

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/corpus"
	"parley/index/analysis"
)

var roles = map[role]string{at: "", since: "since ", until: "until ", naming: "naming ", outside: "outside ", asOf: "as of "}

// told is what dates finds, in words.
func told(text string, published corpus.Day) string {
	var all []string
	for _, m := range dates(text, analysis.Analyze(text), published) {
		all = append(all, roles[m.role]+m.String())
	}
	return strings.Join(all, "; ")
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Nothing happened.", ""},
		{"They met on 28 July 2025.", "28 July 2025"},
		{"They met on July 28, 2025, in Stockholm.", "28 July 2025"},
		{"They met on 28 and 29 July 2025.", "28–29 July 2025"},
		{"They met on July 28–29, 2025.", "28–29 July 2025"},
		{"He visited from 27 to 30 July.", "27–30 July 2025"},
		{"It was charged on 3 and 9 May 2025.", "3 May 2025; 9 May 2025"},
		{"The fee was charged from 14 October to 9 November 2025.", "14 October 2025; until 9 November 2025"},
		{"It was released on 15 January 2025, effective on 16 January.", "15 January 2025; 16 January 2025"},
		{"It takes effect on 2 January.", "2 January 2025"},
		{"It took effect on 30 December.", "30 December 2024"},
		{"It is suspended until 9 November 2026.", "until 9 November 2026"},
		{"Apply by the end of June 2026.", "until June 2026"},
		{"It has applied since April 2025.", "since April 2025"},
		{"In autumn 2025 the court ruled.", "autumn 2025"},
		{"In the summer of 2023 it was announced.", "summer 2023"},
		{"The promise runs through 2028.", "until 2028"},
		{"It is to be done by the end of 2027.", "until 2027"},
		{"In 2024 there were 2025 of them.", ""},
		{"Executive Order 14166 of 20 January 2025 put it off.", "naming 20 January 2025"},
		{"China's March 2025 tariffs ended.", "naming March 2025"},
		{"Comments on the December 2024 rule were extended.", "naming December 2024"},
		{"It builds on the rules of October 2022 and October 2023.", "naming October 2022; naming October 2023"},
		{"As of July 2026, it stands.", "as of July 2026"},
		{"It stood in the text of 23 July 2026.", "as of 23 July 2026"},
		{"Before 29 September 2025 it did not.", "outside 29 September 2025"},
		{"It suspended the controls announced on 9 October 2025 for a year.", "outside 9 October 2025"},
		{"The ministry announced on 9 October 2025 that it would suspend them.", "9 October 2025"},
		{"It came weeks before the rule took effect on 23 July 2023.", "outside 23 July 2023"},
		{"It may take effect.", ""},
		{"Section 2025 is no date.", ""},
	} {
		if got := told(c.text, "2025-06-01"); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
	if got := told("It takes effect on 2 January.", ""); got != "" {
		t.Errorf("a day without a year in an undated article is %q", got)
	}
}

// Any words give dates of the calendar within their bounds, in order.
func TestDatesOfAnything(t *testing.T) {
	word := rapid.OneOf(rapid.SampledFrom([]string{
		"28", "July", "2025", "and", "to", "29", "February", "30", "of", "as", "May", "autumn", "2026-11-10", "by", "–", ", ", "before", "since", "day",
	}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 14).Draw(t, "words"), " ")
		last := 0
		for _, m := range dates(text, analysis.Analyze(text), "2025-07-01") {
			if m.From.Time().IsZero() || m.To.Time().IsZero() || m.From > m.To {
				t.Fatalf("%q gives %v", text, m)
			}
			if m.start < last || m.end > len(text) || m.start >= m.end {
				t.Fatalf("%q at %d to %d", text, m.start, m.end)
			}
			last = m.start
		}
	})
}
