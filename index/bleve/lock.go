package bleve

import (
	"context"
	"fmt"
	"os"
	"time"
)

// lockTimeout is how long Open waits for another process to let go of the folder.
const lockTimeout = time.Second

// lockFolder locks dir, for itself alone or shared with others, until the file returned is closed,
// be it by the end of the process. It keeps two processes from switching or cleaning up
// generations at once; bleve's own lock covers one generation only.
func lockFolder(ctx context.Context, dir string, shared bool) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("lock the index: %w", err)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, lockTimeout, ErrInUse)
	defer cancel()
	for {
		free, err := tryLock(f, shared)
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("lock the index: %w", err)
		}
		if free {
			return f, nil
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, context.Cause(ctx)
		case <-time.After(lockTimeout / 50):
		}
	}
}
