package quality

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ReadJudged reads what WriteJudged wrote.
func ReadJudged(r io.Reader) ([]Judged, error) {
	var all []Judged
	for decoder := json.NewDecoder(r); ; {
		var j Judged
		switch err := decoder.Decode(&j); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("answer %d of an earlier run: %w", len(all)+1, err)
		}
		all = append(all, j)
	}
}

// WriteJudged writes every judged answer, a JSON line each.
func WriteJudged(w io.Writer, judged []Judged) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, j := range judged {
		if err := encoder.Encode(j); err != nil {
			return err
		}
	}
	return nil
}

// A change is a question that was asked in two runs and came out otherwise.
type change struct {
	was, is Judged
}

// Outcome says what became of a question, in words, but for the confidence.
func (j Judged) Outcome() string {
	quote := fmt.Sprintf("gold words in quote %d", j.QuoteAt)
	switch {
	case !j.Question.CanAnswer():
		return string(j.Answer.Kind)
	case len(j.Question.GoldText) == 0 && j.ArticleAt == 0:
		quote = "no quote of a right article"
	case len(j.Question.GoldText) == 0:
		quote = fmt.Sprintf("right article in quote %d", j.ArticleAt)
	case j.QuoteAt == 0:
		quote = "gold words in no quote"
	}
	return fmt.Sprintf("%s, right article at %d, %s", quote, j.Rank, j.Answer.Kind)
}

// outcome is Outcome with the confidence.
func (j Judged) outcome() string { return fmt.Sprintf("%s at %.3f", j.Outcome(), j.Answer.Confidence) }

// first is the first quotation, one line, short.
func (j Judged) first() string {
	const most = 160
	quotes := slices.Concat(j.Answer.Quotes, j.Answer.Related)
	if len(quotes) == 0 {
		return "(no quotation)"
	}
	text := []rune(fold(quotes[0].Text))
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}

// WriteComparison prints, set by set, which questions were won and lost since an earlier run: those that are right
// (Judged.Right) in one of the two only. Then it counts the ones that moved without that. Questions asked in one run
// only are counted and left out.
func WriteComparison(w io.Writer, was, is []Judged) error {
	before := map[string]Judged{}
	for _, j := range was {
		before[j.key()] = j
	}
	var b strings.Builder
	for _, set := range sets(is) {
		var won, lost []change
		same, moved, fresh := 0, 0, 0
		for _, j := range is {
			old, asked := before[j.key()]
			switch {
			case j.Set != set:
			case !asked:
				fresh++
			case j.Right() && !old.Right():
				won = append(won, change{old, j})
			case !j.Right() && old.Right():
				lost = append(lost, change{old, j})
			case j.outcome() != old.outcome():
				moved++
			default:
				same++
			}
		}
		fmt.Fprintf(&b, "%s: %d won, %d lost, %d otherwise moved, %d as before, %d not asked before\n", set, len(won), len(lost), moved, same, fresh)
		writeChanges(&b, "won", won)
		writeChanges(&b, "lost", lost)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeChanges(b *strings.Builder, what string, changes []change) {
	for _, c := range changes {
		q := c.is.Question
		alone := ""
		if c.is.Alone {
			alone = " (last turn alone)"
		}
		fmt.Fprintf(b, "\n  %s %s%s: %s\n", what, q.ID, alone, fold(q.Text))
		fmt.Fprintf(b, "    was: %s\n         %s\n", c.was.outcome(), c.was.first())
		fmt.Fprintf(b, "    is:  %s\n         %s\n", c.is.outcome(), c.is.first())
	}
	if len(changes) > 0 {
		b.WriteByte('\n')
	}
}

// key names a question across runs.
func (j Judged) key() string { return fmt.Sprint(j.Set, "\x00", j.Question.ID, "\x00", j.Alone) }

// sets returns the names of the sets in judged, in order.
func sets(judged []Judged) []string {
	var names []string
	for _, j := range judged {
		if len(names) == 0 || names[len(names)-1] != j.Set {
			names = append(names, j.Set)
		}
	}
	return names
}
