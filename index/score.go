package index

import "math"

// A Scoring holds the constants of the score. With N passages in the index, n of them holding a term,
// tf its count in a field, len the field's length and avg the average length of that field,
//
//	idf   = ln(1 + (N − n + 0.5) / (n + 0.5))
//	field = weight · tf · (K1 + 1) / (tf + K1 · (1 − B + B · len / avg))
//	form  = form.Weight · min(idf, idf of the concept's first form) · Σ field
//	phrase = the least of its forms, each with the highest idf among them; 0 unless all are there
//	score = (Σ idf of concepts found / Σ idf of concepts asked for)^Coverage · Σ concept.Weight · max form
//
// A concept's idf is that of its first form, the word asked for. A rarer alias is worth no more than that, so that in
// two passages alike the word asked for always counts more than another. A phrase counts as often as the word of it that
// counts least, so it is worth no more than a single word of its weight would be.
//
// The fields' part is Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
// 2009) with the idf that is never negative. The coverage factor prefers a passage that holds
// several of the things asked for to one that repeats a single one; without it long passages and
// short ones cannot be ranked together.
type Scoring struct {
	K1       float64         // how soon repetitions of a term stop to matter
	B        float64         // how much a long field is held against its terms, 0 to 1
	Weights  [Fields]float64 // what each field counts
	Coverage float64         // exponent of the share of the query found, 0 for none
}

// DefaultScoring returns the constants Parley ranks with. All did best among a few tried on question
// sets; around them the figures are flat.
func DefaultScoring() Scoring {
	return Scoring{
		K1:       0.6,
		B:        0.75,
		Weights:  [Fields]float64{Body: 1, Exact: 0.3, Title: 0.8, Headings: 0.3, Asked: 0.8},
		Coverage: 0.5,
	}
}

// IDF returns what a term is worth that n of total passages hold: more than 0 even if all do.
func IDF(n, total int) float64 {
	return math.Log1p((float64(total-n) + 0.5) / (float64(n) + 0.5))
}

// field returns what count occurrences of a term are worth in a field, before idf.
func (s Scoring) field(f Field, count, length int, average float64) float64 {
	tf := float64(count)
	return s.Weights[f] * tf * (s.K1 + 1) / (tf + s.K1*(1-s.B+s.B*float64(length)/average))
}

// Totals are what scoring must know of an index as a whole. The zero Totals is that of an empty index.
type Totals struct {
	Passages int         // passages in the index
	Filled   [Fields]int // of them, those whose field holds any term
	Terms    [Fields]int // terms in that field, with repetitions
}

// Add counts a passage whose fields have the given lengths.
func (t *Totals) Add(lengths [Fields]int) { t.count(lengths, 1) }

// Remove takes back what Add counted.
func (t *Totals) Remove(lengths [Fields]int) { t.count(lengths, -1) }

func (t *Totals) count(lengths [Fields]int, by int) {
	t.Passages += by
	for f, n := range lengths {
		if n > 0 {
			t.Filled[f] += by
			t.Terms[f] += by * n
		}
	}
}

// Average returns the average length of f in terms, over the passages in which it is not empty:
// that few passages stand under a heading makes no heading long. It is 0 when all are empty.
func (t Totals) Average(f Field) float64 {
	if t.Filled[f] == 0 {
		return 0
	}
	return float64(t.Terms[f]) / float64(t.Filled[f])
}
