package question

import (
	"strings"

	"parley/index"
	"parley/index/analysis"
)

// longestRewrite is the bytes a rewrite may have: what fits on a button of Slack's.
const longestRewrite = 75

// leastKept is how many words that mean something must stay for each that is left out.
const leastKept = 2

// Missing returns the words of the question, as written, that nothing in the index holds, nor any that stands for them.
func (q Question) Missing(stats index.Stats) []string {
	var missing []string
	start, end := 0, 0
	for _, t := range q.missing(stats) {
		if q.standIn(t, stats).Read != "" {
			continue
		}
		if t.Start < end { // Chinese is read two characters at a time, each with both its neighbours
			missing = missing[:len(missing)-1]
		} else {
			start = t.Start
		}
		end = max(end, t.End)
		missing = append(missing, q.Text[start:end])
	}
	return missing
}

func (q Question) missing(stats index.Stats) []analysis.Token {
	absent := map[string]bool{}
	for _, c := range q.Concepts {
		if n, asked := stats.Frequency[c.Term]; asked && n == 0 && c.Position >= 0 && !c.Whole && c.Weight == 1 {
			absent[c.Term] = true
		}
	}
	var missing []analysis.Token
	for _, t := range analysis.Analyze(q.Text) {
		if absent[t.Term] {
			missing = append(missing, t)
		}
	}
	return missing
}

// Rewrites returns questions near q that the articles might answer where they do not answer q, the nearest first: with
// another word for one that no article has; without such words; about the subject of one of titles, if it has to do
// with what was asked. None is longer than a button's text.
func (r *Reader) Rewrites(q Question, stats index.Stats, titles []string) []string {
	missing := q.missing(stats)
	proposed := []string{q.exchanged(missing, stats), q.without(missing)}
	for _, title := range titles {
		proposed = append(proposed, r.about(q, title, stats))
	}
	var rewrites []string
	seen := map[string]bool{"": true, strings.ToLower(q.Text): true}
	for _, text := range proposed {
		if key := strings.ToLower(text); !seen[key] && len(text) <= longestRewrite {
			seen[key] = true
			rewrites = append(rewrites, text)
		}
	}
	return rewrites
}

// exchanged puts, for every missing word that has aliases articles use, the likeliest in its place; "" when there is none.
func (q Question) exchanged(missing []analysis.Token, stats index.Stats) string {
	var b strings.Builder
	at := 0
	for _, t := range missing {
		if q.Text[t.Start:t.End] != t.Exact {
			continue // a name or an abbreviation: “the PRC” is not “the China”
		}
		if other := inflected(q.usedAlias(t.Term, stats).Exact, t.Exact); other != "" {
			b.WriteString(q.Text[at:t.Start] + other)
			at = t.End
		}
	}
	if at == 0 {
		return ""
	}
	return b.String() + q.Text[at:]
}

// inflected puts word in the plural where asked is in one; "" where asked has an ending that word would need too.
func inflected(word, asked string) string {
	switch {
	case word == "" || strings.HasSuffix(asked, "ed") || strings.HasSuffix(asked, "ing"):
		return ""
	case !strings.HasSuffix(asked, "s") || strings.HasSuffix(asked, "ss") || strings.HasSuffix(word, "s"):
		return word
	case strings.HasSuffix(word, "ty") || strings.HasSuffix(word, "ry") || strings.HasSuffix(word, "ny"):
		return strings.TrimSuffix(word, "y") + "ies"
	case strings.HasSuffix(word, "x") || strings.HasSuffix(word, "ch") || strings.HasSuffix(word, "sh"):
		return word + "es"
	}
	return word + "s"
}

// usedAlias returns the alias of a term that counts most and, of these, that most passages hold; the zero one for none.
func (q Question) usedAlias(term string, stats index.Stats) Alias {
	var best Alias
	held := 0
	for _, c := range q.Concepts {
		if c.Term != term {
			continue
		}
		for _, a := range c.Aliases {
			n := stats.Frequency[a.Term]
			if n > 0 && (a.Weight > best.Weight || a.Weight == best.Weight && n > held) {
				best, held = a, n
			}
		}
	}
	return best
}

// without leaves out missing words where the rest still reads well: one that only describes the word behind it, and
// one at the end of a phrase together with its preposition. It returns "" when any cannot go or nothing is left to ask.
func (q Question) without(missing []analysis.Token) string {
	tokens := analysis.Analyze(q.Text)
	gone := map[int]bool{}
	for _, t := range missing {
		if strings.ContainsAny(t.Exact, "0123456789") {
			return "" // a number is what was asked about
		}
		gone[t.Position] = true
	}
	if len(gone) == 0 || !removable(q.Text, tokens, gone) {
		return ""
	}
	var b strings.Builder
	at := 0
	for _, t := range tokens {
		if gone[t.Position] && t.Start >= at {
			b.WriteString(q.Text[at:t.Start])
			at = t.End
		}
	}
	b.WriteString(q.Text[at:])
	text := strings.Join(strings.Fields(b.String()), " ")
	for _, mark := range []string{"?", ",", "."} {
		text = strings.ReplaceAll(text, " "+mark, mark)
	}
	if content(text) < leastKept*len(missing) {
		return ""
	}
	return text
}

// removable reports whether the words at the places gone can go, and adds prepositions and articles that go with them.
func removable(text string, tokens []analysis.Token, gone map[int]bool) bool {
	words := make([]analysis.Token, 0, len(tokens))
	for _, t := range tokens {
		if t.Class != analysis.Identifier && t.Position == len(words) {
			words = append(words, t)
		}
	}
	for i := 0; i < len(words); i++ {
		if !gone[i] {
			continue
		}
		last := i
		for gone[last+1] {
			last++
		}
		next := last + 1
		first := i - 1
		for first >= 0 && isDeterminer(words[first].Exact) {
			first--
		}
		if next < len(words) && words[next].Class != analysis.Stop && text[words[last].End:words[next].Start] == " " {
			if first >= 0 && hasVerbFirst(words[first].Exact) && !isAdjective(words[i].Exact) || text[words[i].Start:words[i].End] != words[i].Exact {
				return false // it may be who does it
			}
			i = last // what they describe stays
			continue
		}
		if first < 1 || !isPreposition(words[first].Exact) {
			return false
		}
		for j := first; j < i; j++ {
			gone[j] = true
		}
		i = last
	}
	return true
}

// isAdjective guesses by the ending.
func isAdjective(word string) bool {
	for _, ending := range []string{"an", "ic", "al", "ous", "ive", "ful", "less", "ish", "y", "ed", "ing", "ent", "ant"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

func isDeterminer(w string) bool {
	switch w {
	case "the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "that":
		return true
	}
	return false
}

func isPreposition(w string) bool {
	switch w {
	case "in", "of", "for", "on", "at", "by", "with", "without", "to", "from", "under", "over", "about", "against", "into", "through", "during":
		return true
	}
	return false
}

// content counts the words of text that mean something.
func content(text string) int {
	n := 0
	for _, t := range analysis.Analyze(text) {
		if t.Class == analysis.Word && !isChat(t.Exact) || t.Class == analysis.Number {
			n++
		}
	}
	return n
}
