package question

import (
	"context"
	"slices"
	"strings"

	"parley/index"
	"parley/index/analysis"
)

// Bounds of what is read by the definitions in the articles.
const (
	definedWeight = 0.8 // of the commonest meaning beside the words asked for, less for others by their share
	leastMeaning  = 0.1 // of the passages that give the commonest, below which a meaning is a slip
	mostMeanings  = 3
	mostShort     = 12 // bytes of a short form
	mostDefined   = 16 // words of one question looked at
)

// A Meaning is what stands for a word of the question, or for several, as articles define it: words that do so only together.
type Meaning struct {
	Of     string           // the words of the question, as written: "BIS"
	Text   string           // as articles write it: "Bureau of Industry and Security"
	Words  []analysis.Token // those of it that are looked for
	Weight float64          // what it counts beside the words asked for, below 1
}

// Opens returns how many of tokens, from the first on, are the words of m one behind another, function words between them
// passed over; 0 when they do not begin with them.
func (m Meaning) Opens(tokens []analysis.Token) int {
	met, last := 0, -1
	for i, t := range tokens {
		if t.Class == analysis.Stop || t.Class == analysis.Identifier || t.Term == "" || t.Position == last {
			if met == 0 {
				return 0
			}
			continue
		}
		if t.Term != m.Words[met].Term {
			return 0
		}
		if met, last = met+1, t.Position; met == len(m.Words) {
			return i + 1
		}
	}
	return 0
}

// Define gives every word of q that articles define as a short form its long ones, and the words of a phrase that they have
// a short form for that one. A short form is known by its capitals; one typed in lower case if it is no English word.
func (r *Reader) Define(ctx context.Context, glossary index.Glossary, q *Question) error {
	if q.Empty() {
		return nil
	}
	tokens := contentTokens(analysis.Analyze(q.Text))
	var asked []analysis.Token
	var shorts []string
	for _, t := range tokens {
		if written := q.Text[t.Start:t.End]; len(asked) < mostDefined && r.mayBeShort(written, t) {
			asked, shorts = append(asked, t), append(shorts, written)
		}
	}
	found, err := glossary.Meanings(ctx, shorts...)
	if err != nil {
		return err
	}
	for i, meanings := range found {
		for _, d := range meanings[:min(len(meanings), mostMeanings)] {
			q.mean(asked[i:i+1], d.Long, definedWeight*(float64(d.Passages)/float64(meanings[0].Passages)))
		}
	}
	return q.abbreviate(ctx, glossary, tokens)
}

// abbreviate gives the words of phrases that articles have a short form for that one, by how often it means just that.
func (q *Question) abbreviate(ctx context.Context, glossary index.Glossary, tokens []analysis.Token) error {
	abbreviated, err := glossary.Abbreviated(ctx, q.Text)
	if err != nil || len(abbreviated) == 0 {
		return err
	}
	shorts := make([]string, len(abbreviated))
	for i, d := range abbreviated {
		shorts[i] = d.Short
	}
	meanings, err := glossary.Meanings(ctx, shorts...)
	if err != nil {
		return err
	}
	for i, d := range abbreviated {
		most := d.Passages
		for _, other := range meanings[i] {
			most = max(most, other.Passages)
		}
		if phrase := standing(tokens, d.Long); len(phrase) > 1 {
			q.mean(phrase, d.Short, definedWeight*(float64(d.Passages)/float64(most)))
		}
	}
	return nil
}

// mayBeShort reports whether a word of the question may be a short form.
func (r *Reader) mayBeShort(written string, t analysis.Token) bool {
	if len(written) < 2 || len(written) > mostShort || isChat(t.Exact) {
		return false
	}
	if capitals := strings.IndexFunc(written[1:], func(c rune) bool { return 'A' <= c && c <= 'Z' }); capitals >= 0 {
		return true
	}
	return t.Class == analysis.Word && len(written) > 2 && written == t.Exact && !r.english.has(written)
}

// mean adds a meaning to the concepts of some words of the question, unless it is a slip or made of words of theirs.
func (q *Question) mean(of []analysis.Token, text string, weight float64) {
	words := contentTokens(analysis.Analyze(text))
	if weight < definedWeight*leastMeaning || len(words) == 0 {
		return
	}
	m := Meaning{Of: q.Text[of[0].Start:of[len(of)-1].End], Text: text, Words: words, Weight: weight}
	for _, t := range of {
		i := slices.IndexFunc(q.Concepts, func(c Concept) bool { return c.Term == t.Term })
		if i < 0 || slices.ContainsFunc(words, func(w analysis.Token) bool { return w.Term == t.Term }) ||
			slices.ContainsFunc(q.Concepts[i].Meanings, func(known Meaning) bool { return known.Text == text }) {
			continue
		}
		q.Concepts[i].Meanings = append(slices.Clip(q.Concepts[i].Meanings), m)
	}
}

// contentTokens are those that carry meaning, at each position the first.
func contentTokens(tokens []analysis.Token) []analysis.Token {
	var words []analysis.Token
	for _, t := range tokens {
		if t.Class == analysis.Stop || t.Class == analysis.Identifier || t.Term == "" ||
			len(words) > 0 && words[len(words)-1].Position == t.Position {
			continue
		}
		words = append(words, t)
	}
	return words
}

// standing returns the tokens in which the words of a text stand one behind another, nil where they do not.
func standing(tokens []analysis.Token, text string) []analysis.Token {
	words := contentTokens(analysis.Analyze(text))
	for i := 0; len(words) > 0 && i+len(words) <= len(tokens); i++ {
		if slices.EqualFunc(tokens[i:i+len(words)], words, func(a, b analysis.Token) bool { return a.Term == b.Term }) {
			return tokens[i : i+len(words)]
		}
	}
	return nil
}
