package evidence

import (
	"math"

	"parley/bot/question"
	"parley/index"
	"parley/index/analysis"
)

// mostTerms bounds the work a long question can cause: only its most telling terms are weighed.
const mostTerms = 64

// terms is the question as the evidence weighs it.
type terms struct {
	forms    map[string]form // by analysed term
	term     []string        // as analysed
	exact    []string
	weight   []float64 // idf × the concept's weight
	pairs    []pair
	total    float64 // sum of weight
	rarest   float64 // highest weight among the asker's own words
	together float64 // what pairs are worth when all stand together
	own      float64 // of that, the asker's own words
	isOwn    []bool
	whole    []bool
	official []bool              // what documents say for an everyday phrase
	phrases  map[string][]phrase // what articles define a word of the question as, by its first word
	related  map[string][]form   // words of like meaning
	unknown  float64             // share of own weight whose terms occur nowhere
}

// A form is a word of the question or an alias of one.
type form struct {
	term  int     // place in the slices of terms
	share float64 // 1 for the word itself, less for an alias
}

// idf is the inverse passage frequency of BM25 (Robertson and Spärck Jones): ln(1+(N−n+½)/(n+½)).
func idf(passages, holding int) float64 {
	n, k := float64(max(passages, holding)), float64(holding)
	return math.Log(1 + (n-k+0.5)/(k+0.5))
}

func newTerms(q question.Question, stats index.Stats) terms {
	t := terms{forms: make(map[string]form, 2*len(q.Concepts))}
	kept := telling(q.Concepts, stats)
	var position []int
	missing := 0.0
	for _, c := range kept {
		f := stats.Frequency[c.Term]
		v := idf(stats.Passages, f)
		w := v * c.Weight
		t.forms[c.Term] = form{term: len(t.exact), share: 1}
		t.term = append(t.term, c.Term)
		t.exact = append(t.exact, c.Exact)
		t.weight = append(t.weight, w)
		t.isOwn = append(t.isOwn, c.Position >= 0)
		t.whole = append(t.whole, c.Whole)
		t.official = append(t.official, c.Idiom != "")
		position = append(position, c.Position)
		if c.Idiom == "" {
			t.total += w
		}
		if c.Position >= 0 {
			t.own += w
			t.rarest = max(t.rarest, w)
			if f == 0 && !q.StoodFor(c, stats) {
				missing += w
			}
		}
	}
	if t.own > 0 {
		t.unknown = missing / t.own
	}
	t.addAliases(kept)
	t.phrases = phrasesOf(kept)
	t.relate(kept)
	t.pairs = pairsOf(position, t)
	for _, p := range t.pairs {
		t.together += p.weight * (orderedPair + nearPair)
	}
	return t
}

// addAliases lets other words stand for the question's own. A word that was asked for stands for itself alone.
func (t terms) addAliases(concepts []question.Concept) {
	for i, c := range concepts {
		for _, a := range c.Aliases {
			if known, ok := t.forms[a.Term]; !ok || known.share < a.Weight {
				t.forms[a.Term] = form{term: i, share: a.Weight}
			}
		}
	}
}

// telling keeps the mostTerms concepts that weigh most, in the order of the question.
func telling(concepts []question.Concept, stats index.Stats) []question.Concept {
	if len(concepts) <= mostTerms {
		return concepts
	}
	weigh := func(c question.Concept) float64 { return c.Weight * idf(stats.Passages, stats.Frequency[c.Term]) }
	floor := nthLargest(concepts, mostTerms, weigh)
	kept := make([]question.Concept, 0, mostTerms)
	for _, c := range concepts {
		if weigh(c) >= floor && len(kept) < mostTerms {
			kept = append(kept, c)
		}
	}
	return kept
}

// A mention is a term of the question met in a text.
type mention struct {
	term     int
	position int
	start    int
	exact    bool
	share    float64 // 1 for the word itself, less for an alias
}

// mentions finds the question's terms among tokens.
func (t terms) mentions(tokens []analysis.Token) []mention {
	var found []mention
	for i, token := range tokens {
		if token.Class == analysis.Stop {
			continue
		}
		if f, ok := t.forms[token.Term]; ok {
			found = append(found, mention{
				term: f.term, position: token.Position, start: token.Start, exact: token.Exact == t.exact[f.term], share: f.share,
			})
		}
		for _, p := range t.phrases[token.Term] {
			if p.Opens(tokens[i:]) > 0 {
				found = append(found, mention{term: p.term, position: token.Position, start: token.Start, share: p.share})
			}
		}
	}
	return found
}

// covered is the share of the asker's own weight that was found.
func (t terms) covered(found []float64) float64 {
	sum := 0.0
	for i, share := range found {
		if t.isOwn[i] {
			sum += share * t.weight[i]
		}
	}
	return share(sum, t.own)
}

// carried is the share of the weight of earlier turns that was found.
func (t terms) carried(found []float64) float64 {
	return t.added(found, false)
}

// spoken is the share of the weight of what documents say for the question's everyday phrases that was found.
func (t terms) spoken(found []float64) float64 {
	return t.added(found, true)
}

// added is the share found of the weight of words that are not the asker's own: those that documents have for everyday
// phrases, or the others.
func (t terms) added(found []float64, official bool) float64 {
	sum, all := 0.0, 0.0
	for i, share := range found {
		if !t.isOwn[i] && t.official[i] == official {
			sum += share * t.weight[i]
			all += t.weight[i]
		}
	}
	return share(sum, all)
}

// missing is the weight of the rarest own word that was not found, as a share of the rarest asked for.
func (t terms) missing(found []float64) float64 {
	most := 0.0
	for i, share := range found {
		if t.isOwn[i] {
			most = max(most, (1-share)*t.weight[i])
		}
	}
	return share(most, t.rarest)
}

// identified is the share of the question's identifiers that were found.
func (t terms) identified(found []float64) float64 {
	asked, met := 0.0, 0.0
	for i, share := range found {
		if t.whole[i] {
			asked++
			met += share
		}
	}
	return share(met, asked)
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// spelled is the weight of the asker's own words met in the very spelling.
func (t terms) spelled(mentions []mention) float64 {
	sum := 0.0
	met := make([]bool, len(t.weight))
	for _, m := range mentions {
		if m.exact && t.isOwn[m.term] && !met[m.term] {
			met[m.term] = true
			sum += t.weight[m.term]
		}
	}
	return sum
}
