package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"parley/bot/terminal"
)

// A stage is a folder in which something is made before it is put in its place: one process at a time, and what one
// leaves that is killed the next clears away.
type stage struct {
	dir  string
	lock *os.File
}

// errStaged means that another process is at the same work.
var errStaged = errors.New("another process is at it; wait until it is done")

// openStage makes the folder dir, or empties the one that was left there.
func openStage(dir string) (*stage, error) {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("make a folder to work in: %w", err)
	}
	s, err := takeStage(dir)
	if err != nil {
		return nil, err
	}
	left, err := os.ReadDir(dir)
	for _, e := range left {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("clear what was left in %s: %w", dir, err), s.lock.Close())
	}
	return s, nil
}

// takeStage locks the folder dir as it is.
func takeStage(dir string) (*stage, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	switch mine, err := tryLock(f); {
	case err != nil:
		return nil, errors.Join(fmt.Errorf("lock %s: %w", dir, err), f.Close())
	case !mine:
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, errStaged), f.Close())
	}
	if !same(f, dir) { // whoever had it was done
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, errStaged), f.Close())
	}
	return &stage{dir: dir, lock: f}, nil
}

// same tells whether f is what is at path.
func same(f *os.File, path string) bool {
	one, err1 := f.Stat()
	two, err2 := os.Stat(path)
	return err1 == nil && err2 == nil && os.SameFile(one, two)
}

func (s *stage) path(name string) string { return filepath.Join(s.dir, name) }

// clear removes the folder and lets go of it.
func (s *stage) clear() error {
	err := errors.Join(os.RemoveAll(s.dir), s.lock.Close())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// grow tells, while do makes the file at to of the one at from, how much of it there is.
func grow(ctx context.Context, tell io.Writer, doing, from, to string, do func() error) error {
	progress := terminal.NewProgress(tell, doing, "MB")
	ctx, cancel := context.WithCancel(ctx)
	looked := make(chan struct{})
	go func() {
		defer close(looked)
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second / 5):
				progress.At(megabytes(to), max(megabytes(from), megabytes(to)))
			}
		}
	}()
	err := do()
	cancel()
	<-looked
	progress.Done()
	return err
}

// megabytes is the size of a file, 0 where there is none.
func megabytes(path string) int {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return int(info.Size() >> 20)
}
