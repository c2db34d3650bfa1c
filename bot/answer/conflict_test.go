package answer

import (
	"testing"

	"parley/corpus"
)

func TestSourcesDiffer(t *testing.T) {
	for _, c := range []struct{ one, other, want string }{
		{"The temporary general license ended on 28 November 2025.", "The temporary general license ends on 1 December 2025.",
			"Sources differ: “28 November 2025” [1] (Skadden, 3 December 2025); “1 December 2025” [2] (Elyvia, 4 December 2025)."},
		{"The added duty on Chinese chips is 25 percent.", "The added duty on Chinese chips is 30 percent.",
			"Sources differ: “25 percent” [1] (Skadden, 3 December 2025); “30 percent” [2] (Elyvia, 4 December 2025)."},
		{"Nvidia took a charge of $4.5 billion on the H20.", "Nvidia took a charge of $5.5 billion on the H20.",
			"Sources differ: “$4.5 billion” [1] (Skadden, 3 December 2025); “$5.5 billion” [2] (Elyvia, 4 December 2025)."},
		{"The added duty on Chinese chips is 25 percent.", "The added duty on Chinese chips is 25 percent.", ""},
		{"The duty on Chinese chips was 10 percent from 4 February 2025.", "The duty on Chinese chips was 20 percent from 4 March 2025.", ""},
		{"The ban on gallium for the United States is of 3 December 2024.", "The ban on gallium for the United States is suspended until 27 November 2026.", ""},
		{"The added duty on Chinese chips is 25 percent.", "Steel from Canada pays 50 percent at the border.", ""},
		{"The duty on chips rose from 25 percent to 50 percent.", "The duty on chips rose to 50 percent.", ""},
		{"The added duty on Chinese chips is 25 percent.", "The added duty on Chinese chips stays.", ""},
	} {
		a := Answer{
			Quotes: []Quote{{Text: c.one, Citation: 1}, {Text: c.other, Citation: 2}},
			Citations: []Citation{{N: 1, Article: "a", Publisher: "Skadden", Published: "2025-12-03"},
				{N: 2, Article: "b", Publisher: "Elyvia", Published: corpus.Day("2025-12-04")}},
		}
		a.Differ()
		got := ""
		if len(a.Notices) > 0 {
			got = a.Notices[0].Text
		}
		if got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.one, c.other, got, c.want)
		}
		a.Notices, a.Citations[1].Article = nil, "a"
		if a.Differ(); len(a.Notices) > 0 {
			t.Errorf("one article differs with itself: %+v", a.Notices)
		}
	}
}
