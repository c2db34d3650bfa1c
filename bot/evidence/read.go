package evidence

import (
	"parley/index/analysis"
)

// BM25 of single sentences: little saturation and little length normalisation.
const (
	sentenceK1   = 0.6
	sentenceB    = 0.3
	exactShare   = 0.3 // what an unstemmed match adds to a stemmed one
	typicalWords = 24  // length of an ordinary sentence
)

// reading is one passage as the evidence reads it.
type reading struct {
	sentences []read
	words     int
	pairs     float64   // proximity in the whole passage
	exact     float64   // weight of the asker's own words found in the very spelling
	related   []float64 // the same, words of like meaning counting in part
	found     []float64 // of each term, 1 when it stands in the passage, an alias's share when only that does
	tight     float64   // weight of its words of the question that stand closest together
	above     []float64 // the same for the article's title and the headings above the passage
}

// read is one sentence of it.
type read struct {
	span     analysis.Span // within the passage
	text     string
	tokens   []analysis.Token
	mentions []mention
	words    int
	score    float64   // BM25 with exact forms
	pairs    float64   // proximity
	found    []float64 // as in reading
	related  []float64 // the same, words of like meaning counting in part
	exact    float64   // weight of the asker's own words found in the very spelling
}

// readPassage reads the text of a passage sentence by sentence.
func (t terms) readPassage(d *dividedText) reading {
	text, tokens := d.text, d.tokens
	r := reading{found: make([]float64, len(t.weight)), related: make([]float64, len(t.weight))}
	at := 0
	for _, span := range d.sentences {
		first := at
		for at < len(tokens) && tokens[at].Start < span.End {
			at++
		}
		s := t.readSentence(text, span, tokens[first:at])
		merge(r.found, s.found)
		merge(r.related, s.related)
		r.words += s.words
		r.sentences = append(r.sentences, s)
	}
	mentions := t.mentions(tokens)
	r.tight = t.tight(mentions)
	r.pairs, r.exact = t.proximity(mentions), t.spelled(mentions)
	return r
}

func (t terms) readSentence(text string, span analysis.Span, tokens []analysis.Token) read {
	s := read{span: span, text: text[span.Start:span.End], tokens: tokens, mentions: t.mentions(tokens), found: make([]float64, len(t.weight))}
	if len(tokens) > 0 {
		s.words = tokens[len(tokens)-1].Position - tokens[0].Position + 1
	}
	norm := sentenceK1 * (1 - sentenceB + sentenceB*float64(s.words)/typicalWords)
	count, exact := make([]float64, len(t.weight)), make([]float64, len(t.weight))
	for _, m := range s.mentions {
		count[m.term]++
		s.found[m.term] = max(s.found[m.term], m.share)
		if m.exact {
			exact[m.term]++
		}
	}
	for i, share := range s.found {
		if share == 0 || t.official[i] {
			continue
		}
		s.score += share * t.weight[i] * (saturate(count[i], norm) + exactShare*saturate(exact[i], norm))
	}
	s.related = t.relatedIn(tokens, s.found)
	s.pairs, s.exact = t.proximity(s.mentions), t.spelled(s.mentions)
	return s
}

// saturate is the term-frequency part of BM25, norm being k1 times the length correction.
func saturate(tf, norm float64) float64 {
	if tf == 0 {
		return 0
	}
	return tf * (sentenceK1 + 1) / (tf + norm)
}

// merge raises into to what found has more of.
func merge(into, found []float64) {
	for i, share := range found {
		into[i] = max(into[i], share)
	}
}
