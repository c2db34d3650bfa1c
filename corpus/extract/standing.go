package extract

import "parley/corpus"

// standing returns what a document states of how its rule or deal stands.
func (f fields) standing(report func(name, value, want string)) corpus.Standing {
	s := corpus.Standing{
		Status:       f.text([]string{"status"}),
		Effective:    f.day([]string{"effective", "effective_date"}, report),
		Suspended:    f.day([]string{"suspended"}, report),
		Ends:         f.day([]string{"ends", "end_date", "expires"}, report),
		Superseded:   f.day([]string{"superseded"}, report),
		SupersededBy: f.text([]string{"superseded_by"}),
	}
	if s != (corpus.Standing{}) {
		s.AsOf = f.day([]string{"as_of"}, report)
	}
	return s
}
