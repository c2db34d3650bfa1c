package analysis

import (
	"strings"
	"sync"
)

// An Analyzer does what Analyze does, and keeps the stems of words it has met for the texts that follow: stemming is half the work, and
// texts of one field share most of their words. The zero value is ready for use; it is safe for concurrent use.
type Analyzer struct {
	kept sync.Pool // of stems: those who analyze at the same time have their own
}

// Analyze returns what the function Analyze does.
func (a *Analyzer) Analyze(text string) []Token {
	kept, _ := a.kept.Get().(stems)
	if kept == nil {
		kept = stems{}
	}
	defer a.kept.Put(kept)
	return analyze(text, kept.stem)
}

// stems are those of words.
type stems map[string]string

// mostStems is how many are kept. A question's candidates use some thousand words.
const mostStems = 1 << 14

func (known stems) stem(word string) string {
	if s, ok := known[word]; ok {
		return s
	}
	if len(known) == mostStems {
		clear(known)
	}
	word = strings.Clone(word) // not to keep the whole text
	s := stem(word)
	known[word] = s
	return s
}
