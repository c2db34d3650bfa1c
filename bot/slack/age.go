package slack

import (
	"fmt"
	"time"

	"parley/corpus"
)

// age says how long before today something was published, in whole units a reader can judge by. It is "" when either
// day is not known or today is the earlier one.
func age(published, today corpus.Day) string {
	then, now := published.Time(), today.Time()
	if then.IsZero() || now.IsZero() || now.Before(then) {
		return ""
	}
	days, months := int(now.Sub(then)/(24*time.Hour)), monthsBetween(then, now)
	switch {
	case days == 0:
		return "today"
	case days == 1:
		return "yesterday"
	case months < 2:
		return fmt.Sprintf("%d days ago", days)
	case months < 24:
		return fmt.Sprintf("%d months ago", months)
	}
	return fmt.Sprintf("%d years ago", months/12)
}

// monthsBetween counts whole months.
func monthsBetween(then, now time.Time) int {
	months := 12*(now.Year()-then.Year()) + int(now.Month()-then.Month())
	if now.Day() < then.Day() {
		months--
	}
	return months
}
