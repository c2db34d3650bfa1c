package evidence

import (
	"strings"
	"sync"

	"parley/index/analysis"
)

// keptTexts is how many passages are kept at least, and half of what are kept at most: those of some questions, for what follows upon one brings up
// the same. Each takes some 15 KB.
const keptTexts = 250

// A dividedText is a text in words and in sentences, none of which may be changed.
type dividedText struct {
	text      string
	tokens    []analysis.Token
	sentences []analysis.Span // bullets left out
}

// texts divides texts, and keeps how it divided those asked for lately: different questions bring up the same passages, and
// to divide them is the most work of an answer. The zero value is ready for use; it is safe for concurrent use.
type texts struct {
	analyzer analysis.Analyzer

	mu             sync.Mutex
	recent, before map[string]*dividedText // by text; once there are enough recent ones, those before are dropped
}

// divide returns a text divided.
func (t *texts) divide(text string) *dividedText {
	t.mu.Lock()
	known, ok := t.recent[text]
	if !ok {
		known, ok = t.before[text]
	}
	t.mu.Unlock()
	if !ok {
		text = strings.Clone(text) // not to keep the whole article
		known = &dividedText{text: text, tokens: t.analyzer.Analyze(text), sentences: analysis.Sentences(text)}
		for i, s := range known.sentences {
			known.sentences[i] = analysis.WithoutMarker(text, s)
		}
	}
	t.keep(known)
	return known
}

// keep makes a text one of the recent ones.
func (t *texts) keep(d *dividedText) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.recent == nil || len(t.recent) >= keptTexts {
		t.recent, t.before = make(map[string]*dividedText, keptTexts), t.recent
	}
	t.recent[d.text] = d
}
