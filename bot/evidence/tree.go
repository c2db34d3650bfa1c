package evidence

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A tree asks one thing after another of a list of features and ends with what to add to a score.
//
// Its text form names the question of each branch, then what stands below and above it: "3<0.25 =-0.1 =0.2" adds 0.2
// unless feature 3 is below 0.25. It is kept in the same order.
type tree []node

// A node is a question or an end.
type node struct {
	feature int32   // that is asked about; end at an end
	above   int32   // how many nodes further on one leads that is not below the value
	value   float64 // a feature below it leads to the next node; at an end what the tree is worth
}

// end stands for the feature of a node that asks nothing.
const end = -1

// branch returns the tree that asks whether a feature is below a value.
func branch(feature int, value float64, below, above tree) tree {
	t := tree{{feature: int32(feature), value: value, above: int32(1 + len(below))}}
	return append(append(t, below...), above...)
}

// score returns what v is worth to the tree.
func (t tree) score(v []float64) float64 {
	at := 0
	for {
		n := t[at]
		switch {
		case n.feature == end:
			return n.value
		case v[n.feature] < n.value:
			at++
		default:
			at += int(n.above)
		}
	}
}

// times makes every end worth so many times as much.
func (t tree) times(share float64) {
	for i := range t {
		if t[i].feature == end {
			t[i].value = rounded(share * t[i].value)
		}
	}
}

// String returns the text form.
func (t tree) String() string {
	words := make([]string, len(t))
	for i, n := range t {
		words[i] = n.String()
	}
	return strings.Join(words, " ")
}

func (n node) String() string {
	if n.feature == end {
		return "=" + number(n.value)
	}
	return strconv.Itoa(int(n.feature)) + "<" + number(n.value)
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', digits, 64) }

// digits is how finely a model is written, and so kept: a fit and its text form judge alike.
const digits = 4

func rounded(v float64) float64 {
	v, _ = strconv.ParseFloat(number(v), 64) // what FormatFloat wrote parses
	return v
}

// parseTree reads a tree over so many features.
func parseTree(text string, features int) (tree, error) {
	var t tree
	var open []int // questions of which the branch above is still to come
	whole := false
	for word := range strings.FieldsSeq(text) {
		if whole {
			return nil, fmt.Errorf("%q stands behind the end of a tree", word)
		}
		n, err := parseNode(word, features)
		if err != nil {
			return nil, err
		}
		t = append(t, n)
		switch {
		case n.feature != end:
			open = append(open, len(t)-1)
		case len(open) == 0:
			whole = true
		default:
			asked := open[len(open)-1]
			open = open[:len(open)-1]
			t[asked].above = int32(len(t) - asked)
		}
	}
	if !whole {
		return nil, errors.New("a tree ends early")
	}
	return t, nil
}

func parseNode(word string, features int) (node, error) {
	if worth, ok := strings.CutPrefix(word, "="); ok {
		value, err := strconv.ParseFloat(worth, 64)
		if err != nil || math.IsNaN(value) {
			return node{}, fmt.Errorf("%q is no end of a tree", word)
		}
		return node{feature: end, value: value}, nil
	}
	index, cut, _ := strings.Cut(word, "<")
	feature, err1 := strconv.ParseInt(index, 10, 32)
	value, err2 := strconv.ParseFloat(cut, 64)
	if err1 != nil || err2 != nil || feature < 0 || int(feature) >= features || math.IsNaN(value) {
		return node{}, fmt.Errorf("%q is no question of a tree", word)
	}
	return node{feature: int32(feature), value: value}, nil
}

// A grove is trees whose worths add up.
type grove []tree

// scores returns what each row is worth. A tree goes through all rows before the next one does: it stays near the processor, which
// a grove is too large for.
func (g grove) scores(rows [][]float64) []float64 {
	scores := make([]float64, len(rows))
	inShares(len(rows), func(first, step int) {
		for _, t := range g {
			for i := first; i < len(rows); i += step {
				scores[i] += t.score(rows[i])
			}
		}
	})
	return scores
}
