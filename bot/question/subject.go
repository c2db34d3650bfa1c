package question

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/index"
	"parley/index/analysis"
)

// Bounds of a subject.
const (
	mostSubjectWords = 8
	leastShared      = 0.3 // of the weight of the question's words that articles have, in the subject
)

// behindSubject is where a title goes on to say more of its subject.
var behindSubject = regexp.MustCompile(`\s+\(|,|:|;| – | — | and (its|their|the) `)

// about asks about the subject of an article; "" when its title names none, or none that has to do with q.
func (r *Reader) about(q Question, title string, stats index.Stats) string {
	subject := r.subjectOf(title)
	if subject == "" || q.shared(subject, stats) < leastShared {
		return ""
	}
	if isSingular(subject) {
		return "What is " + subject + "?"
	}
	return "What about " + subject + "?"
}

// subjectOf returns what a title is about in the middle of a sentence: "the Affiliates Rule" of "The Affiliates Rule and its
// suspension". A title that is itself a sentence or a question, or a long one, has none.
func (r *Reader) subjectOf(title string) string {
	if at := behindSubject.FindStringIndex(title); at != nil {
		title = title[:at[0]]
	}
	words := strings.Fields(strings.TrimRight(title, "."))
	if len(words) == 0 || len(words) > mostSubjectWords || strings.ContainsAny(title, "?!“”\"") {
		return ""
	}
	for i, word := range words {
		lower := strings.ToLower(word)
		if isClause(lower) || i == 0 && strings.HasSuffix(lower, "ing") {
			return ""
		}
	}
	if isDeterminer(strings.ToLower(words[0])) || len(words) > 1 && startsLower(words[1]) && r.english.has(strings.ToLower(words[0])) {
		words[0] = strings.ToLower(words[0])
	}
	return strings.Join(words, " ")
}

// isClause reports a word that titles which are sentences have.
func isClause(lower string) bool {
	switch lower {
	case "is", "are", "was", "were", "will", "has", "have", "can", "how", "what", "why", "who", "when", "where", "says", "say", "to":
		return true
	}
	return false
}

func startsLower(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(c)
}

// isSingular reports "the … rule …": one thing, of which one asks what it is.
func isSingular(subject string) bool {
	words := strings.Fields(strings.ToLower(subject))
	if words[0] != "the" {
		return false
	}
	last := ""
	for _, word := range words[1:] {
		if isPreposition(word) || word == "and" || word == "or" {
			if word == "and" {
				return false
			}
			break
		}
		last = word
	}
	return last != "" && !strings.HasSuffix(last, "s")
}

// shared is the part of the question's weight that a subject has, of the words that articles have.
func (q Question) shared(subject string, stats index.Stats) float64 {
	named := map[string]bool{}
	for _, t := range analysis.Analyze(subject) {
		if t.Class != analysis.Stop {
			named[t.Term] = true
		}
	}
	all, found := 0.0, 0.0
	for _, c := range q.Concepts {
		n := stats.Frequency[c.Term]
		if c.Position < 0 || n == 0 {
			continue
		}
		weight := c.Weight * index.IDF(n, max(n, stats.Passages))
		all += weight
		if named[c.Term] {
			found += weight
		}
	}
	if all == 0 {
		return 0
	}
	return found / all
}
