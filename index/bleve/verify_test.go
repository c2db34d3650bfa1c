package bleve_test

import (
	"context"
	"errors"
	"testing"

	"parley/index/bleve"
)

// TestVerify flips bytes under an open index.
func TestVerify(t *testing.T) {
	dir, _ := made(t)
	e := open(t, dir, bleve.Options{ReadOnly: true}) // bleve would go on merging
	if err := e.Verify(context.Background()); err != nil {
		t.Fatalf("a sound index: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := e.Verify(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if err := damages["segment byte flipped"](dir); err != nil {
		t.Fatal(err)
	}
	if err := e.Verify(context.Background()); !errors.Is(err, bleve.ErrDamaged) {
		t.Errorf("flipped bytes: %v; want ErrDamaged", err)
	}
	shut(t, e)
	if err := e.Verify(context.Background()); !errors.Is(err, bleve.ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}
