package answer

import (
	"slices"
	"strings"

	"parley/index/analysis"
)

// A voice says where the thing stands that a cue word speaks of.
type voice uint8

const (
	active  voice = iota // behind it: "suspended the rule"; before it where a form of "be" leads: "the rule was suspended"
	middle               // before it: "the surcharge lapsed"
	nominal              // behind "of": "the suspension of the rule"
)

type cue struct {
	root  string
	voice voice
}

// changeCues are the beginnings of words by which a sentence tells that something is no longer as it was.
var changeCues = []cue{
	{"suspension", nominal}, {"extension", nominal}, {"withdrawal", nominal}, {"postponement", nominal}, {"revocation", nominal},
	{"rescission", nominal}, {"reinstatement", nominal}, {"replacement", nominal}, {"lifting", nominal}, {"expiry", nominal},
	{"expiration", nominal}, {"extend", active}, {"suspend", active}, {"delay", active}, {"postpon", active}, {"revok", active},
	{"rescind", active}, {"withdr", active}, {"reinstat", active}, {"replac", active}, {"supersed", active}, {"lift", active},
	{"struck", active}, {"strik", active}, {"paus", active}, {"prolong", active}, {"laps", middle}, {"expir", middle},
}

// mayChange reports whether a text, in lower case, holds the beginning of a cue.
func mayChange(lower string) bool {
	return slices.ContainsFunc(changeCues, func(c cue) bool { return strings.Contains(lower, c.root) })
}

// A change is what one cue of a sentence says: its root, and the words for what it speaks of.
type change struct {
	root  string
	thing []analysis.Token
}

// changes returns what the cues of a sentence say; nothing of one that is denied, asked for or only possible.
func changes(text string, tokens []analysis.Token) []change {
	var all []change
	tokens = whole(tokens)
	for i, t := range tokens {
		for _, cue := range changeCues {
			if !strings.HasPrefix(t.Exact, cue.root) {
				continue
			}
			s := stretch{text, tokens}
			if thing := s.thing(i, cue.root, cue.voice); len(thing) > 0 {
				all = append(all, change{cue.root, thing})
			}
			break
		}
	}
	return all
}

// A stretch is a sentence and its tokens, which are looked at around a cue.
type stretch struct {
	text   string
	tokens []analysis.Token
}

// thing is what the cue at i speaks of, nil where it tells of no change.
func (s stretch) thing(i int, root string, v voice) []analysis.Token {
	begin := s.clause(i)
	if negated(s.tokens[begin:i]) || slices.ContainsFunc(s.tokens[begin:i], func(t analysis.Token) bool { return doubted(t.Exact) }) {
		return nil
	}
	if begin > 0 && s.tokens[begin-1].Exact == "whether" {
		return nil
	}
	next := i + 1
	switch {
	case root == "struck" || root == "strik":
		if s.exact(next) != "down" {
			return nil
		}
		next++
	case v == nominal, s.exact(next) == "of", s.exact(i) == "delays", s.exact(i) == "pauses", s.exact(i) == "lapses":
		if s.exact(next) != "of" {
			return nil
		}
		next++
	case v == middle || s.passive(max(begin, i-3), i):
		return content(s.tokens[begin:i])
	}
	if s.passive(max(begin, i-3), i) {
		return content(s.tokens[begin:i])
	}
	end := s.phrase(next)
	if root == "extend" && s.exact(end) == "to" && !dated(s.tokens[end+1:]) {
		return nil // it reaches further, and not longer
	}
	return content(s.tokens[next:end])
}

func (s stretch) exact(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Exact
}

// clause is where the clause of token i begins.
func (s stretch) clause(i int) int {
	for ; i > 0; i-- {
		switch s.tokens[i-1].Exact {
		case "that", "which", "who", "whether", "if", "when", "because", "but", "while":
			return i
		case "and":
			if s.passive(0, i-1) {
				return i
			}
		}
		if s.parted(i, ",;:()–—") {
			return i
		}
	}
	return 0
}

// parted reports whether one of these marks stands before token i.
func (s stretch) parted(i int, marks string) bool {
	return i > 0 && s.tokens[i-1].End <= s.tokens[i].Start && strings.ContainsAny(s.text[s.tokens[i-1].End:s.tokens[i].Start], marks)
}

// phrase is where the words end that stand for one thing, from token i on.
func (s stretch) phrase(i int) int {
	for ; i < len(s.tokens); i++ {
		if s.parted(i, ",;:–—") {
			return i
		}
		switch s.tokens[i].Exact {
		case "with", "from", "until", "till", "after", "before", "as", "which", "that", "who", "to", "through", "into", "and", "when", "because", "by", "at":
			return i
		case "is", "are", "was", "were", "began", "begins", "came", "comes", "ran", "runs", "took", "takes", "held", "holds", "ended", "ends", "followed", "follows", "end", "around", "about":
			return i
		case "for", "on", "in":
			if i+1 < len(s.tokens) && (dated(s.tokens[i+1:]) || counted(s.tokens[i+1:])) {
				return i
			}
		}
	}
	return i
}

// passive reports whether a form of "be" stands among tokens, as before the cue in "was formally suspended".
func (s stretch) passive(begin, i int) bool {
	return slices.ContainsFunc(s.tokens[begin:i], func(t analysis.Token) bool {
		switch t.Exact {
		case "is", "are", "was", "were", "be", "been", "being", "stands", "remains", "remained":
			return true
		}
		return false
	})
}

// dated reports whether tokens begin with a date.
func dated(tokens []analysis.Token) bool {
	if len(tokens) == 0 {
		return false
	}
	switch tokens[0].Scheme() {
	case "date", "month", "day":
		return true
	}
	return tokens[0].Class == analysis.Number && len(tokens[0].Exact) == 4
}

// counted reports whether tokens begin with a length of time: "one year", "90 days", "another year".
func counted(tokens []analysis.Token) bool {
	for _, t := range tokens[:min(len(tokens), 3)] {
		switch t.Exact {
		case "day", "days", "week", "weeks", "month", "months", "year", "years":
			return true
		}
		if t.Scheme() == "dur" {
			return true
		}
	}
	return false
}

// negated reports whether a word denies; the "No." of a number does not.
func negated(tokens []analysis.Token) bool {
	for i, t := range tokens {
		numbers := t.Exact == "no" && i+1 < len(tokens) && tokens[i+1].Class == analysis.Number
		if analysis.Negates(t.Exact) && !numbers {
			return true
		}
	}
	return false
}

// doubted reports a word that makes of a change a wish or a possibility.
func doubted(word string) bool {
	switch word {
	case "may", "might", "could", "can", "should", "if", "whether", "urge", "urged", "urges", "ask", "asked", "asks", "seek", "seeks",
		"sought", "propose", "proposed", "proposes", "consider", "considers", "considered", "demand", "demanded", "bill", "promised":
		return true
	}
	return false
}

// whole leaves out the tokens that dates and lengths of time are made of: of a day, its month is none of its own.
func whole(tokens []analysis.Token) []analysis.Token {
	var kept []analysis.Token
	for i, t := range tokens {
		if t.Scheme() != "date" && t.Scheme() != "dur" && slices.ContainsFunc(tokens[max(0, i-8):min(len(tokens), i+8)], func(o analysis.Token) bool {
			return o.Start <= t.Start && t.End <= o.End && (o.Scheme() == "date" || o.Scheme() == "dur" || o.Scheme() == "month" && t.Class != analysis.Identifier)
		}) {
			continue
		}
		kept = append(kept, t)
	}
	return kept
}

// content leaves out the words that carry no meaning.
func content(tokens []analysis.Token) []analysis.Token {
	var kept []analysis.Token
	for _, t := range tokens {
		if t.Class != analysis.Stop {
			kept = append(kept, t)
		}
	}
	return kept
}
