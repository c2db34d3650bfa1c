package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"parley/bot/when"
	"parley/corpus/briefings"
)

// times returns the reader of expressions of time. The events it knows are those of the file events.txt in the folder, where
// there is one, and otherwise those of the briefings.
func (h *home) times() (*when.Reader, error) {
	path := filepath.Join(h.dir, "events.txt")
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		events, err := when.ReadEvents(briefings.Events())
		return when.NewReader(events), err
	}
	if err != nil {
		return nil, fmt.Errorf("reading the events that questions name: %w", err)
	}
	defer file.Close()
	events, err := when.ReadEvents(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return when.NewReader(events), nil
}
