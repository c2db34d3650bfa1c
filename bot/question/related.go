package question

import (
	_ "embed"
	"strconv"
	"strings"
)

// relatedText is made of WordNet by the test in wordnet_test.go; its head says how, and holds the licence.
//
//go:embed related.txt
var relatedText string

// relations are words of like meaning: lines in order of their first word, "abolish 0.3 abrog termin 0.6 abolit", where
// a number says how near the words behind it are. Looking one up reads no more than the lines it must.
type relations string

// newRelations returns the lines of text behind its head of comments.
func newRelations(text string) relations {
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return relations(text)
}

// of returns the words of like meaning to an analysed term, nil for none.
func (r relations) of(term string) []Alias {
	line := r.line(term)
	if line == "" {
		return nil
	}
	var related []Alias
	weight := 0.0
	for word := range strings.FieldsSeq(line[len(term):]) {
		if w, err := strconv.ParseFloat(word, 64); err == nil {
			weight = w
			continue
		}
		related = append(related, Alias{Term: word, Weight: weight})
	}
	return related
}

// line returns the line that begins with term, "" for none, by bisection.
func (r relations) line(term string) string {
	text := string(r)
	for text != "" {
		middle := strings.LastIndexByte(text[:len(text)/2], '\n') + 1
		line, after, _ := strings.Cut(text[middle:], "\n")
		first, _, _ := strings.Cut(line, " ")
		switch strings.Compare(term, first) {
		case 0:
			return line
		case -1:
			text = text[:middle]
		default:
			text = after
		}
	}
	return ""
}
