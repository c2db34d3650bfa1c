package terminal

import (
	"context"
	"errors"
	"io"
	"testing"

	"go.uber.org/goleak"
)

func TestAwait(t *testing.T) {
	got, err := await(t.Context(), func() (int, error) { return 7, io.EOF })
	if got != 7 || err != io.EOF {
		t.Errorf("got %d and %v, want 7 and EOF", got, err)
	}
}

func TestAwaitLeavesAReadThatHangs(t *testing.T) {
	defer goleak.VerifyNone(t)
	ctx, cancel := context.WithCancel(t.Context())
	in, out := io.Pipe()
	defer out.Close() // what was left behind ends with its input
	cancel()
	_, err := await(ctx, func() (int, error) { return in.Read(make([]byte, 1)) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}
