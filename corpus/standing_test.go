package corpus

import "testing"

func TestStandingOnADay(t *testing.T) {
	rule := Standing{Status: "suspended", Effective: "2025-09-29", Suspended: "2025-11-10"}
	old := Standing{Status: "struck down", Effective: "2025-05-14", Superseded: "2025-08-12", SupersededBy: "new"}
	pause := Standing{Status: "in force", Effective: "2025-11-10", Ends: "2026-11-09"}
	for _, c := range []struct {
		s    Standing
		day  Day
		want string
	}{
		{rule, "2025-09-28", NotYet}, {rule, "2025-09-29", InForce}, {rule, "2025-11-09", InForce}, {rule, "2025-11-10", Suspended},
		{old, "2025-06-01", InForce}, {old, "2025-08-12", Superseded}, {old, "2025-08-11", InForce},
		{pause, "2026-11-09", "in force"}, {pause, "2026-11-10", Ended},
		{Standing{}, "2026-01-01", ""}, {Standing{Status: "proposed"}, "2026-01-01", "proposed"},
	} {
		if got := c.s.On(c.day); got != c.want || c.s.Gone(c.day) != (c.want == Superseded || c.want == Ended) {
			t.Errorf("%+v on %s: %q, want %q", c.s, c.day, got, c.want)
		}
	}
}

func TestStandingIsKept(t *testing.T) {
	for _, s := range []Standing{{}, {Status: "in\nforce"}, {"final", "2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01", "b", "2025-05-01"}} {
		got, err := readStanding(writeStanding(s))
		if s.Status == "in\nforce" {
			s.Status = "in force"
		}
		if err != nil || got != s {
			t.Errorf("%+v comes back as %+v, %v", s, got, err)
		}
	}
	if _, err := readStanding("one line"); err == nil {
		t.Error("damage is not told")
	}
}
