package terminal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"parley/bot"
	"parley/bot/answer"
)

// WriteJSON writes an answer as one line of JSON. No list in it is null, and "<", ">" and "&"
// stand as they are.
func WriteJSON(w io.Writer, a answer.Answer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(whole(a)); err != nil {
		return fmt.Errorf("writing the answer to question %q: %w", a.ID, err)
	}
	return nil
}

// AnswerLines answers a question a line from in with a line of JSON on out, in order, each written before
// the next is read. A line is a question in plain text, or an object of which "question" is required and
// "id", "history", "as_of" and "passages" are used; other fields are ignored. passages is how many places of
// the ranking an answer reports where the line does not say, 0 for bot's own number. A blank line
// asks nothing and is answered with help, so that answers stay in step with lines.
//
// A line that cannot be read – no JSON behind a "{", no question in it, more than 1 MB – and a question
// that could not be answered get an answer of kind "help" with a notice of kind "error" that names the
// line, and the run goes on. AnswerLines fails when reading or writing does, when ctx is done,
// and at the end when some question could not be answered.
func AnswerLines(ctx context.Context, in io.Reader, out io.Writer, asker Asker, passages int) error {
	lines, failed := newLines(in), 0
	for {
		text, err := await(ctx, lines.next)
		switch {
		case errors.Is(err, io.EOF):
			return failures(failed)
		case err != nil && !errors.Is(err, errLong):
			return fmt.Errorf("reading questions: %w", err)
		}
		var m bot.Message
		if err == nil {
			m, err = message(text, passages)
		}
		a := unanswered(m, lines.read, err)
		if err == nil {
			if a, err = asker.Ask(ctx, m); err != nil {
				failed++
				a = unanswered(m, lines.read, err)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := WriteJSON(out, a); err != nil {
			return err
		}
	}
}

func failures(n int) error {
	switch n {
	case 0:
		return nil
	case 1:
		return errors.New("one question could not be answered; its answer holds a notice of kind \"error\"")
	}
	return fmt.Errorf("%d questions could not be answered; their answers hold a notice of kind \"error\"", n)
}

// unanswered is the answer to what could not be asked, or not be answered.
func unanswered(m bot.Message, line int, why error) answer.Answer {
	return answer.Answer{
		ID: m.ID, Question: m.Text, Kind: answer.Help,
		Notices: []answer.Notice{{Kind: "error", Text: fmt.Sprintf("line %d: %v", line, why)}},
	}
}

// whole returns a with empty lists where there were none.
func whole(a answer.Answer) answer.Answer {
	a.Quotes = full(a.Quotes)
	a.Citations = full(a.Citations)
	a.Related = full(a.Related)
	a.Later = full(a.Later)
	a.Notices = full(a.Notices)
	a.Passages = full(a.Passages)
	return a
}

func full[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
