package evidence

// scarcity weighs the asker's own words by how few of what was found hold them: what all of it tells of does not tell one
// sentence from another, however rare it is elsewhere. A word that nothing holds weighs nothing.
type scarcity []float64

// A holding counts the texts that hold each word.
type holding struct {
	texts int
	of    []int
}

func newHolding(t terms) *holding { return &holding{of: make([]int, len(t.weight))} }

// add counts one text.
func (h *holding) add(found []float64) {
	h.texts++
	for i, share := range found {
		if share > 0 {
			h.of[i]++
		}
	}
}

// scarcity is the inverse frequency of the asker's own words among what was counted.
func (h *holding) scarcity(t terms) scarcity {
	weight := make(scarcity, len(h.of))
	for i, n := range h.of {
		if t.isOwn[i] && n > 0 {
			weight[i] = idf(h.texts, n)
		}
	}
	return weight
}

// covered is the share of the weight that was found; nothing where nothing weighs.
func (w scarcity) covered(found []float64) float64 {
	all, sum := 0.0, 0.0
	for i, weight := range w {
		all += weight
		sum += weight * found[i]
	}
	return share(sum, all)
}

// weighScarcity weighs words among all sentences of the candidates, and among the candidates with what stands above them.
func (s *study) weighScarcity() {
	sentences, passages := newHolding(s.terms), newHolding(s.terms)
	for _, r := range s.readings {
		passages.add(merged(r.found, r.above))
		for _, sentence := range r.sentences {
			sentences.add(sentence.found)
		}
	}
	s.amongSentences, s.amongPassages = sentences.scarcity(s.terms), passages.scarcity(s.terms)
}

// beyond is the share of the asker's own weight that was found, of what title and headings above lack; 1 where they lack nothing.
func (t terms) beyond(found, above []float64) float64 {
	all, sum := 0.0, 0.0
	for i, weight := range t.weight {
		if t.isOwn[i] {
			all += weight * (1 - above[i])
			sum += weight * (1 - above[i]) * found[i]
		}
	}
	if all == 0 {
		return 1
	}
	return sum / all
}
