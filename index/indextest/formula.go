package indextest

import (
	"math"
	"slices"
	"testing"

	"parley/index"
)

// scoresAreTheFormulas compares scores with the formula in the comment of index.Scoring, worked out
// here without any code of index but the constants, right after batches that delete and replace.
func scoresAreTheFormulas(t *testing.T, open func(testing.TB) index.Engine) {
	first := []index.Passage{
		passage("a", 0, "tariff quota tariff Geneva"),
		passage("a", 1, "licence embargo"),
		passage("b", 0, "semiconductor semiconductors licence duty duty duty duty duty duty duty"),
		passage("c", 0, "tariff"),
	}
	first[0].Title, first[0].Headings = "Tariff talks", []string{"Quota", "The quota and the licence"}
	first[2].Title, first[2].Headings = "Summit embargo", []string{"Duty"}
	first[3].Asked = []string{"Which licence?", "An embargo, or a levy?"}
	second := []index.Passage{passage("a", 0, "quota Geneva Geneva duty"), passage("d", 4, "tariffs licence")}
	second[0].Title = "Tariff"
	e := start(t, open, batch(1, first...))
	compareWithFormula(t, e, first)
	write(t, e, index.Batch{Drop: []string{"a"}, Put: second, Upto: 2})
	compareWithFormula(t, e, append(second, first[2], first[3]))
	write(t, e, index.Batch{Drop: []string{"b", "d"}, Upto: 3})
	compareWithFormula(t, e, []index.Passage{second[0], first[3]})
}

func compareWithFormula(t *testing.T, e index.Engine, live []index.Passage) {
	t.Helper()
	for _, q := range []index.Query{
		ask("tariff"),
		ask("tariff", "quota", "licence"),
		ask("summit", "zyzzyva", "duty"),
		ask("semiconductors", "Geneva"),
		{Concepts: []index.Concept{
			{Weight: 2, Forms: []index.Form{form("zyzzyva", 1), form("duty", 0.7), form("tariff", 0.4)}},
			{Weight: 1, Forms: []index.Form{form("zyzzyva", 1), inPhrase(1, "licence", 0.8), inPhrase(1, "embargo", 0.8),
				inPhrase(2, "duty", 0.5), inPhrase(2, "tariff", 0.5), inPhrase(2, "geneva", 0.5)}},
			{Weight: 0.5, Forms: []index.Form{form("embargo", 1), {Term: form("licence", 1).Term, Weight: 0.9}}},
		}},
	} {
		want := formula(live, q)
		r := search(t, e, q)
		if len(r.Hits) != len(want) {
			t.Errorf("%v: %d hits; want %d", q.Concepts, len(r.Hits), len(want))
		}
		for _, h := range r.Hits {
			if w := want[place{h.Article, h.Passage}]; math.Abs(h.Score-w) > 1e-9 {
				t.Errorf("%v: %s scores %.12f; want %.12f", q.Concepts, h.Article, h.Score, w)
			}
		}
	}
}

// formula returns the score of every passage of live that holds anything asked for.
func formula(live []index.Passage, q index.Query) map[place]float64 {
	c := newCollection(live)
	scores := map[place]float64{}
	for _, p := range live {
		var sum, found, asked float64
		for _, concept := range q.Concepts {
			var best float64
			var held bool
			for _, phrase := range phrases(concept.Forms) {
				s, h := c.phrase(p, phrase, c.idf(concept.Forms[0].Term))
				best, held = max(best, s), held || h
			}
			sum += concept.Weight * best
			asked += c.idf(concept.Forms[0].Term)
			if held {
				found += c.idf(concept.Forms[0].Term)
			}
		}
		if found > 0 {
			scores[place{p.Article, p.Number}] = math.Pow(found/asked, index.DefaultScoring().Coverage) * sum
		}
	}
	return scores
}

// A collection counts in the plainest way.
type collection struct {
	terms map[place][index.Fields][]string
}

func newCollection(live []index.Passage) collection {
	c := collection{map[place][index.Fields][]string{}}
	for _, p := range live {
		c.terms[place{p.Article, p.Number}] = index.Terms(p)
	}
	return c
}

func (c collection) idf(term string) float64 {
	n := c.holding(index.Body, term)
	if n == 0 {
		n = max(c.holding(index.Title, term), c.holding(index.Headings, term), c.holding(index.Asked, term))
	}
	return math.Log(1 + (float64(len(c.terms))-n+0.5)/(n+0.5))
}

func (c collection) holding(f index.Field, term string) (n float64) {
	for _, terms := range c.terms {
		if slices.Contains(terms[f], term) {
			n++
		}
	}
	return n
}

func (c collection) average(f index.Field) float64 {
	var total, filled float64
	for _, terms := range c.terms {
		if len(terms[f]) > 0 {
			filled++
			total += float64(len(terms[f]))
		}
	}
	return total / filled
}

// phrases divides forms into those that stand together.
func phrases(forms []index.Form) (all [][]index.Form) {
	for i, f := range forms {
		if i > 0 && f.Phrase != 0 && f.Phrase == forms[i-1].Phrase {
			all[len(all)-1] = append(all[len(all)-1], f)
		} else {
			all = append(all, []index.Form{f})
		}
	}
	return all
}

// phrase returns the score of forms in p that stand together, worth no more than most, and whether p holds them all.
func (c collection) phrase(p index.Passage, forms []index.Form, most float64) (score float64, held bool) {
	idf := 0.0
	for _, f := range forms {
		idf = max(idf, c.idf(f.Term))
	}
	score = math.Inf(1)
	for _, f := range forms {
		s, h := c.form(p, f, min(most, idf))
		if !h {
			return 0, false
		}
		score = min(score, s)
	}
	return score, true
}

// form returns the score of one form in p with this idf, and whether p holds it in any field.
func (c collection) form(p index.Passage, form index.Form, idf float64) (score float64, held bool) {
	s := index.DefaultScoring()
	for f, terms := range c.terms[place{p.Article, p.Number}] {
		term := form.Term
		if index.Field(f) == index.Exact {
			term = form.Exact
		}
		tf := 0.0
		for _, t := range terms {
			if t == term {
				tf++
			}
		}
		if tf > 0 {
			held = true
			length := float64(len(terms)) / c.average(index.Field(f))
			score += s.Weights[f] * idf * tf * (s.K1 + 1) / (tf + s.K1*(1-s.B+s.B*length))
		}
	}
	return form.Weight * score, held
}

// inPhrase returns a word of a phrase.
func inPhrase(phrase int, word string, weight float64) index.Form {
	f := form(word, weight)
	f.Phrase = phrase
	return f
}
