package evidence

import "math"

// signTime compares the years a sentence and its surroundings name with those asked about.
func (s *study) signTime(v *[signFeatures]float64, i, j int) {
	if len(s.sought.years) == 0 {
		return
	}
	lo, hi := span(s.sought.years)
	sentences := s.readings[i].sentences
	here := yearsOf(sentences[j])
	if len(here) > 0 {
		from, to := span(here)
		v[signYear] = one(from <= hi && to >= lo)
		apart := math.Inf(1)
		for _, y := range here {
			apart = math.Min(apart, math.Max(0, math.Max(float64(lo-y), float64(y-hi))))
		}
		v[signYearApart] = math.Min(1, apart/10)
	}
	last := latest(here)
	for k := j - 1; k >= 0 && last == 0; k-- {
		last = latest(yearsOf(sentences[k]))
	}
	next := 0
	for k := j + 1; k < len(sentences) && next == 0; k++ {
		if years := yearsOf(sentences[k]); len(years) > 0 {
			next, _ = span(years)
		}
	}
	v[signHolds] = one(last > 0 && last <= hi && (next == 0 || next >= lo))
}

func yearsOf(r read) (years []int) {
	for _, t := range r.tokens {
		if y := yearOf(t); y > 0 {
			years = append(years, y)
		}
	}
	return years
}

func latest(years []int) int {
	last := 0
	for _, y := range years {
		last = max(last, y)
	}
	return last
}

func span(years []int) (lo, hi int) {
	lo, hi = years[0], years[0]
	for _, y := range years {
		lo, hi = min(lo, y), max(hi, y)
	}
	return lo, hi
}
