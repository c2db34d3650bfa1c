package evidence

// What two neighbours of the question are worth when they stand together in a text as well.
const (
	orderedPair = 0.4 // side by side and in order
	nearPair    = 0.2 // within nearWindow words, in any order
	nearWindow  = 8
)

// A pair is two terms that stand near each other in the question.
type pair struct {
	a, b   int
	gap    int // word positions from a to b in the question
	weight float64
}

// pairsOf returns the neighbours among the asker's own words: terms at most two stop words apart.
func pairsOf(position []int, t terms) []pair {
	const near = 3
	var pairs []pair
	last := -1
	for i, p := range position {
		if p < 0 || t.whole[i] {
			continue
		}
		if last >= 0 && p > position[last] && p-position[last] <= near {
			pairs = append(pairs, pair{a: last, b: i, gap: p - position[last], weight: min(t.weight[last], t.weight[i])})
		}
		last = i
	}
	return pairs
}

// proximity rewards the question's neighbours for standing together in the text as well.
func (t terms) proximity(mentions []mention) float64 {
	sum := 0.0
	for _, p := range t.pairs {
		sum += p.weight * p.together(mentions)
	}
	return sum
}

// together returns what the best meeting of the pair is worth.
func (p pair) together(mentions []mention) float64 {
	best := 0.0
	for i, a := range mentions {
		if a.term != p.a {
			continue
		}
		for j := max(0, i-nearWindow); j < len(mentions) && j <= i+nearWindow; j++ {
			b := mentions[j]
			gap := b.position - a.position
			if b.term != p.b || gap == 0 || gap > nearWindow || gap < -nearWindow {
				continue
			}
			worth := nearPair
			if gap > 0 && gap <= p.gap {
				worth += orderedPair
			}
			best = max(best, worth*a.share*b.share)
		}
	}
	return best
}
