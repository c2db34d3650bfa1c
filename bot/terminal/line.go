package terminal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"parley/bot"
	"parley/corpus"
)

// longestLine bounds a line of input, in bytes, its end included. A thread with long answers fits many times over.
const longestLine = 1 << 20

var (
	errLong       = errors.New("longer than 1 MB; shorten the history or the question")
	errNoQuestion = errors.New(`no question; want {"question":"…"}`)
)

// lines reads text a line at a time, whatever ends it.
type lines struct {
	in   *bufio.Reader
	read int // lines so far
}

func newLines(in io.Reader) *lines {
	return &lines{in: bufio.NewReaderSize(in, longestLine)}
}

// next returns the next line without the blanks around it, or io.EOF. A line that is too long
// is passed over with errLong.
func (l *lines) next() (string, error) {
	b, err := l.in.ReadSlice('\n')
	if len(b) == 0 && err != nil {
		return "", err
	}
	l.read++
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = l.in.ReadSlice('\n')
		}
		if err == nil || errors.Is(err, io.EOF) {
			err = errLong
		}
		return "", err
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if l.read == 1 {
		b = bytes.TrimPrefix(b, []byte("\ufeff")) // as Windows begins a file
	}
	return strings.TrimSpace(strings.ToValidUTF8(string(b), "\ufffd")), nil
}

// asked is a question as JSON.
type asked struct {
	ID       json.RawMessage `json:"id"` // a text, or a number as many question sets have it
	Question string          `json:"question"`
	History  []string        `json:"history"`
	AsOf     string          `json:"as_of"`
	Passages int             `json:"passages"`
}

// message reads a line. Where it fails, the message still has the line's id if that could be read.
func message(text string, passages int) (bot.Message, error) {
	m := bot.Message{Passages: passages}
	if !strings.HasPrefix(text, "{") {
		m.Text = text
		return m, nil
	}
	var q asked
	err := json.Unmarshal([]byte(text), &q)
	m.ID, m.Text, m.Earlier = name(q.ID), q.Question, q.History
	if err != nil {
		return m, unreadable(err)
	}
	if strings.TrimSpace(q.Question) == "" {
		return m, errNoQuestion
	}
	if q.Passages > 0 {
		m.Passages = q.Passages
	}
	if q.AsOf != "" {
		if m.AsOf, err = corpus.ParseDay(q.AsOf); err != nil {
			return m, fmt.Errorf("as_of: %w", err)
		}
	}
	return m, nil
}

// unreadable puts what encoding/json says in words of the line and not of Go.
func unreadable(err error) error {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("%q holds the wrong kind of value (%s)", wrong.Field, wrong.Value)
	}
	return fmt.Errorf("not JSON: %w", err)
}

// name returns an id as text: a string without its quotes, anything else as it was written.
func name(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil { // null gives ""
		return text
	}
	return string(raw)
}
