package evidence

import (
	"parley/index/analysis"
)

// Parameters of the re-reading. They were set on question sets of other fields (see bot/quality):
// low saturation and little length normalisation suit single sentences.
const (
	sentenceK1   = 0.6
	sentenceB    = 0.3
	exactShare   = 0.3 // what an unstemmed match adds to a stemmed one
	orderedPair  = 0.4 // two neighbours of the question side by side and in order
	nearPair     = 0.2 // the same two within nearWindow words
	nearWindow   = 8
	typicalWords = 24 // length of an ordinary sentence, in words
)

// reading is one passage as the evidence reads it.
type reading struct {
	sentences []read
	pairs     float64 // proximity of the whole passage
	found     []bool  // which terms stand in the passage, its title or its headings
}

// read is one sentence of it.
type read struct {
	span     analysis.Span // within the passage
	score    float64       // BM25 of the sentence with exact forms
	pairs    float64
	coverage float64 // weight found ÷ weight asked, own words only
	words    int
	mentions []mention
	tokens   []analysis.Token
}

// readPassage weighs the text of a passage sentence by sentence.
func (t terms) readPassage(text string) reading {
	tokens := analysis.Analyze(text)
	r := reading{found: make([]bool, len(t.idf))}
	at := 0
	for _, span := range analysis.Sentences(text) {
		first := at
		for at < len(tokens) && tokens[at].Start < span.End {
			at++
		}
		s := t.readSentence(span, tokens[first:at])
		for _, m := range s.mentions {
			r.found[m.term] = true
		}
		r.sentences = append(r.sentences, s)
	}
	r.pairs = t.proximity(t.mentions(tokens))
	return r
}

func (t terms) readSentence(span analysis.Span, tokens []analysis.Token) read {
	s := read{span: span, tokens: tokens, mentions: t.mentions(tokens)}
	if len(tokens) > 0 {
		s.words = tokens[len(tokens)-1].Position - tokens[0].Position + 1
	}
	norm := sentenceK1 * (1 - sentenceB + sentenceB*float64(s.words)/typicalWords)
	var count, exact, best [mostTerms]float64
	for _, m := range s.mentions {
		count[m.term]++
		best[m.term] = max(best[m.term], m.share)
		if m.exact {
			exact[m.term]++
		}
	}
	own := 0.0
	for i := range t.idf {
		if count[i] == 0 {
			continue
		}
		s.score += best[i] * t.weight[i] * (saturate(count[i], norm) + exactShare*saturate(exact[i], norm))
		if t.isOwn[i] {
			own += best[i] * t.weight[i]
		}
	}
	if t.own > 0 {
		s.coverage = own / t.own
	}
	s.pairs = t.proximity(s.mentions)
	return s
}

// saturate is the term-frequency part of BM25, norm being k1 times the length correction.
func saturate(tf, norm float64) float64 {
	if tf == 0 {
		return 0
	}
	return tf * (sentenceK1 + 1) / (tf + norm)
}

// proximity rewards the question's neighbours for standing together in the text as well.
func (t terms) proximity(mentions []mention) float64 {
	sum := 0.0
	for _, p := range t.pairs {
		ordered, near := 0.0, 0.0
		for i, a := range mentions {
			if a.term != p.a {
				continue
			}
			for j := max(0, i-nearWindow); j < len(mentions) && j <= i+nearWindow; j++ {
				b := mentions[j]
				if b.term != p.b {
					continue
				}
				gap := b.position - a.position
				if gap > 0 && gap <= p.gap {
					ordered = 1
				}
				if gap != 0 && gap <= nearWindow && gap >= -nearWindow {
					near = 1
				}
			}
		}
		sum += p.weight * (orderedPair*ordered + nearPair*near)
	}
	return sum
}
