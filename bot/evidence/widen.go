package evidence

import "strings"

// How far a quotation may grow beyond its sentence.
const (
	mostJoined  = 90 // words of sentences quoted together
	joinedAmong = 4  // a question of two parts joins neighbours that both stand among the best so many …
	joinedClose = 3  // … and whose scores lie no further apart
)

// widen lets a quotation grow where one sentence is not enough: a question of two parts gets neighbouring
// sentences that answer a part each in one piece, and a sentence that leans on the one before –
// "It …", "They …" – brings that along. Sentences quoted with another do not stand by themselves again.
func (s *study) widen(best []Sentence, places []place) []Sentence {
	var out []Sentence
	gone := make([]bool, len(best))
	for i := range best {
		if gone[i] {
			continue
		}
		at := places[best[i].place]
		from, to := at.sentence, at.sentence
		if s.question.TwoParts && i < joinedAmong {
			from, to = s.absorb(best, places, i, gone)
		}
		if r := s.readings[at.candidate]; from > 0 && leans(r.sentences[from]) && s.joins(at.candidate, from-1, to) {
			from--
		}
		start := s.candidates[at.candidate].Hit.Start
		sentences := s.readings[at.candidate].sentences
		best[i].Start, best[i].End = start+sentences[from].span.Start, start+sentences[to].span.End
		out = append(out, best[i])
	}
	return out
}

// absorb joins later sentences of best that stand beside sentence i, and returns the range they cover.
func (s *study) absorb(best []Sentence, places []place, i int, gone []bool) (from, to int) {
	at := places[best[i].place]
	from, to = at.sentence, at.sentence
	for j := i + 1; j < min(len(best), joinedAmong); j++ {
		other := places[best[j].place]
		if gone[j] || other.candidate != at.candidate || best[i].Score-best[j].Score > joinedClose {
			continue
		}
		switch {
		case other.sentence == from-1 && s.joins(at.candidate, from-1, to):
			from, gone[j] = from-1, true
		case other.sentence == to+1 && s.joins(at.candidate, from, to+1):
			to, gone[j] = to+1, true
		}
	}
	return from, to
}

// joins reports whether sentences from to to of a candidate stand in one paragraph and are short enough together.
func (s *study) joins(candidate, from, to int) bool {
	sentences := s.readings[candidate].sentences
	words := 0
	for _, r := range sentences[from : to+1] {
		words += r.words
	}
	text := s.candidates[candidate].text()[sentences[from].span.Start:sentences[to].span.End]
	return words <= mostJoined && !strings.Contains(text, "\n")
}
