package bleve_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
	"parley/index/bleve"
)

// An index begins with what another holds, and neither knows of what becomes of the other.
func TestInherit(t *testing.T) {
	from, seen := made(t)
	held := seen[len(seen)-1]
	dir := t.TempDir()
	e := open(t, dir, bleve.Options{From: from})
	if diff := cmp.Diff(held, look(t, e)); diff != "" || !e.Inherited() {
		t.Errorf("begun, inherited %v (-want +got):\n%s", e.Inherited(), diff)
	}
	write(t, e, index.Batch{Drop: []string{"article 030"}, Upto: 50})
	changed := look(t, e)
	shut(t, e)

	other := open(t, from, bleve.Options{})
	if diff := cmp.Diff(held, look(t, other)); diff != "" {
		t.Errorf("the other changed (-want +got):\n%s", diff)
	}
	if err := other.Rebuild(t.Context(), fillOf(t, 3)); err != nil {
		t.Fatal(err)
	}
	shut(t, other)
	e = open(t, dir, bleve.Options{From: from})
	if diff := cmp.Diff(changed, look(t, e)); diff != "" || e.Inherited() {
		t.Errorf("opened again, inherited %v (-want +got):\n%s", e.Inherited(), diff)
	}
	if err := e.Verify(t.Context()); err != nil {
		t.Error(err)
	}
	shut(t, e)
}

// From an index that cannot be had nothing is taken over, and nothing is left of the try.
func TestInheritNothing(t *testing.T) {
	for name, spoil := range map[string]func(dir string) error{
		"missing":          os.RemoveAll,
		"empty":            func(dir string) error { return os.Remove(filepath.Join(dir, "CURRENT")) },
		"a segment gone":   func(dir string) error { return each(dir, "*.zap", os.Remove) },
		"a segment spoilt": func(dir string) error { return each(dir, "*.zap", cut(100)) },
		"its table spoilt": func(dir string) error { return each(dir, "root.bolt", cut(5000)) },
		"its pages spoilt": func(dir string) error { return each(dir, "root.bolt", garble) },
	} {
		t.Run(name, func(t *testing.T) {
			from, _ := made(t)
			if err := spoil(from); err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			e := open(t, dir, bleve.Options{From: from})
			defer shut(t, e)
			if at := look(t, e).Position; at != 0 || e.Inherited() || e.Reason() != "" {
				t.Errorf("begun at %d, inherited %v, reason %q", at, e.Inherited(), e.Reason())
			}
			if n := generations(t, dir); n != 1 {
				t.Errorf("%d generations are kept", n)
			}
		})
	}
}

// One that is being written to is left alone.
func TestInheritFromOneInUse(t *testing.T) {
	from, _ := made(t)
	writer := open(t, from, bleve.Options{})
	e := open(t, t.TempDir(), bleve.Options{From: from})
	if at := look(t, e).Position; at != 0 || e.Inherited() {
		t.Errorf("begun at %d, inherited %v", at, e.Inherited())
	}
	shut(t, e)
	shut(t, writer)

	reader := open(t, from, bleve.Options{ReadOnly: true})
	e = open(t, t.TempDir(), bleve.Options{From: from})
	if !e.Inherited() {
		t.Error("nothing was taken over from an index that others only read")
	}
	shut(t, e)
	shut(t, reader)
}

// Whoever gives up gets no empty index in place of the one wanted.
func TestInheritGivenUp(t *testing.T) {
	from, _ := made(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := bleve.Open(ctx, t.TempDir(), bleve.Options{From: from}); !errors.Is(err, context.Canceled) {
		t.Errorf("opened by one who gave up: %v", err)
	}
}

// garble turns over a bit of the number that every page of a table has, but for the two that say where to begin.
func garble(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for at := 2 * os.Getpagesize(); at < len(data); at += os.Getpagesize() {
		data[at] ^= 0x55
	}
	return os.WriteFile(path, data, 0o600)
}
