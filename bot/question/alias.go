package question

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"parley/index/analysis"
)

//go:embed aliases.txt
var aliasText string

// An Alias is another word for a concept, as analysed.
type Alias struct {
	Term   string
	Exact  string
	Weight float64 // what it counts beside the word that was asked for, below 1
}

// aliases maps a term to the words that may stand for it.
type aliases map[string][]Alias

// parseAliases reads groups of words that stand for one another, a line each: "0.6: tariff, duty, levy".
// A word may be in several groups; the first to name an alias decides its weight.
func parseAliases(text string) (aliases, error) {
	known := aliases{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		number, words, _ := strings.Cut(line, ":")
		weight, err := strconv.ParseFloat(number, 64)
		if err != nil || weight <= 0 || weight >= 1 {
			return nil, fmt.Errorf("aliases line %d: want a weight between 0 and 1 and a colon, then words", n+1)
		}
		group, err := groupOf(words)
		if err != nil {
			return nil, fmt.Errorf("aliases line %d: %w", n+1, err)
		}
		known.relate(group, weight)
	}
	return known, nil
}

func groupOf(words string) ([]analysis.Token, error) {
	var group []analysis.Token
	for word := range strings.SplitSeq(words, ",") {
		tokens := analysis.Analyze(strings.TrimSpace(word))
		if len(tokens) != 1 || tokens[0].Class != analysis.Word {
			return nil, fmt.Errorf("%q is not one word", word)
		}
		group = append(group, tokens[0])
	}
	return group, nil
}

func (known aliases) relate(group []analysis.Token, weight float64) {
	for _, word := range group {
		for _, other := range group {
			if other.Term != word.Term && !known.has(word.Term, other.Term) {
				known[word.Term] = append(known[word.Term], Alias{Term: other.Term, Exact: other.Exact, Weight: weight})
			}
		}
	}
}

func (known aliases) has(term, alias string) bool {
	for _, a := range known[term] {
		if a.Term == alias {
			return true
		}
	}
	return false
}
