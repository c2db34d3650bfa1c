package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/peterh/liner"

	"parley/bot"
	"parley/bot/answer"
)

const mostEarlier = 6 // turns a question is asked with; questions and answers in turn, so an even number

// A LineReader hands over what a person types. *Editor is one.
type LineReader interface {
	// Prompt shows prompt and returns a line without its end: liner.ErrPromptAborted after Ctrl-C,
	// io.EOF after Ctrl-D.
	Prompt(prompt string) (string, error)
	// AppendHistory makes line one that can be called back.
	AppendHistory(line string)
}

// A Conversation asks what a person types, each question with the turns before it.
// All fields but Base are needed.
type Conversation struct {
	Asker   Asker
	Library bot.Library // for passages and paragraphs around what was quoted
	Lines   LineReader
	Out     io.Writer
	Style   Style
	Base    bot.Message // AsOf and Passages of every question

	earlier []string       // the turns so far, the last mostEarlier
	last    answer.Answer  // its Citations grow with what "more" shows
	rest    []answer.Quote // of last, not yet shown
	fetched bool           // rest is complete
}

// Run holds the conversation until the person leaves, which is no error, or ctx is done.
// A question that cannot be answered is said so, and the next may be asked.
func (c *Conversation) Run(ctx context.Context) error {
	c.say("Ask a question. “help” says what else there is, Ctrl-D leaves.")
	for {
		line, err := await(ctx, func() (string, error) { return c.Lines.Prompt("> ") })
		switch {
		case errors.Is(err, liner.ErrPromptAborted):
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(c.Out)
			return nil
		case err != nil:
			return fmt.Errorf("reading a question: %w", err)
		}
		line = strings.TrimSpace(strings.ToValidUTF8(line, "\ufffd"))
		if line == "" {
			continue
		}
		c.Lines.AppendHistory(line)
		if leaves(line) {
			return nil
		}
		if err := c.turn(ctx, line); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			c.say(fmt.Sprintf("That could not be answered: %v. Ask again, or leave with Ctrl-D.", err))
		}
	}
}

func leaves(line string) bool {
	switch strings.ToLower(line) {
	case "quit", "exit":
		return true
	}
	return false
}

// numbered is a command that takes a citation.
var numbered = regexp.MustCompile(`^(?i)(open|context) \[?(\d{1,4})\]?$`)

// turn does what one line says.
func (c *Conversation) turn(ctx context.Context, line string) error {
	switch strings.ToLower(line) {
	case "help", "?":
		c.help()
		return nil
	case "more":
		return c.more(ctx)
	}
	command := numbered.FindStringSubmatch(line)
	if command == nil {
		return c.ask(ctx, line)
	}
	n, _ := strconv.Atoi(command[2]) // the pattern lets nothing else through
	citation, ok := cited(c.last.Citations, n)
	switch {
	case len(c.last.Citations) == 0:
		c.say("There is no answer with citations yet. Ask a question first.")
	case !ok:
		c.say(fmt.Sprintf("The last answer has no citation %d.", n))
	case strings.EqualFold(command[1], "open"):
		c.open(citation)
	default:
		return c.context(ctx, citation)
	}
	return nil
}

// ask answers a question and remembers the turn.
func (c *Conversation) ask(ctx context.Context, question string) error {
	m := c.Base
	m.Text, m.Earlier = question, c.earlier
	a, err := c.Asker.Ask(ctx, m)
	if err != nil {
		return err
	}
	c.print(Render(a, c.Style))
	if a.Kind == answer.Help { // nothing was asked, so nothing is followed up
		return nil
	}
	c.last, c.rest, c.fetched = a, nil, false
	c.earlier = append(c.earlier[:len(c.earlier):len(c.earlier)], question, quoted(a))
	c.earlier = c.earlier[max(0, len(c.earlier)-mostEarlier):]
	return nil
}

// quoted is an answer as a turn of the thread: what was quoted, "" if nothing was.
func quoted(a answer.Answer) string {
	texts := make([]string, len(a.Quotes))
	for i, q := range a.Quotes {
		texts[i] = q.Text
	}
	return strings.Join(texts, "\n")
}

func (c *Conversation) help() {
	c.print(Render(answer.Answer{Kind: answer.Help}, c.Style))
	c.print(`After an answer:
  more       further passages
  context 1  the paragraph around citation 1
  open 1     the address of citation 1
  quit       leave; so does Ctrl-D
`)
}

// open shows where a citation can be read.
func (c *Conversation) open(from answer.Citation) {
	if from.URL == "" {
		c.say(fmt.Sprintf("Article %s has no address. “context %d” shows the paragraph.", oneLine(from.Article), from.N))
		return
	}
	c.print(c.Style.linked(from.URL) + "\n")
}

// say writes a remark.
func (c *Conversation) say(text string) {
	p := &page{style: c.Style}
	p.put(0, faint, text)
	c.print(p.String())
}

// print sets text off from the prompt after it.
func (c *Conversation) print(text string) {
	fmt.Fprint(c.Out, text+"\n")
}
