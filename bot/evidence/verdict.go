package evidence

import (
	"math"
	"slices"
)

// What confidence is judged by beside the best sentence itself: the question, the passage around, and what else was found.
const (
	verdictMargin = iota
	verdictLead
	verdictUnknown
	verdictAliased
	verdictTerms
	verdictPassage
	verdictPassageNamed
	verdictPassageFigure
	verdictPassagePlain
	verdictPassageFocus
	verdictMissing
	verdictMissingPassage
	verdictMissingNamed
	verdictMissingAll
	verdictScattered
	verdictElsewhere
	verdictStrength
	verdictSecond
	verdictOthers
	verdictCovering
	verdictPassageValue
	verdictDenied
	verdictExtremes
	verdictNames
	verdictFigures
	verdictWhen
	verdictWho
	verdictCount
	verdictAmount
	verdictWhy
	verdictYesNo
	verdictDefines
	verdictHappened
	verdictBoth
	verdictMissingRelated
	verdictPresent
	verdictMissingAnswered
	verdictFeatures
)

func describeVerdict() [verdictFeatures]feature {
	return [verdictFeatures]feature{
		verdictMargin:          {"margin", "lead of the best sentence over the next, 3 counting 1", 1},
		verdictLead:            {"lead", "lead of the best passage over the best of another article, 3 counting 1", 1},
		verdictUnknown:         {"unknown", "share of the question's weight that the corpus never uses", -1},
		verdictAliased:         {"aliased", "share of what was found that was found by another word", -1},
		verdictTerms:           {"terms", "words asked for, 10 counting 1", 0},
		verdictPassage:         {"passage", "share of the question's weight in the sentence's passage, title and headings", 1},
		verdictPassageNamed:    {"passage named", "the same of the names asked for", 1},
		verdictPassageFigure:   {"passage figure", "the same of the numbers, dates and identifiers", 1},
		verdictPassagePlain:    {"passage plain", "the same of the plain words", 1},
		verdictPassageFocus:    {"passage focus", "the same of the kind of thing asked for", 1},
		verdictMissing:         {"missing", "idf of the rarest word asked for that sentence, title, headings and the sentence before lack, 10 counting 1", -1},
		verdictMissingPassage:  {"missing passage", "the same for the whole passage", -1},
		verdictMissingNamed:    {"missing named", "the same for names and figures", -1},
		verdictMissingAll:      {"missing all", "the same for all passages found together", -1},
		verdictScattered:       {"scattered", "share of the question's weight that other passages have and this one lacks", -1},
		verdictElsewhere:       {"elsewhere", "lead of the best coverage of any passage over this one's", -1},
		verdictStrength:        {"strength", "the engine's score of the passage, as a share of the question's weight", 1},
		verdictSecond:          {"second", "coverage of the best sentence of another article", 0},
		verdictOthers:          {"others", "articles among the first ten passages, as a share", 0},
		verdictCovering:        {"covering", "sentences that cover nearly as much as the best, ten counting 1", 0},
		verdictPassageValue:    {"passage value", "the passage states a value of the kind asked for", 1},
		verdictDenied:          {"denied question", "it is asked what is not", 0},
		verdictExtremes:        {"extremes", "it is asked for the first, the largest or the like", 0},
		verdictNames:           {"names", "names asked for, 4 counting 1", 0},
		verdictFigures:         {"figures", "numbers, dates and identifiers asked for, 4 counting 1", 0},
		verdictWhen:            {"when", "it asks when or how long", 0},
		verdictWho:             {"who", "it asks who or where", 0},
		verdictCount:           {"count", "it asks how many", 0},
		verdictAmount:          {"amount", "it asks how much", 0},
		verdictWhy:             {"why", "it asks why", 0},
		verdictYesNo:           {"yes or no", "it asks whether", 0},
		verdictDefines:         {"defining", "it asks what something is", 0},
		verdictHappened:        {"happened", "it asks what has happened", 0},
		verdictBoth:            {"both", "the best sentence stands in the best passage", 1},
		verdictMissingRelated:  {"missing related", "as missing, words of like meaning counting in part", -1},
		verdictPresent:         {"present", "it asks how things stand", 0},
		verdictMissingAnswered: {"missing answered", "as missing, the likest question that the sentence is said to answer counting too", -1},
	}
}

// verdict weighs the best of a choice against the rest.
func (s *study) verdict(c Choice, places []place, features [][]float64, order []int, scores []float64) (v [verdictFeatures]float64) {
	best := c.Sentences[0]
	at := places[best.place]
	r := s.readings[at.candidate]
	around := merged(r.found, r.above)
	near := merged(r.sentences[at.sentence].found, r.above)
	if at.sentence > 0 {
		merge(near, r.sentences[at.sentence-1].found)
	}
	v[verdictMargin], v[verdictLead] = 1, 1
	if len(c.Sentences) > 1 {
		v[verdictMargin] = math.Min(1, (best.Score-c.Sentences[1].Score)/3)
	}
	v[verdictUnknown] = s.terms.unknown
	v[verdictAliased] = s.terms.aliased(r.sentences[at.sentence].found)
	v[verdictTerms] = float64(s.sought.own) / 10
	v[verdictPassage] = s.terms.covered(around)
	parts := s.parts(around)
	v[verdictPassageNamed], v[verdictPassageFigure], v[verdictPassagePlain], v[verdictPassageFocus] = parts[named], parts[figure], parts[plain], parts[focus]
	v[verdictMissing] = s.lacks(near, false)
	alike := merged(r.sentences[at.sentence].related, near)
	v[verdictMissingRelated] = s.lacks(alike, false)
	v[verdictMissingAnswered] = s.lacks(merged(near, s.toldBy(at.candidate, at.sentence)), false)
	v[verdictPresent] = one(s.sought.present)
	v[verdictMissingPassage] = s.lacks(around, false)
	v[verdictMissingNamed] = s.lacks(around, true)
	v[verdictStrength] = share(s.candidates[at.candidate].Hit.Score, s.terms.total)
	v[verdictBoth] = one(at.candidate == order[0])
	for _, sentence := range r.sentences {
		if s.sought.values != 0 && states(valuesOf(sentence), s.sought.values) {
			v[verdictPassageValue] = 1
		}
	}
	s.verdictOthers(&v, at, places, features, order, scores, around)
	s.verdictQuestion(&v)
	return v
}

// verdictOthers looks at what else was found.
func (s *study) verdictOthers(v *[verdictFeatures]float64, at place, places []place, features [][]float64, order []int, scores []float64, around []float64) {
	own := s.candidates[at.candidate].Article.ID
	all := slices.Clone(around)
	highest := 0.0
	articles := map[string]bool{}
	for rank, i := range order {
		r := s.readings[i]
		whole := merged(r.found, r.above)
		if rank < 10 {
			merge(all, whole)
			articles[s.candidates[i].Article.ID] = true
		}
		highest = math.Max(highest, s.terms.covered(whole))
	}
	for _, i := range order {
		if s.candidates[i].Article.ID != s.candidates[order[0]].Article.ID {
			v[verdictLead] = math.Min(1, (scores[order[0]]-scores[i])/3)
			break
		}
	}
	v[verdictMissingAll] = s.lacks(all, false)
	v[verdictScattered] = s.terms.covered(all) - s.terms.covered(around)
	v[verdictElsewhere] = highest - s.terms.covered(around)
	v[verdictOthers] = float64(len(articles)) / float64(min(10, len(order)))
	top := 0.0
	for n, p := range places {
		coverage := features[n][sentenceCoverage]
		top = math.Max(top, coverage)
		if s.candidates[p.candidate].Article.ID != own {
			v[verdictSecond] = math.Max(v[verdictSecond], coverage)
		}
	}
	for n := range places {
		if features[n][sentenceCoverage] > top-0.1 {
			v[verdictCovering] += 0.1
		}
	}
	v[verdictCovering] = math.Min(1, v[verdictCovering])
}

// verdictQuestion says what manner of question it is.
func (s *study) verdictQuestion(v *[verdictFeatures]float64) {
	k := s.sought.kinds
	v[verdictWhen], v[verdictWho], v[verdictCount], v[verdictAmount], v[verdictWhy], v[verdictYesNo] = k.when, k.who, k.count, k.amount, k.why, k.yesNo
	v[verdictDenied], v[verdictDefines], v[verdictHappened] = one(s.sought.denied), one(s.sought.defines), one(s.sought.happened)
	for i, role := range s.sought.role {
		switch {
		case !s.terms.isOwn[i]:
		case role == extreme:
			v[verdictExtremes] = 1
		case role == named:
			v[verdictNames] += 0.25
		case role == figure:
			v[verdictFigures] += 0.25
		}
	}
}

// lacks is the weight of the rarest own word that was not found, 10 counting 1.
func (s *study) lacks(found []float64, namesOnly bool) float64 {
	most := 0.0
	for i, share := range found {
		if s.terms.isOwn[i] && (!namesOnly || s.sought.role[i] == named || s.sought.role[i] == figure) {
			most = max(most, (1-share)*s.terms.weight[i])
		}
	}
	return most / 10
}

func merged(a, b []float64) []float64 {
	out := slices.Clone(a)
	merge(out, b)
	return out
}
