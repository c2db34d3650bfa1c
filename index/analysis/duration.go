package analysis

// duration reads a span of time: "90 days", "90-day", "ninety days", "six business days".
func (f *finder) duration(i int) int {
	value, next := f.quantity(i)
	if next == i || next >= len(f.words) || !f.near(next-1, "-‑–") {
		return i
	}
	switch f.exact(next) {
	case "business", "calendar", "working", "consecutive", "full":
		if !f.near(next, "-") {
			return i
		}
		next++
	}
	unit := unitOfTime(f.exact(next))
	if unit == "" {
		return i
	}
	f.emit(i, next+1, 0, "dur:"+shift(value, 0)+unit)
	return next + 1
}

func unitOfTime(word string) string {
	switch word {
	case "day", "days":
		return "d"
	case "week", "weeks":
		return "w"
	case "month", "months":
		return "m"
	case "year", "years":
		return "y"
	case "hour", "hours":
		return "h"
	case "minute", "minutes":
		return "min"
	}
	return ""
}
