package when

import "testing"

func TestDays(t *testing.T) {
	for want, s := range map[string]Span{
		"1 Oct 2025":               {Relation: AsOf, From: "2025-10-01", To: "2025-10-01"},
		"1–7 Nov 2026":             {Relation: In, From: "2026-11-01", To: "2026-11-07"},
		"1 Jul – 30 Sep 2025":      {Relation: In, From: "2025-07-01", To: "2025-09-30"},
		"1 Nov 2025 – 28 Feb 2026": {Relation: Between, From: "2025-11-01", To: "2026-02-28"},
		"Nov 2026":                 {Relation: In, From: "2026-11-01", To: "2026-11-30"},
		"2025":                     {Relation: In, From: "2025-01-01", To: "2025-12-31"},
		"until 9 May 2025":         {Relation: Before, To: "2025-05-09"},
		"from 10 Nov 2025 on":      {Relation: Since, From: "2025-11-10", To: "2026-11-26"},
		"from 1 Jan 2027 on":       {Relation: Since, From: "2027-01-01"},
	} {
		if got := s.Days(); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
}
