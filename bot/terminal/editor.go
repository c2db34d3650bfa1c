package terminal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/peterh/liner"
	"golang.org/x/term"
)

// ErrNoTerminal is returned where a conversation was wanted and nobody can type.
var ErrNoTerminal = errors.New(
	`a conversation needs a terminal; ask one question as in parley ask "…", or pipe a question a line into parley ask --stdin`)

// longestCalledBack bounds a line of the history, in bytes: liner refuses a file with a longer one.
const longestCalledBack = 4000

// An editor reads lines that can be edited, and calls back those typed before, also in earlier conversations.
// Close must be called: until then the terminal is in a mode of its own.
type editor struct {
	state   *liner.State
	history string
}

// openEditor takes over the terminal. history names the file of lines typed before, which need not
// exist; "" keeps none. One that cannot be read is begun anew. Unless standard input and output
// are a terminal it returns ErrNoTerminal.
func openEditor(history string) (*editor, error) {
	if !term.IsTerminal(int(os.Stdin.Fd())) || !term.IsTerminal(int(os.Stdout.Fd())) {
		return nil, ErrNoTerminal
	}
	return newEditor(liner.NewLiner(), history), nil
}

func newEditor(state *liner.State, history string) *editor {
	state.SetCtrlCAborts(true)
	if f, err := os.Open(history); err == nil {
		if _, err := state.ReadHistory(f); err != nil {
			state.ClearHistory() // a comfort, not worth an error
		}
		f.Close()
	}
	return &editor{state: state, history: history}
}

// Prompt reads a line, as lineReader says.
func (e *editor) Prompt(prompt string) (string, error) { return e.state.Prompt(prompt) }

// AppendHistory makes line one that can be called back. A very long one is left out.
func (e *editor) AppendHistory(line string) {
	if len(line) <= longestCalledBack {
		e.state.AppendHistory(line)
	}
}

// Close gives the terminal back and keeps the history, readable by its owner alone:
// what somebody asks is theirs.
func (e *editor) Close() error {
	err := e.state.Close()
	if e.history == "" {
		return err
	}
	if err := e.save(); err != nil {
		return fmt.Errorf("keeping the lines typed: %w", err)
	}
	return err
}

// save replaces the history as a whole, so that a crash leaves the old one.
func (e *editor) save() error {
	dir := filepath.Dir(e.history)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".history-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = e.state.WriteHistory(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), e.history)
}
