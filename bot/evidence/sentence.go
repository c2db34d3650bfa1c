package evidence

import (
	"slices"
	"strings"
	"unicode"

	"parley/index/analysis"
)

// sentencesReadFor is how many of the best passages have their sentences compete.
const sentencesReadFor = 20

// A place is a sentence in a study.
type place struct {
	candidate int // index of its candidate
	sentence  int // index in the candidate's reading
	rank      int // of its passage, from 0
}

// places returns every sentence of the best passages, with what it is chosen by. order lists the
// candidates best first, scores what each was ranked by.
func (s *study) places(order []int, scores []float64) ([]place, [][]float64) {
	var places []place
	best := s.bestCovered(order[:min(len(order), sentencesReadFor)])
	stated := s.agreement(order[:min(len(order), sentencesReadFor)])
	articles := map[string]int{}
	for rank, i := range order[:min(len(order), sentencesReadFor)] {
		id := s.candidates[i].Article.ID
		if _, ok := articles[id]; !ok {
			articles[id] = len(articles)
		}
		for j, r := range s.readings[i].sentences {
			if r.words == 0 {
				continue
			}
			places = append(places, place{candidate: i, sentence: j, rank: rank})
		}
	}
	features := make([][]float64, len(places))
	inShares(len(places), func(first, step int) {
		for n := first; n < len(places); n += step {
			p := places[n]
			v := s.weighSentence(p.candidate, p.sentence)
			v[sentencePassage] = scores[p.candidate] - scores[order[0]]
			v[sentencePlace] = 1 / float64(1+p.rank)
			v[sentenceArticle] = 1 / float64(1+articles[s.candidates[p.candidate].Article.ID])
			signs := s.signs(p.candidate, p.sentence, best, stated)
			features[n] = slices.Concat(v[:], signs[:], s.set[:])
		}
	})
	return places, features
}

// bestCovered is the most of the asker's own weight that one sentence of some candidates holds.
func (s *study) bestCovered(candidates []int) float64 {
	best := 0.0
	for _, i := range candidates {
		for _, r := range s.readings[i].sentences {
			best = max(best, s.terms.covered(r.found))
		}
	}
	return best
}

// weighSentence fills in what sentence j of candidate i shows.
func (s *study) weighSentence(i, j int) (v [sentenceFeatures]float64) {
	t, r := s.terms, s.readings[i]
	this := r.sentences[j]
	context := slices.Clone(this.found)
	merge(context, r.above)
	if j > 0 {
		merge(context, r.sentences[j-1].found)
		v[sentenceBefore] = share(r.sentences[j-1].score, t.total)
	}
	if j+1 < len(r.sentences) {
		v[sentenceAfter] = share(r.sentences[j+1].score, t.total)
	}
	v[sentenceWords] = share(this.score, t.total)
	v[sentenceCoverage] = t.covered(this.found)
	v[sentenceContext] = t.covered(context)
	v[sentenceOfficial], v[sentenceOfficialAround] = t.spoken(this.found), t.spoken(context)
	v[sentenceThread], v[sentenceRecent] = t.carried(context), s.passages[i][passageRecent]
	v[sentenceExact] = share(this.exact, t.own)
	v[sentencePairs] = share(this.pairs, t.together)
	v[sentenceMissing] = t.missing(this.found)
	v[sentenceUntyped] = one(s.sought.values != 0 && !states(valuesOf(this), s.sought.values))
	v[sentenceFirst] = one(j == 0)
	v[sentenceNumber] = one(slices.ContainsFunc(this.tokens, func(t analysis.Token) bool { return t.Class == analysis.Number }))
	v[sentenceLong] = max(0, float64(this.words-24)/24)
	v[sentenceShort] = max(0, float64(8-this.words)/8)
	v[sentenceLeans] = one(leans(this))
	weighForm(&v, this.text)
	return v
}

// weighForm fills in what a sentence's letters and stops show.
func weighForm(v *[sentenceFeatures]float64, text string) {
	body := strings.TrimRight(text, "\"'”’)] ")
	switch {
	case strings.HasSuffix(body, ":"):
		v[sentenceColon] = 1
	case strings.HasSuffix(body, "?"):
		v[sentenceAsks] = 1
	case !strings.HasSuffix(body, ".") && !strings.HasSuffix(body, "!") && !strings.HasSuffix(body, ";"):
		v[sentenceBare] = 1
	}
	letters, capitals := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	const ordinary = 0.15
	v[sentenceShouted] = max(0, share(float64(capitals), float64(letters))-ordinary)
}

// leans reports whether a sentence opens with a word that needs the one before to be understood.
func leans(s read) bool {
	if len(s.tokens) == 0 {
		return false
	}
	switch s.tokens[0].Exact {
	case "it", "this", "that", "these", "those", "they", "he", "she", "its", "their", "his", "her", "such", "however", "also", "both", "but":
		return true
	}
	return false
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
