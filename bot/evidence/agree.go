package evidence

// agreement is, for each value stated by sentences of the best passages, the most of the question's weight in one such
// sentence of each article.
type agreement map[string]map[string]float64

// agreement gathers the values of the kind asked for that the sentences of some candidates state.
func (s *study) agreement(candidates []int) agreement {
	if s.sought.values == 0 {
		return nil
	}
	a := agreement{}
	for _, i := range candidates {
		article := s.candidates[i].Article.ID
		for _, r := range s.readings[i].sentences {
			covered := s.terms.covered(r.found)
			if covered == 0 {
				continue
			}
			for _, v := range valuesOf(r) {
				if v.kind&s.sought.values == 0 {
					continue
				}
				if a[v.term] == nil {
					a[v.term] = map[string]float64{}
				}
				a[v.term][article] = max(a[v.term][article], covered)
			}
		}
	}
	return a
}

// with is the most of the question's weight in a sentence of another article than candidate i's that states
// a value of r.
func (a agreement) with(s *study, i int, r read) float64 {
	most := 0.0
	if a == nil {
		return 0
	}
	for _, v := range valuesOf(r) {
		if v.kind&s.sought.values == 0 {
			continue
		}
		for article, covered := range a[v.term] {
			if article != s.candidates[i].Article.ID {
				most = max(most, covered)
			}
		}
	}
	return most
}
