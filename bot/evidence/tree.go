package evidence

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A tree asks one thing after another of a list of features and ends with what to add to a score.
//
// Its text form names the question of each branch, then what stands below and above it: "3<0.25 =-0.1 =0.2" adds 0.2
// unless feature 3 is below 0.25.
type tree struct {
	feature     int
	below       float64 // goes left below it, right otherwise
	left, right *tree   // nil for an end
	worth       float64 // of an end
}

// score returns what v is worth to the tree.
func (t *tree) score(v []float64) float64 {
	for t.left != nil {
		if v[t.feature] < t.below {
			t = t.left
		} else {
			t = t.right
		}
	}
	return t.worth
}

// String returns the text form.
func (t *tree) String() string {
	if t.left == nil {
		return "=" + number(t.worth)
	}
	return strconv.Itoa(t.feature) + "<" + number(t.below) + " " + t.left.String() + " " + t.right.String()
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', digits, 64) }

// digits is how finely a model is written, and so kept: a fit and its text form judge alike.
const digits = 4

func rounded(v float64) float64 {
	v, _ = strconv.ParseFloat(number(v), 64) // what FormatFloat wrote parses
	return v
}

// parseTree reads one tree over so many features off words, and returns the words behind it.
func parseTree(words []string, features int) (*tree, []string, error) {
	if len(words) == 0 {
		return nil, nil, fmt.Errorf("a tree ends early")
	}
	word, rest := words[0], words[1:]
	if text, ok := strings.CutPrefix(word, "="); ok {
		worth, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(worth) {
			return nil, nil, fmt.Errorf("%q is no end of a tree", word)
		}
		return &tree{worth: worth}, rest, nil
	}
	index, cut, _ := strings.Cut(word, "<")
	feature, err1 := strconv.Atoi(index)
	below, err2 := strconv.ParseFloat(cut, 64)
	if err1 != nil || err2 != nil || feature < 0 || feature >= features || math.IsNaN(below) {
		return nil, nil, fmt.Errorf("%q is no question of a tree", word)
	}
	left, rest, err := parseTree(rest, features)
	if err != nil {
		return nil, nil, err
	}
	right, rest, err := parseTree(rest, features)
	return &tree{feature: feature, below: below, left: left, right: right}, rest, err
}

// A grove is trees whose worths add up.
type grove []*tree

func (g grove) score(v []float64) float64 {
	sum := 0.0
	for _, t := range g {
		sum += t.score(v)
	}
	return sum
}
