package terminal

import "context"

// await runs read and returns what it does, or ctx's error as soon as ctx is done. A read from a terminal
// or a pipe cannot be called off, so it is left behind then; it ends with its input or the process.
func await[T any](ctx context.Context, read func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := read()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
