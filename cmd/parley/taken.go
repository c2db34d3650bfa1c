package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/corpus"
)

// A takeover is what the index of a server took over from the store at one time: every change up to a position.
type takeover struct {
	to corpus.Position
	at time.Time
}

// mostTakeovers bounds the file they are kept in. Past it every other one of the older half is left out, so that what is
// long in the index seems a little younger than it is.
const mostTakeovers = 1000

// takenFile holds the takeovers of an index, oldest first, a line each: the position and the Unix time in seconds.
func (h *home) takenFile() string { return filepath.Join(h.index(), "TAKEN") }

// noteTaken notes that the index holds what it holds now, if that is more than was noted last. Where the process died in
// between, the next one notes its own time: what is said is when an article was indexed at the latest.
func (h *home) noteTaken(ctx context.Context, now time.Time) error {
	held, err := h.engine.Position(ctx)
	if err != nil {
		return err
	}
	all, err := h.taken()
	if err != nil || len(all) > 0 && all[len(all)-1].to >= held {
		return err
	}
	var text bytes.Buffer
	for _, t := range thinned(append(all, takeover{held, now})) {
		fmt.Fprintf(&text, "%d %d\n", t.to, t.at.Unix())
	}
	if err := replaceFile(h.takenFile(), text.Bytes()); err != nil {
		return fmt.Errorf("note when articles were indexed: %w", err)
	}
	return nil
}

func thinned(all []takeover) (kept []takeover) {
	if len(all) <= mostTakeovers {
		return all
	}
	for i, t := range all {
		if i%2 == 1 || i >= len(all)/2 {
			kept = append(kept, t)
		}
	}
	return kept
}

// taken returns the takeovers that were noted, none where there is no file. What is cut short counts as not noted.
func (h *home) taken() (all []takeover, err error) {
	text, err := os.ReadFile(h.takenFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for line := range strings.Lines(string(text)) {
		var t takeover
		var seconds int64
		if _, err := fmt.Sscanf(line, "%d %d", &t.to, &seconds); err != nil || !strings.HasSuffix(line, "\n") {
			break
		}
		t.at = time.Unix(seconds, 0)
		all = append(all, t)
	}
	return all, err
}

// forgetTaken begins anew, as the index does.
func (h *home) forgetTaken() error {
	if err := os.Remove(h.takenFile()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// indexedAt returns when the index took over an article as it is now, the zero time when that is not known.
func (h *home) indexedAt(ctx context.Context, article string) (time.Time, error) {
	changed, err := h.store.LastChange(ctx, article)
	if err != nil {
		return time.Time{}, err
	}
	all, err := h.taken()
	for _, t := range all {
		if t.to >= changed {
			return t.at, nil
		}
	}
	return time.Time{}, err
}
