package evidence

import "math"

// What a question and the articles it is asked of are like: alike for all that is judged, so that no weight can go by it, but
// trees can – what tells where a thousand passages are searched may not where a million are.
const (
	settingWords = iota
	settingPassages
	settingLength
	settingThread
	settingNames
	settingFigures
	settingWhen
	settingWho
	settingCount
	settingAmount
	settingWhy
	settingYesNo
	settingPresent
	settingFeatures
)

func describeSetting() [settingFeatures]feature {
	return [settingFeatures]feature{
		settingWords:    {"asked words", "words asked for, 10 counting 1", 0},
		settingPassages: {"searched", "the natural logarithm of the passages searched, 15 counting 1", 0},
		settingLength:   {"mean length", "words of the passages found in the mean, 150 counting 1", 0},
		settingThread:   {"threaded", "share of the weight that is not the asker's own words", 0},
		settingNames:    {"asked names", "names asked for, 4 counting 1", 0},
		settingFigures:  {"asked figures", "numbers, dates and identifiers asked for, 4 counting 1", 0},
		settingWhen:     {"asks when", "it asks when or how long", 0},
		settingWho:      {"asks who", "it asks who or where", 0},
		settingCount:    {"asks how many", "it asks how many", 0},
		settingAmount:   {"asks how much", "it asks how much", 0},
		settingWhy:      {"asks why", "it asks why", 0},
		settingYesNo:    {"asks whether", "it asks whether", 0},
		settingPresent:  {"asks state", "it asks how things stand", 0},
	}
}

// setting is what the question and the articles are like.
func (s *study) setting(passages int) (v [settingFeatures]float64) {
	words := 0
	for _, r := range s.readings {
		words += r.words
	}
	k := s.sought.kinds
	v[settingWords] = float64(s.sought.own) / 10
	v[settingPassages] = math.Log(float64(1+passages)) / 15
	v[settingLength] = share(float64(words)/150, float64(len(s.readings)))
	v[settingThread] = 1 - share(s.terms.own, s.terms.total)
	for _, r := range s.sought.role {
		v[settingNames] += one(r == named) / 4
		v[settingFigures] += one(r == figure) / 4
	}
	v[settingWhen], v[settingWho], v[settingCount], v[settingAmount] = k.when, k.who, k.count, k.amount
	v[settingWhy], v[settingYesNo], v[settingPresent] = k.why, k.yesNo, one(s.sought.present)
	return v
}
