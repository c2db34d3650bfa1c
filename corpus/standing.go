package corpus

import (
	"fmt"
	"strings"
)

// A Standing says how the rule or deal stands that an article tells of, as the article states it. The zero value says nothing.
type Standing struct {
	Status       string `json:"status,omitempty"`        // "proposed", "final", "in force", "suspended", "struck down", "not enforced", "reported"
	Effective    Day    `json:"effective,omitempty"`     // when it took effect, or will
	Suspended    Day    `json:"suspended,omitempty"`     // since when it is suspended
	Ends         Day    `json:"ends,omitempty"`          // its last day
	Superseded   Day    `json:"superseded,omitempty"`    // since when something else holds in its place
	SupersededBy string `json:"superseded_by,omitempty"` // id of the article on what holds in its place
	AsOf         Day    `json:"as_of,omitempty"`         // the day all this was found to be so; "" for the day of publication
}

// The statuses that On finds by days.
const (
	Superseded = "superseded"
	Ended      = "ended"
	Suspended  = "suspended"
	InForce    = "in force"
	NotYet     = "not yet in force"
)

// On returns the status on a day: what the days say, and else what is stated; "" when neither says anything.
func (s Standing) On(day Day) string {
	reached := func(d Day) bool { return d != "" && d <= day }
	switch {
	case reached(s.Superseded):
		return Superseded
	case s.Ends != "" && s.Ends < day:
		return Ended
	case reached(s.Suspended):
		return Suspended
	case s.Effective != "" && day < s.Effective:
		return NotYet
	case s.Effective != "" && (s.Superseded != "" || s.Suspended != ""):
		return InForce // what was stated came later
	}
	return s.Status
}

// Gone reports whether something else, or nothing, holds in its place on a day.
func (s Standing) Gone(day Day) bool {
	status := s.On(day)
	return status == Superseded || status == Ended
}

// writeStanding writes a standing as the store keeps it, a line each, "" for none.
func writeStanding(s Standing) string {
	if s == (Standing{}) {
		return ""
	}
	status := strings.Join(strings.Fields(s.Status), " ")
	return strings.Join([]string{status, string(s.Effective), string(s.Suspended), string(s.Ends), string(s.Superseded), s.SupersededBy, string(s.AsOf)}, "\n")
}

// readStanding reads what writeStanding wrote.
func readStanding(text string) (Standing, error) {
	if text == "" {
		return Standing{}, nil
	}
	f := strings.Split(text, "\n")
	if len(f) != 7 {
		return Standing{}, fmt.Errorf("standing %.40q has %d lines in place of 7", text, len(f))
	}
	return Standing{f[0], Day(f[1]), Day(f[2]), Day(f[3]), Day(f[4]), f[5], Day(f[6])}, nil
}
