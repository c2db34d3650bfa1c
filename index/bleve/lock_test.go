package bleve_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/index"
	"parley/index/bleve"
)

// TestInUse opens an index a second time, where bleve by itself would wait for ever. A lock belongs to
// the open file, so two engines of one process meet as those of two would.
func TestInUse(t *testing.T) {
	readers, writer := bleve.Options{ReadOnly: true}, bleve.Options{}
	for _, c := range []struct {
		name          string
		first, second bleve.Options
		want          error
	}{
		{"two writers", writer, writer, bleve.ErrInUse},
		{"reader beside writer", writer, readers, bleve.ErrInUse},
		{"writer beside reader", readers, writer, bleve.ErrInUse},
		{"two readers", readers, readers, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, seen := made(t)
			first := open(t, dir, c.first)
			began := time.Now()
			second, err := bleve.Open(context.Background(), dir, c.second)
			if took := time.Since(began); !errors.Is(err, c.want) || took > 2*time.Second {
				t.Fatalf("%v after %v; want %v within 2s", err, took, c.want)
			}
			if err == nil {
				if diff := cmp.Diff(seen[len(seen)-1], look(t, second)); diff != "" {
					t.Errorf("the second reader (-want +got):\n%s", diff)
				}
				shut(t, second)
			}
			if diff := cmp.Diff(seen[len(seen)-1], look(t, first)); diff != "" {
				t.Errorf("the first (-want +got):\n%s", diff)
			}
			shut(t, first)
			shut(t, open(t, dir, c.second)) // it was only in use
		})
	}
}

func TestInUseCancelled(t *testing.T) {
	dir, _ := made(t)
	open(t, dir, bleve.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := bleve.Open(ctx, dir, bleve.Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v; want the context's error", err)
	}
}

// TestReadOnly writes to an index opened for reading, where bleve by itself would wait for ever.
func TestReadOnly(t *testing.T) {
	dir, seen := made(t)
	e := open(t, dir, bleve.Options{ReadOnly: true})
	if err := e.Write(context.Background(), index.Batch{Put: tariffs(1), Upto: 99}); !errors.Is(err, bleve.ErrReadOnly) {
		t.Errorf("write: %v", err)
	}
	err := e.Rebuild(context.Background(), func(index.Writer) error { t.Error("it was asked to fill"); return nil })
	if !errors.Is(err, bleve.ErrReadOnly) {
		t.Errorf("rebuild: %v", err)
	}
	if diff := cmp.Diff(seen[len(seen)-1], look(t, e)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
