package terminal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/bot"
	"parley/bot/answer"
)

// echo answers every message with what it was asked, and remembers the messages.
type echo struct {
	asked []bot.Message
	err   map[string]error         // by text
	reply map[string]answer.Answer // by text
}

func (e *echo) Ask(_ context.Context, m bot.Message) (answer.Answer, error) {
	e.asked = append(e.asked, m)
	if err := e.err[m.Text]; err != nil {
		return answer.Answer{}, err
	}
	a, ok := e.reply[m.Text]
	if !ok {
		a.Kind = answer.Nothing
	}
	a.ID, a.Question = m.ID, m.Text
	return a, nil
}

func TestAnswerLines(t *testing.T) {
	in := strings.Join([]string{
		`What is the affiliates rule?`,
		``,
		`{"id":"7","question":"And <for> how long?","history":["When?","…"],"as_of":"2025-10-01","mood":"calm"}`,
		`{"id":8,"question":"A number?","passages":3}`,
		`{"id":"9","question":`,
		`{"id":"10","question":5}`,
		`{"id":"11","query":"?"}`,
		`{"id":"12","question":"When?","as_of":"tomorrow"}`,
		`  {"id":null,"question":"Last"}` + "\r",
		``,
	}, "\n")
	e := &echo{}
	var out bytes.Buffer
	if err := AnswerLines(t.Context(), strings.NewReader(in), &out, e, 10); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/lines.jsonl", out.String())
	want := []bot.Message{
		{Text: "What is the affiliates rule?", Passages: 10},
		{Passages: 10},
		{ID: "7", Text: "And <for> how long?", Earlier: []string{"When?", "…"}, AsOf: "2025-10-01", Passages: 10},
		{ID: "8", Text: "A number?", Passages: 3},
		{Text: "Last", Passages: 10},
	}
	if diff := cmp.Diff(want, e.asked); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(out.String(), "null") {
		t.Error("an array is null")
	}
}

func TestAnswerLinesAreAnsweredOneByOne(t *testing.T) {
	in, ask := io.Pipe()
	read, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- AnswerLines(t.Context(), in, out, &echo{}, 0)
		out.Close()
	}()
	answers := json.NewDecoder(read)
	for _, q := range []string{"first", "second"} {
		if _, err := io.WriteString(ask, q+"\n"); err != nil {
			t.Fatal(err)
		}
		var a answer.Answer
		if err := answers.Decode(&a); err != nil || a.Question != q {
			t.Fatalf("got %q and %v, want the answer to %q before the next is asked", a.Question, err, q)
		}
	}
	ask.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestAnswerLinesGoOnAfterAFailure(t *testing.T) {
	e := &echo{err: map[string]error{"bad": errors.New("the index is away")}}
	var out bytes.Buffer
	err := AnswerLines(t.Context(), strings.NewReader("bad\ngood"), &out, e, 0)
	if err == nil || !strings.Contains(err.Error(), "one question") {
		t.Errorf("got %v, want an error that counts the failures", err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "line 1: the index is away") || !strings.Contains(lines[1], `"nothing"`) {
		t.Errorf("got %q", lines)
	}
}

func TestAnswerLinesPassesOverALongLine(t *testing.T) {
	var out bytes.Buffer
	in := strings.Repeat("x", 3<<20) + "\n" + strings.Repeat("y", longestLine-1) + "\nshort"
	e := &echo{}
	if err := AnswerLines(t.Context(), strings.NewReader(in), &out, e, 0); err != nil {
		t.Fatal(err)
	}
	if len(e.asked) != 2 || len(e.asked[0].Text) != longestLine-1 || e.asked[1].Text != "short" {
		t.Errorf("%d questions were asked, want the two that fit", len(e.asked))
	}
	first, _, _ := strings.Cut(out.String(), "\n")
	if !strings.Contains(first, "line 1: longer than 1 MB") {
		t.Errorf("got %q", first)
	}
}

func TestAnswerLinesEndsWhenCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, ask := io.Pipe()
	defer ask.Close()
	done := make(chan error, 1)
	go func() { done <- AnswerLines(ctx, in, io.Discard, &echo{}, 0) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
func (brokenPipe) Read([]byte) (int, error)  { return 0, io.ErrUnexpectedEOF }

func TestAnswerLinesFailsWhenReadingOrWritingDoes(t *testing.T) {
	if err := AnswerLines(t.Context(), strings.NewReader("a\nb"), brokenPipe{}, &echo{}, 0); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("writing: got %v", err)
	}
	if err := AnswerLines(t.Context(), brokenPipe{}, io.Discard, &echo{}, 0); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("reading: got %v", err)
	}
}
