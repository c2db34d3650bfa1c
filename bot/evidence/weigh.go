package evidence

import (
	"cmp"
	"math"
	"slices"

	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

// A study is the evidence of one question, read: every candidate with what it is ranked by.
type study struct {
	texts      *texts
	question   question.Question
	terms      terms
	candidates []Candidate
	readings   []reading
	passages   [][passageFeatures + settingFeatures]float64
	sought     sought
	set        [settingFeatures]float64
	asked      [][]likeness // of each candidate, sentence by sentence

	amongSentences, amongPassages scarcity
}

// newStudy reads every candidate.
func newStudy(q question.Question, candidates []Candidate, stats index.Stats, texts *texts) *study {
	s := &study{texts: texts, question: q, terms: newTerms(q, stats), candidates: candidates}
	s.readings = s.readAll()
	titles := map[string][]float64{}
	for i, c := range candidates {
		s.readings[i].above = s.above(c, titles)
	}
	s.sought = seek(q, s.terms, s.readings)
	s.set = s.setting(stats.Passages)
	s.asked = make([][]likeness, len(candidates))
	for i := range candidates {
		s.asked[i] = s.likenessOf(i)
	}
	s.weighScarcity()
	s.passages = make([][passageFeatures + settingFeatures]float64, len(candidates))
	for i := range candidates {
		s.passages[i] = s.weighPassage(i)
	}
	s.compare()
	s.compareArticles()
	return s
}

// readAll reads the passages of all candidates.
func (s *study) readAll() []reading {
	readings := make([]reading, len(s.candidates))
	inShares(len(readings), func(first, step int) {
		for i := first; i < len(readings); i += step {
			readings[i] = s.terms.readPassage(s.texts.divide(s.candidates[i].text()))
		}
	})
	return readings
}

// above returns what of the question stands in the title and the headings above a passage.
func (s *study) above(c Candidate, titles map[string][]float64) []float64 {
	found, ok := titles[c.Article.ID]
	if !ok {
		found = s.foundIn(c.Article.Title)
		titles[c.Article.ID] = found
	}
	headings := index.HeadingsAbove(*c.Article, c.Hit.Start)
	if len(headings) == 0 {
		return found
	}
	found = slices.Clone(found)
	for _, h := range headings {
		merge(found, s.foundIn(h))
	}
	return found
}

func (s *study) foundIn(text string) []float64 {
	found := make([]float64, len(s.terms.weight))
	for _, m := range s.terms.mentions(s.texts.analyzer.Analyze(text)) {
		found[m.term] = max(found[m.term], m.share)
	}
	return found
}

// weighPassage fills in what a passage shows by itself.
func (s *study) weighPassage(i int) (v [passageFeatures + settingFeatures]float64) {
	t, r, hit := s.terms, s.readings[i], s.candidates[i].Hit
	context := slices.Clone(r.found)
	merge(context, r.above)
	first, second := 0.0, 0.0
	for _, sentence := range r.sentences {
		worth := sentence.score + sentence.pairs
		if worth > first {
			first, second = worth, first
		} else if worth > second {
			second = worth
		}
		if s.sought.values != 0 && states(valuesOf(sentence), s.sought.values) {
			v[passageTyped] = 1
			if len(sentence.mentions) > 0 {
				v[passageValue] = 1
			}
		}
	}
	v[passageHit] = share(hit.Score, t.total)
	v[passageCoverage] = t.covered(r.found)
	v[passageContext] = t.covered(context)
	v[passageTitle] = t.covered(r.above)
	v[passagePairs] = share(r.pairs, t.together)
	v[passageSentence] = share(first, t.total)
	v[passageSecond] = share(second, t.total)
	v[passageWhole] = t.identified(r.found)
	v[passageMissing] = t.missing(context)
	v[passageLength] = float64(r.words) / 150
	v[passageThread], v[passageOfficial] = t.carried(context), t.spoken(context)
	parts := s.parts(context)
	v[passageNamed], v[passageFigure], v[passageFocus], v[passagePlain] = parts[named], parts[figure], parts[focus], parts[plain]
	related := slices.Clone(r.related)
	merge(related, r.above)
	v[passageRelated] = t.covered(related)
	best := likeness{}
	for _, l := range s.asked[i] {
		best = best.or(l)
	}
	v[passageAsked], v[passageAskedKind] = best.words, best.kind
	for j := range r.sentences {
		v[passageAnswered] = max(v[passageAnswered], t.covered(s.toldBy(i, j)))
	}
	v[passageExact] = share(r.exact, t.own)
	v[passageTight] = r.tight
	v[passageScarce], v[passageBeyond] = s.amongPassages.covered(context), t.beyond(r.found, r.above)
	v[passageRawHit] = hit.Score / 20
	v[passageRawSentence] = first / 20
	v[passageRawPairs] = r.pairs / 20
	copy(v[passageFeatures:], s.set[:])
	return v
}

// compare fills in what candidates show beside one another.
func (s *study) compare() {
	best := 0.0
	scores := map[string][]float64{}
	newest := s.question.AsOf
	for i, c := range s.candidates {
		best = max(best, c.Hit.Score)
		scores[c.Article.ID] = append(scores[c.Article.ID], s.passages[i][passageHit]+s.passages[i][passageSentence])
		if s.question.AsOf == "" {
			newest = max(newest, c.Article.Published)
		}
	}
	for id := range scores {
		slices.SortFunc(scores[id], func(a, b float64) int { return cmp.Compare(b, a) })
	}
	for i, c := range s.candidates {
		v := &s.passages[i]
		v[passageLead] = share(c.Hit.Score, best)
		v[passageArticle] = credit(scores[c.Article.ID])
		if s.question.Current {
			v[passageRecent] = recency(c.Article.Published, newest)
		}
	}
}

// credit is what an article's other passages add to each of them: the best but one counts half,
// the next a quarter and so on. An article that speaks of the question throughout is a better place
// to quote than one that mentions it in passing.
func credit(descending []float64) float64 {
	sum, weight := 0.0, 0.5
	for _, score := range descending[1:] {
		sum += weight * score
		weight /= 2
	}
	return sum
}

// recency falls from 1 at the newest day to ½ half a year before and on; 0 for an undated article.
func recency(day, newest corpus.Day) float64 {
	if day == "" || newest == "" {
		return 0
	}
	const halved = 182
	days := newest.Time().Sub(day.Time()).Hours() / 24
	return halved / (halved + math.Max(0, days))
}
