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

// Converse asks asker what a person types, each question with the turns before it, until they leave with
// Ctrl-D or "quit", which is no error. "more", "open 1", "context 1" and "help" work on the last answer.
// library holds what was quoted from. history names the file of lines typed before, "" keeps none.
// Unless standard input and out are a terminal it returns ErrNoTerminal.
func Converse(ctx context.Context, asker Asker, library bot.Library, history string, style Style, out io.Writer) (err error) {
	lines, err := openEditor(history)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lines.Close()) }()
	c := conversation{asker: asker, library: library, lines: lines, out: out, style: style}
	return c.run(ctx)
}

// A lineReader hands over what a person types. *editor is one.
type lineReader interface {
	// Prompt shows prompt and returns a line without its end: liner.ErrPromptAborted after Ctrl-C,
	// io.EOF after Ctrl-D.
	Prompt(prompt string) (string, error)
	// AppendHistory makes line one that can be called back.
	AppendHistory(line string)
}

// A conversation is one person's questions and where they stand in them.
type conversation struct {
	asker   Asker
	library bot.Library
	lines   lineReader
	out     io.Writer
	style   Style

	earlier []string       // the turns so far, the last mostEarlier
	last    answer.Answer  // its Citations grow with what "more" shows
	rest    []answer.Quote // of last, not yet shown
	fetched bool           // rest is complete
}

// run holds the conversation until the person leaves or ctx is done. A question that cannot be answered is said so, and the next may be asked.
func (c *conversation) run(ctx context.Context) error {
	c.say("Ask a question. “help” says what else there is, Ctrl-D leaves.")
	for {
		line, err := await(ctx, func() (string, error) { return c.lines.Prompt("> ") })
		switch {
		case errors.Is(err, liner.ErrPromptAborted):
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(c.out)
			return nil
		case ctx.Err() != nil:
			fmt.Fprintln(c.out)
			return ctx.Err()
		case err != nil:
			return fmt.Errorf("reading a question: %w", err)
		}
		line = strings.TrimSpace(strings.ToValidUTF8(line, "\ufffd"))
		if line == "" {
			continue
		}
		c.lines.AppendHistory(line)
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
func (c *conversation) turn(ctx context.Context, line string) error {
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
func (c *conversation) ask(ctx context.Context, question string) error {
	a, err := c.asker.Ask(ctx, bot.Message{Text: question, Earlier: c.earlier})
	if err != nil {
		return err
	}
	c.print(Render(a, c.style))
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

func (c *conversation) help() {
	c.print(Render(answer.Answer{Kind: answer.Help}, c.style))
	c.print(`After an answer:
  more       further passages
  context 1  the paragraph around citation 1
  open 1     the address of citation 1
  quit       leave; so does Ctrl-D
`)
}

// open shows where a citation can be read.
func (c *conversation) open(from answer.Citation) {
	if from.URL == "" {
		c.say(fmt.Sprintf("Article %s has no address. “context %d” shows the paragraph.", Plain(from.Article), from.N))
		return
	}
	c.print(c.style.linked(from.URL) + "\n")
}

// say writes a remark.
func (c *conversation) say(text string) {
	p := &page{style: c.style}
	p.put(0, faint, text)
	c.print(p.String())
}

// print sets text off from the prompt after it.
func (c *conversation) print(text string) {
	fmt.Fprint(c.out, text+"\n")
}
