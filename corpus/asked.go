package corpus

import (
	"fmt"
	"strconv"
	"strings"
)

// An Asked is a question that an article says it answers. It is never quoted: it helps to find the sentence that is.
type Asked struct {
	Question string `json:"question"`
	At       int    `json:"at"` // where in Text the sentence that answers begins, in bytes
}

// AnsweredIn returns the questions that sentences beginning in Text[start:end] answer, in the order the
// article has them; nil when it names none.
func (a Article) AnsweredIn(start, end int) []Asked {
	var in []Asked
	for _, q := range a.Asked {
		if start <= q.At && q.At < end {
			in = append(in, q)
		}
	}
	return in
}

// writeAsked writes questions as the store keeps them, a line each: "17 Until when?". Every answer reads those of
// dozens of articles, so they are not JSON.
func writeAsked(all []Asked) string {
	var b strings.Builder
	for _, q := range all {
		fmt.Fprintf(&b, "%d %s\n", q.At, strings.Join(strings.Fields(q.Question), " "))
	}
	return b.String()
}

// readAsked reads what writeAsked wrote.
func readAsked(text string) ([]Asked, error) {
	if text == "" {
		return nil, nil
	}
	all := make([]Asked, 0, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		at, question, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		start, err := strconv.Atoi(at)
		if err != nil {
			return nil, fmt.Errorf("question asked %.40q: %w", line, err)
		}
		all = append(all, Asked{Question: question, At: start})
	}
	return all, nil
}
