package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"parley/index/analysis"
)

// A Glossary tells what the texts of an index say their short forms stand for: "Bureau of Industry and Security (BIS)".
type Glossary interface {
	// Meanings returns, short form by short form, its definitions, whatever its case and whether or not it ends in a
	// plural's "s", those that most passages give first. There may be several, or none.
	Meanings(ctx context.Context, shorts ...string) ([][]Definition, error)

	// Abbreviated returns the definitions whose long form stands in text, in the order of the text, word for word but for
	// endings and function words. Of the short forms of one long form the commonest comes first.
	Abbreviated(ctx context.Context, text string) ([]Definition, error)
}

// A Definition is what passages say a short form stands for, in the spelling that most of them use.
type Definition struct {
	Long, Short string
	Passages    int // that say so, at least 1, those of each spelling counted by themselves
}

// The terms of a definition: one to find it by its short form, one by its long one, which begin with what it is found by,
// and two that say that there is any, since asking for a term is much cheaper than listing those that begin with one:
//
//	sbis␟BIS␟Bureau of Industry and Security
//	lbureau industri secur␟BIS␟Bureau of Industry and Security
//	sbis
//	lbureau industri
const (
	byShort = "s"
	byLong  = "l"
	parted  = "\x1f"
)

// Defined returns the terms by which the definitions in a passage are found, each once, for a field of their own.
func Defined(p Passage) []string {
	var terms []string
	for _, d := range analysis.Definitions(p.Text) {
		words := content(d.Long)
		if len(words) == 0 {
			continue
		}
		long := strings.Join(strings.Fields(d.Long), " ")
		short, said := byShort+foldShort(d.Short), parted+d.Short+parted+long
		for _, term := range []string{short + said, byLong + strings.Join(words, " ") + said, short, opening(words)} {
			if !slices.Contains(terms, term) {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// opening is the term that says that a long form begins with words, of which it takes two at most.
func opening(words []string) string { return byLong + strings.Join(words[:min(2, len(words))], " ") }

// foldShort writes a short form in lower case and without the "s" of a plural behind a capital.
func foldShort(short string) string {
	if n := len(short); n > 2 && short[n-1] == 's' && unicode.IsUpper(rune(short[n-2])) {
		short = short[:n-1]
	}
	return strings.ToLower(short)
}

// content returns the terms of the words of text that are not function words, in order.
func content(text string) []string {
	var words []string
	last := -1
	for _, t := range analysis.Analyze(text) {
		if t.Class == analysis.Stop || t.Class == analysis.Identifier || t.Term == "" || t.Position == last {
			continue
		}
		last = t.Position
		words = append(words, t.Term)
	}
	return words
}

// Entries are the terms of Defined as an engine keeps them, which is a glossary by them.
type Entries struct {
	// May reports whether a term is among them. It may be wrong about one whose passages are all gone.
	May func(term string) (bool, error)

	// Each calls do with every term that begins with prefix and that a passage has, and with the number of those.
	Each func(prefix string, do func(term string, passages int)) error
}

// Meanings are those of a Glossary.
func (e Entries) Meanings(shorts ...string) ([][]Definition, error) {
	all := make([][]Definition, len(shorts))
	for i, short := range shorts {
		short = byShort + foldShort(short)
		found, err := e.under(short, short+parted)
		if err != nil {
			return nil, err
		}
		all[i] = common(found)
	}
	return all, nil
}

// Abbreviated are those of a Glossary.
func (e Entries) Abbreviated(text string) ([]Definition, error) {
	words := content(text)
	var all []Definition
	seen := map[string]bool{}
	for i := range words {
		var here []Definition
		for n := 1; n <= min(2, len(words)-i); n++ {
			term := opening(words[i : i+n])
			prefix := term
			if n == 1 {
				prefix += parted // what goes on is found by two words
			}
			found, err := e.under(term, prefix)
			if err != nil {
				return nil, err
			}
			for _, d := range found {
				if begins(words[i:], content(d.Long)) {
					here = append(here, d)
				}
			}
		}
		for _, d := range common(here) {
			if key := d.Short + parted + d.Long; !seen[key] {
				seen[key] = true
				all = append(all, d)
			}
		}
	}
	return all, nil
}

func begins(words, with []string) bool {
	return len(with) > 0 && len(with) <= len(words) && slices.Equal(words[:len(with)], with)
}

// under returns the definitions whose term begins with prefix, if there may be any because term is there.
func (e Entries) under(term, prefix string) ([]Definition, error) {
	if may, err := e.May(term); err != nil || !may {
		return nil, err
	}
	var found []Definition
	err := e.Each(prefix, func(term string, passages int) {
		if parts := strings.Split(term, parted); len(parts) == 3 {
			found = append(found, Definition{Short: parts[1], Long: parts[2], Passages: passages})
		}
	})
	return found, err
}

// common joins the spellings of one definition, and sorts definitions by the number of passages.
func common(found []Definition) []Definition {
	byPassages := func(a, b Definition) int {
		return cmp.Or(cmp.Compare(b.Passages, a.Passages), cmp.Compare(a.Long, b.Long), cmp.Compare(a.Short, b.Short))
	}
	slices.SortFunc(found, byPassages)
	at := map[string]int{}
	var joined []Definition
	for _, d := range found {
		key := foldShort(d.Short) + parted + strings.Join(content(d.Long), " ")
		if i, ok := at[key]; ok {
			joined[i].Passages += d.Passages
			continue
		}
		at[key] = len(joined)
		joined = append(joined, d)
	}
	slices.SortStableFunc(joined, byPassages)
	return joined
}
