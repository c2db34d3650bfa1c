package evidence

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// growth is how a grove grows: gradient boosting of shallow trees with second-order steps and histograms, each tree
// grown on a part of the examples and of the features (Friedman, "Greedy function approximation", 2001, and "Stochastic
// gradient boosting", 2002; Chen and Guestrin, "XGBoost", 2016). Several groves that saw different parts are worth what they are in
// the mean (Breiman, "Bagging predictors", 1996).
type growth struct {
	groves   int     // grown each by itself
	rounds   int     // trees of each
	depth    int     // questions from root to end
	rate     float64 // share of each tree's step that is taken
	least    float64 // curvature an end must hold
	ridge    float64 // pull of every end towards nothing
	examples float64 // share of the examples each tree sees
	features float64 // share of the features each tree may ask about
}

// bins is how finely a feature is cut.
const bins = 32

// A field is the examples a grove grows on: their features, cut into bins.
type field struct {
	of   []feature
	cuts [][]float64 // of each feature, ascending
	bin  [][]uint8   // by feature, then example
}

// newField cuts the features of rows at their quantiles.
func newField(of []feature, rows [][]float64) *field {
	f := &field{of: of, cuts: make([][]float64, len(of)), bin: make([][]uint8, len(of))}
	column := make([]float64, len(rows))
	for k := range of {
		for i, row := range rows {
			column[i] = row[k]
		}
		f.cuts[k] = cutsOf(slices.Clone(column))
		f.bin[k] = make([]uint8, len(rows))
		for i, v := range column {
			at, exact := slices.BinarySearch(f.cuts[k], v)
			if exact {
				at++
			}
			f.bin[k][i] = uint8(at)
		}
	}
	return f
}

// cutsOf returns at most bins-1 values that part a column into even shares.
func cutsOf(column []float64) []float64 {
	slices.Sort(column)
	var cuts []float64
	for b := 1; b < bins; b++ {
		at := b * len(column) / bins
		if at == 0 || at >= len(column) {
			continue
		}
		cut := rounded(column[at])
		if cut > column[0] && (len(cuts) == 0 || cut > cuts[len(cuts)-1]) {
			cuts = append(cuts, cut)
		}
	}
	// A rare value, say a sign that one sentence in a hundred bears, is a cut of its own.
	if last := rounded(column[len(column)-1]); len(cuts) == 0 && last > column[0] {
		cuts = append(cuts, last)
	}
	return cuts
}

// grow grows groves on top of scores that the examples have already, and returns them as one. slopes fills in, for the
// present scores of the examples, the gradient of what is to be raised and its curvature, both with the weight of the example.
func (g growth) grow(f *field, scores []float64, slopes func(scores, gradient, curvature []float64)) grove {
	groves := make([]grove, g.groves)
	var grown sync.WaitGroup
	for n := range groves {
		grown.Go(func() { groves[n] = g.one(f, slices.Clone(scores), uint64(1+n), slopes) })
	}
	grown.Wait()
	all := slices.Concat(groves...)
	for _, t := range all {
		t.times(1 / float64(g.groves))
	}
	return all
}

// one grows one grove, the same again from the same seed, and adds its worth to scores.
func (g growth) one(f *field, scores []float64, seed uint64, slopes func(scores, gradient, curvature []float64)) grove {
	b := bough{growth: g, field: f, scores: scores, gradient: make([]float64, len(scores)), curvature: make([]float64, len(scores))}
	chance := rand.New(rand.NewPCG(seed, uint64(len(scores))))
	var out grove
	for range g.rounds {
		slopes(scores, b.gradient, b.curvature)
		var seen, rest []int32
		for i := range scores {
			if chance.Float64() < g.examples {
				seen = append(seen, int32(i))
			} else {
				rest = append(rest, int32(i))
			}
		}
		b.asks = b.asks[:0]
		for k := range f.of {
			if chance.Float64() < g.features {
				b.asks = append(b.asks, k)
			}
		}
		out = append(out, b.split(seen, rest, g.depth))
	}
	return out
}

// A bough is one tree while it grows.
type bough struct {
	growth
	*field
	asks                        []int // the features it may ask about
	scores, gradient, curvature []float64
}

// split grows a tree on the examples seen and adds its worth to the scores of all that come to an end of it.
func (b *bough) split(seen, rest []int32, depth int) tree {
	all := sumOf(seen, b.gradient, b.curvature)
	if depth > 0 {
		if best, ok := b.best(seen, all); ok {
			bin := b.bin[best.feature]
			left := func(e int32) bool { return bin[e] <= uint8(best.cut) }
			at, from := part(seen, left), part(rest, left)
			below := b.split(seen[:at], rest[:from], depth-1)
			above := b.split(seen[at:], rest[from:], depth-1)
			return branch(best.feature, b.cuts[best.feature][best.cut], below, above)
		}
	}
	worth := rounded(b.rate * b.worth(all))
	for _, e := range seen {
		b.scores[e] += worth
	}
	for _, e := range rest {
		b.scores[e] += worth
	}
	return tree{{feature: end, value: worth}}
}

// A sum is of gradients and curvatures.
type sum struct{ gradient, curvature float64 }

func (s sum) minus(o sum) sum { return sum{s.gradient - o.gradient, s.curvature - o.curvature} }

func sumOf(examples []int32, gradient, curvature []float64) (s sum) {
	for _, e := range examples {
		s.gradient += gradient[e]
		s.curvature += curvature[e]
	}
	return s
}

func (g growth) worth(s sum) float64 { return s.gradient / (s.curvature + g.ridge) }

func (g growth) gain(s sum) float64 { return s.gradient * s.gradient / (s.curvature + g.ridge) }

// A question is where to part examples: those with bin cut or less go left.
type parting struct{ feature, cut int }

// best finds the parting that gains most, within the sign of each feature.
func (b *bough) best(examples []int32, all sum) (best parting, ok bool) {
	const leastGain = 1e-9
	most := leastGain
	for _, k := range b.asks {
		if len(b.cuts[k]) == 0 {
			continue
		}
		var histogram [bins]sum
		bin := b.bin[k]
		for _, e := range examples {
			h := &histogram[bin[e]]
			h.gradient += b.gradient[e]
			h.curvature += b.curvature[e]
		}
		var left sum
		for cut := range b.cuts[k] {
			left.gradient += histogram[cut].gradient
			left.curvature += histogram[cut].curvature
			right := all.minus(left)
			if left.curvature < b.least || right.curvature < b.least {
				continue
			}
			if float64(b.of[k].sign)*(b.worth(right)-b.worth(left)) < 0 {
				continue
			}
			if gain := b.gain(left) + b.gain(right) - b.gain(all); gain > most {
				most, best, ok = gain, parting{k, cut}, true
			}
		}
	}
	return best, ok
}

// part moves the examples that go left to the front, keeping order, and returns their number.
func part(examples []int32, left func(int32) bool) int {
	var right []int32
	n := 0
	for _, e := range examples {
		if left(e) {
			examples[n] = e
			n++
		} else {
			right = append(right, e)
		}
	}
	copy(examples[n:], right)
	return n
}

// logisticSlopes are those of the likelihood of right, which is 0 or 1 for each example.
func logisticSlopes(right, weight []float64) func(scores, gradient, curvature []float64) {
	return func(scores, gradient, curvature []float64) {
		for i, s := range scores {
			p := logistic(s)
			gradient[i], curvature[i] = weight[i]*(right[i]-p), weight[i]*math.Max(p*(1-p), 1e-6)
		}
	}
}

// onLists grows trees on top of weights, so that what is right in each list stands out from the rest of it.
func (g growth) onLists(of []feature, lists []list, weights []float64) grove {
	var rows [][]float64
	total := 0.0
	for _, l := range lists {
		rows = append(rows, l.options...)
		total += l.weight
	}
	if total == 0 {
		return nil
	}
	scores := make([]float64, len(rows))
	for i, row := range rows {
		scores[i] = dot(weights, row)
	}
	scale := float64(len(lists)) / total // so that a list weighs 1 in the mean, whatever cases weigh
	return g.grow(newField(of, rows), scores, func(scores, gradient, curvature []float64) {
		at := 0
		for _, l := range lists {
			n := len(l.options)
			l.slopes(scores[at:at+n], scale*l.weight, gradient[at:at+n], curvature[at:at+n])
			at += n
		}
	})
}

// slopes are those of weight · ln Σ right·softmax(scores).
func (l list) slopes(scores []float64, weight float64, gradient, curvature []float64) {
	highest := slices.Max(scores)
	all, right := 0.0, 0.0
	for i, s := range scores {
		p := math.Exp(s - highest)
		gradient[i] = p
		all += p
		right += l.right[i] * p
	}
	for i := range scores {
		p, q := gradient[i]/all, l.right[i]*gradient[i]/math.Max(right, 1e-12)
		gradient[i] = weight * (q - p)
		curvature[i] = weight * math.Max(p*(1-p), 1e-6)
	}
}

// likelihood is the mean of ln Σ right·softmax over lists.
func likelihood(lists []list, j judge) float64 {
	sum, total := 0.0, 0.0
	for _, l := range lists {
		all, right := 0.0, 0.0
		for i, o := range l.options {
			p := math.Exp(j.score(o))
			all += p
			right += l.right[i] * p
		}
		sum += l.weight * math.Log(math.Max(right, 1e-12)/all)
		total += l.weight
	}
	return share(sum, total)
}
