package answer

import (
	"fmt"
	"slices"
	"strings"

	"parley/bot/question"
	"parley/index/analysis"
)

// mostAliases is how many other words an answer names.
const mostAliases = 2

// repaired says which misspelled words were read as which. Without any there is nothing to say.
func repaired(repairs []question.Repair) []Notice {
	if len(repairs) == 0 {
		return nil
	}
	read := make([]string, len(repairs))
	for i, r := range repairs {
		read[i] = fmt.Sprintf("“%s” as “%s”", r.Written, r.Read)
	}
	return []Notice{{Kind: "spelling", Text: "Read " + list(read, "and") + "."}}
}

// list writes "a, b and c".
func list(items []string, conjunction string) string {
	last := len(items) - 1
	if last <= 0 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:last], ", ") + " " + conjunction + " " + items[last]
}

// aliased names the words that stand in text for words asked for, none of which is in it. A word that only ends
// otherwise, "suspension" for "suspend", is not worth naming.
func aliased(q question.Question, text string) []Notice {
	tokens := analysis.Analyze(text)
	written := map[string]string{}
	for _, t := range tokens {
		if _, seen := written[t.Term]; !seen {
			written[t.Term] = plainly(text[t.Start:t.End])
		}
	}
	asked := map[string]string{}
	for _, t := range analysis.Analyze(q.Text) {
		asked[t.Term] = plainly(q.Text[t.Start:t.End])
	}
	var pairs []string
	for _, c := range q.Concepts {
		if _, there := written[c.Term]; there || c.Position < 0 || len(pairs) == mostAliases {
			continue
		}
		pair := defined(c, text, tokens)
		for _, a := range c.Aliases {
			if word, there := written[a.Term]; pair == "" && there && !akin(a.Term, c.Term) {
				pair = forWord(word, asked[c.Term])
			}
		}
		if pair != "" && !slices.Contains(pairs, pair) {
			pairs = append(pairs, pair)
		}
	}
	pairs = append(pairs, spoken(q, written, mostAliases-len(pairs))...)
	if len(pairs) == 0 {
		return nil
	}
	return []Notice{{Kind: "alias", Text: "Also looked for " + list(pairs, "and") + "."}}
}

// spoken names at most so many of the words that stand in a text, by their terms, for everyday phrases of q of which the
// text has no word.
func spoken(q question.Question, written map[string]string, most int) []string {
	var pairs []string
	named := map[string]bool{}
	for _, c := range q.Concepts {
		word, there := written[c.Term]
		if c.Idiom == "" || !there || named[c.Idiom] || len(named) == most || hasWordOf(written, c.Idiom) {
			continue
		}
		named[c.Idiom] = true
		if hasAllOf(written, c.Official) {
			word = c.Official
		}
		pairs = append(pairs, forWord(word, c.Idiom))
	}
	return pairs
}

// hasWordOf reports whether a text, by its terms, has a word of phrase.
func hasWordOf(written map[string]string, phrase string) bool {
	return slices.ContainsFunc(analysis.Analyze(phrase), func(t analysis.Token) bool { return written[t.Term] != "" && t.Class != analysis.Stop })
}

// hasAllOf reports whether a text, by its terms, has all words of phrase.
func hasAllOf(written map[string]string, phrase string) bool {
	return !slices.ContainsFunc(analysis.Analyze(phrase), func(t analysis.Token) bool { return written[t.Term] == "" && t.Class != analysis.Stop })
}

// defined names what stands in text, of these tokens, for a word asked for because articles define it so; "" for nothing.
func defined(c question.Concept, text string, tokens []analysis.Token) string {
	for _, m := range c.Meanings {
		for i := range tokens {
			if n := m.Opens(tokens[i:]); n > 0 {
				return forWord(text[tokens[i].Start:tokens[i+n-1].End], m.Of)
			}
		}
	}
	return ""
}

func forWord(found, asked string) string {
	return fmt.Sprintf("“%s” for “%s”", plainly(found), plainly(asked))
}

// plainly takes the possessive off a word.
func plainly(word string) string {
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

// akin reports whether two terms begin alike, as words of one family do.
func akin(a, b string) bool {
	const family = 4
	return len(a) >= family && len(b) >= family && a[:family] == b[:family]
}
