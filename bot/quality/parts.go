package quality

import (
	"maps"
	"slices"
)

// Parts of a set that are summed up beside the whole.
const (
	partAsOf      = "as of a day"
	partFollowUps = "follow-ups"
	partAlone     = "follow-ups, last turn alone"
)

// Parts returns the figures of a set and of its parts that have questions: the whole, questions as of a day,
// follow-ups with the turns before them and without, the halves and, when kinds is set, each type of question.
// Follow-ups asked without the turns before them count in their own part only.
func Parts(set string, judged []Judged, kinds bool) []Figures {
	var whole []Judged
	parts := map[string][]Judged{}
	halves, types := map[string]bool{}, map[string]bool{}
	for _, j := range judged {
		if j.Alone {
			parts[partAlone] = append(parts[partAlone], j)
			continue
		}
		whole = append(whole, j)
		in := func(part string, yes bool) {
			if yes {
				parts[part] = append(parts[part], j)
			}
		}
		in(partAsOf, j.Question.AsOf != "")
		in(partFollowUps, len(j.Question.History) > 0)
		in("half "+j.Question.Half, j.Question.Half != "")
		in(j.Question.Type, kinds && j.Question.Type != "")
		halves["half "+j.Question.Half] = true
		types[j.Question.Type] = true
	}
	out := []Figures{Sum(set, "", whole)}
	names := slices.Concat([]string{partAsOf, partFollowUps, partAlone}, slices.Sorted(maps.Keys(halves)), slices.Sorted(maps.Keys(types)))
	for _, name := range names {
		if len(parts[name]) > 0 {
			out = append(out, Sum(set, name, parts[name]))
		}
	}
	return out
}

// PartsOfSets returns Parts of every set in judged, in order.
func PartsOfSets(judged []Judged, kinds bool) []Figures {
	var out []Figures
	for _, set := range sets(judged) {
		of := slices.DeleteFunc(slices.Clone(judged), func(j Judged) bool { return j.Set != set })
		out = append(out, Parts(set, of, kinds)...)
	}
	return out
}
