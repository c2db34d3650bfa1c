package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/peterh/liner"

	"parley/bot"
	"parley/bot/answer"
	"parley/corpus"
)

// typed is a person who types these lines and then Ctrl-D. "^C" is that key.
type typed struct {
	lines   []string
	history []string
}

func (p *typed) Prompt(string) (string, error) {
	if len(p.lines) == 0 {
		return "", io.EOF
	}
	line := p.lines[0]
	p.lines = p.lines[1:]
	if line == "^C" {
		return "half a li", liner.ErrPromptAborted
	}
	return line, nil
}

func (p *typed) AppendHistory(line string) { p.history = append(p.history, line) }

// shelf holds articles.
type shelf map[string]corpus.Article

func (s shelf) Articles(_ context.Context, ids []string) ([]corpus.Article, error) {
	var found []corpus.Article
	for _, id := range ids {
		switch a, ok := s[id]; {
		case id == "broken":
			return nil, errors.New("the store is away")
		case ok:
			found = append(found, a)
		}
	}
	return found, nil
}

// talk holds a conversation of these lines and returns what was shown.
func talk(t *testing.T, e *echo, s shelf, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	c := conversation{asker: e, library: s, lines: &typed{lines: lines}, out: &out}
	if err := c.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// stockholm answers one question from one article.
func stockholm() (*echo, shelf) {
	text := "The talks\n\nThey met on July 28. The truce was to be extended. No date was set.\n\n" +
		"Mr. Bessent led.\nMr. He led.\n\nThe end."
	at := func(part string) (int, int) {
		i := strings.Index(text, part)
		return i, i + len(part)
	}
	var a answer.Answer
	a.Kind = answer.Direct
	quote := "The truce was to be extended."
	start, end := at(quote)
	a.Quotes = []answer.Quote{{Text: quote, Citation: 1}}
	a.Citations = []answer.Citation{{N: 1, Article: "s", Title: "Stockholm", URL: "https://example.org/s", Published: "2025-07-29", Start: start, End: end}}
	for _, part := range []string{"They met on July 28. The truce was to be extended.", "Mr. Bessent led.\nMr. He led.", "The end."} {
		start, end := at(part)
		a.Passages = append(a.Passages, answer.Passage{Article: "s", Start: start, End: end})
	}
	a.Passages = append(a.Passages, answer.Passage{Article: "gone", End: 3}, answer.Passage{Article: "s", Start: 5, End: 9999})
	return &echo{reply: map[string]answer.Answer{"What was agreed?": a}},
		shelf{"s": {ID: "s", Title: "Stockholm", URL: "https://example.org/s", Published: "2025-07-29", Text: text}}
}

func TestConversation(t *testing.T) {
	e, s := stockholm()
	golden(t, "testdata/conversation.txt", talk(t, e, s,
		"open 1", "What was agreed?", "context 1", "open 1", "open 9", "more", "OPEN [3]", "context 2", "more", "help", "^C", "  ", "quit", "never asked"))
	if len(e.asked) != 1 {
		t.Errorf("asked %v, want the one question", e.asked)
	}
}

func TestConversationAsksWithTheTurnsBefore(t *testing.T) {
	e, s := stockholm()
	e.reply["hello"] = answer.Answer{Kind: answer.Help}
	talk(t, e, s, "What was agreed?", "hello", "b", "c", "d", "open question on rules?")
	const agreed = "The truce was to be extended."
	want := []bot.Message{
		{Text: "What was agreed?"},
		{Text: "hello", Earlier: []string{"What was agreed?", agreed}},
		{Text: "b", Earlier: []string{"What was agreed?", agreed}},
		{Text: "c", Earlier: []string{"What was agreed?", agreed, "b", ""}},
		{Text: "d", Earlier: []string{"What was agreed?", agreed, "b", "", "c", ""}},
		{Text: "open question on rules?", Earlier: []string{"b", "", "c", "", "d", ""}},
	}
	if diff := cmp.Diff(want, e.asked); diff != "" {
		t.Error(diff)
	}
}

func TestConversationGoesOnAfterAFailure(t *testing.T) {
	e, s := stockholm()
	e.err = map[string]error{"bad": errors.New("the index is away")}
	e.reply["broken"] = answer.Answer{Kind: answer.Direct, Citations: []answer.Citation{{N: 1, Article: "broken"}},
		Passages: []answer.Passage{{Article: "broken"}}}
	shown := talk(t, e, s, "bad", "broken", "more", "context 1", "What was agreed?")
	for _, want := range []string{"the index is away", "fetching further passages: the store is away", "citation 1: the store is away", "extended.” [1]"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is missing from\n%s", want, shown)
		}
	}
}

func TestConversationEndsWhenCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, keys := io.Pipe()
	defer keys.Close()
	c := conversation{asker: &echo{}, lines: pipe{in}, out: io.Discard}
	cancel()
	if err := c.run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// pipe is a person who thinks.
type pipe struct{ io.Reader }

func (p pipe) Prompt(string) (string, error) {
	_, err := p.Read(make([]byte, 1))
	return "", err
}

func (pipe) AppendHistory(string) {}

func TestConversationRemembersWhatWasTyped(t *testing.T) {
	p := &typed{lines: []string{"a\xff", " b ", "", "^C", "exit"}}
	c := conversation{asker: &echo{}, lines: p, out: io.Discard}
	if err := c.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a\ufffd", "b", "exit"}, p.history); diff != "" {
		t.Error(diff)
	}
}
