package evidence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/bot/question"
	"parley/corpus"
	"parley/index/analysis"
)

// sought is what a reader has in mind while looking for the answer: not only which words were asked for,
// but what part each plays.
type sought struct {
	values    values    // the kinds of value that would answer
	role      []role    // of each term
	years     []int     // years asked about
	day       string    // the latest day asked about that is certain: 2026-05-01 for "in May 2026"; "" for none
	happened  bool      // it asks what has happened, not what shall or may
	defines   bool      // it asks what something is
	present   bool      // it asks how things stand
	names     bool      // it asks for names: "which companies"
	denied    bool      // it asks what is not
	opposed   []oppose  // words with an opposite
	relations relations // what it wants to know of its subject
	own       int       // how many own terms there are
	kinds     kindFlags // the kind of question, as numbers
}

// A role is the part a word of the question plays.
type role uint8

// The roles.
const (
	plain   role = iota // verbs and the nouns that are not asked for
	named               // a name: capitalised where it was typed or wherever the passages have it
	figure              // a number, a date, an identifier
	focus               // what kind of thing is asked for: "companies" in "which companies"
	extreme             // "first", "largest": it tells one of several
	roles
)

type kindFlags struct{ when, who, count, amount, why, yesNo, open float64 }

// seek reads what the question is after. readings tell names from words: people seldom type capitals.
func seek(q question.Question, t terms, readings []reading) sought {
	tokens := analysis.Analyze(q.Text)
	s := sought{role: make([]role, len(t.weight)), denied: q.Negated, values: wanted(q.Kind, tokens)}
	s.years, s.day = askedTime(tokens)
	s.happened, s.defines, s.names = happened(tokens), defines(tokens), wantsNames(q.Kind, tokens)
	s.present = q.Current || q.Kind == question.YesNo && !s.happened || asksState(tokens)
	s.relations = asksRelations(q.Kind, tokens)
	s.opposed = opposites(tokens)
	capital := capitals(t, readings)
	typed := typedCapital(q.Text, tokens)
	focused := focusTerms(tokens)
	for term, f := range t.forms {
		if f.share < 1 || !t.isOwn[f.term] {
			continue
		}
		s.own++
		s.role[f.term] = roleOf(term, t.exact[f.term], t.whole[f.term], capital[f.term] > 0.6 || typed[term] && capital[f.term] != 0, focused[term])
	}
	s.kinds = kindFlags{
		when: one(q.Kind == question.When || q.Kind == question.HowLong), who: one(q.Kind == question.Who || q.Kind == question.Where),
		count: one(q.Kind == question.HowMany), amount: one(q.Kind == question.HowMuch), why: one(q.Kind == question.Why),
		yesNo: one(q.Kind == question.YesNo), open: one(q.Kind == question.Open),
	}
	return s
}

func roleOf(term, exact string, whole, name, focused bool) role {
	switch {
	case whole || strings.ContainsAny(term, "0123456789"):
		return figure
	case isExtreme(exact):
		return extreme
	case name:
		return named
	case focused:
		return focus
	}
	return plain
}

// capitals is, for each term, the share of its mentions inside sentences that are capitalised; -1 where there is none.
func capitals(t terms, readings []reading) []float64 {
	upper, all := make([]float64, len(t.weight)), make([]float64, len(t.weight))
	for _, r := range readings {
		for _, s := range r.sentences {
			for _, m := range s.mentions {
				if m.share < 1 || len(s.tokens) > 0 && m.start == s.tokens[0].Start {
					continue
				}
				all[m.term]++
				if c, _ := utf8.DecodeRuneInString(s.text[m.start-s.span.Start:]); unicode.IsUpper(c) {
					upper[m.term]++
				}
			}
		}
	}
	for i := range upper {
		if all[i] == 0 {
			upper[i] = -1
		} else {
			upper[i] /= all[i]
		}
	}
	return upper
}

// typedCapital returns the terms the asker capitalised, the first word aside.
func typedCapital(text string, tokens []analysis.Token) map[string]bool {
	typed := map[string]bool{}
	for i, t := range tokens {
		if c, _ := utf8.DecodeRuneInString(text[t.Start:]); i > 0 && t.Class == analysis.Word && unicode.IsUpper(c) {
			typed[t.Term] = true
		}
	}
	return typed
}

// focusTerms returns the words right behind the asking word: what kind of thing is asked for.
func focusTerms(tokens []analysis.Token) map[string]bool {
	terms := map[string]bool{}
	for i, t := range tokens {
		switch t.Exact {
		case "what", "which", "whose", "many", "much":
		default:
			continue
		}
		for _, next := range tokens[i+1 : min(len(tokens), i+5)] {
			if next.Class == analysis.Stop {
				break
			}
			terms[next.Term] = true
		}
	}
	return terms
}

func isExtreme(exact string) bool {
	switch exact {
	case "first", "last", "second", "third", "fourth", "fifth", "only", "best", "worst", "least", "fewest", "main", "primary",
		"original", "sole", "top", "earliest", "latest", "final", "latter", "former", "highest", "lowest":
		return true
	}
	return len(exact) > 5 && strings.HasSuffix(exact, "est") && !strings.HasSuffix(exact, "rest")
}

// happened reports whether a question asks about the past.
func happened(tokens []analysis.Token) bool {
	for _, t := range tokens {
		switch t.Exact {
		case "did", "was", "were", "has", "had", "came", "got", "happened", "didn't", "wasn't":
			return true
		}
	}
	return false
}

// defines reports whether a question asks what something is or means.
func defines(tokens []analysis.Token) bool {
	for i := 0; i+1 < len(tokens) && i < 3; i++ {
		switch tokens[i].Exact {
		case "what", "who":
			switch tokens[i+1].Exact {
			case "is", "are", "was", "were", "s":
				return true
			}
		case "define", "explain", "what's", "who's":
			return true
		}
	}
	for _, t := range tokens {
		switch t.Exact {
		case "meaning", "definition", "mean":
			return true
		}
	}
	return false
}

func wantsNames(kind question.Kind, tokens []analysis.Token) bool {
	if kind == question.Who || kind == question.Where {
		return true
	}
	for i, t := range tokens[:min(len(tokens), 3)] {
		switch t.Exact {
		case "which":
			return kind == question.Open
		case "name", "names":
			return i == 0 || exactAt(tokens, i+1) == "of"
		}
	}
	return false
}

// askedTime returns the years of a question and the first day of its latest whole date.
func askedTime(tokens []analysis.Token) (years []int, day string) {
	for _, t := range tokens {
		if y := yearOf(t); y > 0 {
			years = append(years, y)
		}
		if at, ok := strings.CutPrefix(t.Term, "date:"); ok && t.Scheme() == "date" {
			day = max(day, at)
		}
		if at, ok := strings.CutPrefix(t.Term, "month:"); ok && t.Scheme() == "month" {
			day = max(day, at+"-01")
		}
	}
	return years, day
}

// yearOf returns the year a token states, 0 for none. "1990s" is 1990.
func yearOf(t analysis.Token) int {
	w := t.Exact
	if t.Class == analysis.Identifier || len(w) < 4 || len(w) > 5 || w[0] != '1' && w[0] != '2' || len(w) == 5 && w[4] != 's' {
		return 0
	}
	year := 0
	for _, c := range []byte(w[:4]) {
		if c < '0' || c > '9' {
			return 0
		}
		year = year*10 + int(c-'0')
	}
	return year
}

// foreseen reports whether an article was published before a day asked about: it cannot tell what happened then.
func (s sought) foreseen(published corpus.Day) bool {
	return s.day != "" && published != "" && string(published) < s.day
}
