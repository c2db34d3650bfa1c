package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"parley/bot"
	"parley/bot/terminal"
)

// askVerb is `parley ask`.
type askVerb struct {
	Question []string `arg:"" optional:"" help:"The question. Without one, on a terminal, a conversation begins."`
	JSON     bool     `help:"Print the answer as JSON."`
	Stdin    bool     `help:"Read a question a line, plain or JSON, and print a JSON answer a line."`
	Passages int      `default:"10" placeholder:"N" help:"How many places of the ranking the JSON answer lists (${default})."`
}

// Run answers.
func (v *askVerb) Run(ctx context.Context, c *cli, std streams) error {
	text := strings.Join(v.Question, " ")
	talk := len(v.Question) == 0 && !v.Stdin && !v.JSON
	switch {
	case v.Passages < 0:
		return misuse("--passages wants a number from 0 up")
	case v.Stdin && len(v.Question) > 0:
		return misuse("give a question or --stdin, not both")
	case len(v.Question) == 0 && !v.Stdin && (v.JSON || !isTerminal(std.in)):
		return misuse(`ask needs a question: parley ask "…"; or --stdin to read one a line`)
	}
	h, asker, err := c.openAsker(ctx, std)
	if err != nil {
		return err
	}
	defer h.Close()
	switch {
	case v.Stdin:
		return terminal.AnswerLines(ctx, std.in, std.out, asker, v.ranking())
	case talk:
		return terminal.Converse(ctx, asker, h.store, filepath.Join(h.dir, "history"), terminal.StyleOf(std.out), std.out)
	}
	a, err := asker.Ask(ctx, bot.Message{Text: text, Passages: v.ranking()})
	if err != nil {
		return err
	}
	if v.JSON {
		return terminal.WriteJSON(std.out, a)
	}
	_, err = std.out.Write([]byte(terminal.Render(a, terminal.StyleOf(std.out))))
	return err
}

// ranking is how many places are listed, as a message says it.
func (v *askVerb) ranking() int {
	if v.Passages == 0 {
		return -1
	}
	return v.Passages
}

// openAsker opens the data folder to ask, or its store alone where the owner of the folder answers.
func (c *cli) openAsker(ctx context.Context, std streams) (*home, terminal.Asker, error) {
	dir, err := c.folder()
	if err != nil {
		return nil, nil, err
	}
	if owner := ownerOf(ctx, dir); owner != nil {
		h, err := openStore(ctx, c, std)
		return h, owner, err
	}
	h, err := openToAsk(ctx, c, std)
	if err != nil {
		return nil, nil, err
	}
	asker, err := h.bot()
	if err != nil {
		return nil, nil, errors.Join(err, h.Close())
	}
	return h, asker, nil
}

func isTerminal(in any) bool {
	f, ok := in.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
