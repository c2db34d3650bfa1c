package files_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parley/corpus/files"
)

// watching watches a folder and returns a channel that tells each look at it.
func watching(t *testing.T, root string) <-chan time.Time {
	t.Helper()
	s, err := files.New(root, files.Options{})
	if err != nil {
		t.Fatal(err)
	}
	looks := make(chan time.Time, 100)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Watch(ctx, func(context.Context) { looks <- time.Now() }) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return looks
}

// next waits for a look and returns when it was.
func next(t *testing.T, looks <-chan time.Time) time.Time {
	t.Helper()
	select {
	case at := <-looks:
		return at
	case <-time.After(10 * time.Second):
		t.Fatal("nobody looks")
		return time.Time{}
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWatch(t *testing.T) {
	root := t.TempDir()
	looks := watching(t, root)
	next(t, looks) // at first

	// What is written bit by bit is looked at when it is at rest.
	var last time.Time
	for range 3 {
		put(t, filepath.Join(root, "a.md"), "One.")
		last = time.Now()
		time.Sleep(300 * time.Millisecond)
	}
	if at := next(t, looks); at.Sub(last) < 900*time.Millisecond {
		t.Errorf("looked %v after the last change", at.Sub(last))
	}

	// A folder made later is watched too.
	put(t, filepath.Join(root, "deep", "er", "b.md"), "Two.")
	next(t, looks)
	put(t, filepath.Join(root, "deep", "er", "b.md"), "Three.")
	next(t, looks)
	if err := os.RemoveAll(filepath.Join(root, "deep")); err != nil {
		t.Fatal(err)
	}
	next(t, looks)

	// What is hidden is none of its business.
	put(t, filepath.Join(root, ".hidden", "c.md"), "Four.")
	select {
	case <-looks:
		t.Error("looked for a hidden file")
	case <-time.After(2 * time.Second):
	}
}

func TestWatchFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.md")
	put(t, file, "One.")
	looks := watching(t, file)
	next(t, looks)
	put(t, file, "Two.")
	next(t, looks)
}
