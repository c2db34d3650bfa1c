package bleve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// lockTimeout is how long Open waits for another process to let go of the folder.
const lockTimeout = time.Second

// renewalFile is what those who renew an index that others may read lock.
const renewalFile = "RENEWAL"

// lockRenewal locks out others who would renew the index in dir.
func lockRenewal(ctx context.Context, dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, renewalFile), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the index: %w", err)
	}
	return locked(ctx, f, false)
}

// lockFolder locks dir, for itself alone or shared with others, until the file returned is closed,
// be it by the end of the process. It keeps two processes from switching or cleaning up
// generations at once; bleve's own lock covers one generation only.
func lockFolder(ctx context.Context, dir string, shared bool) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("lock the index: %w", err)
	}
	return locked(ctx, f, shared)
}

// locked returns f once it is locked, and closes it when it cannot be.
func locked(ctx context.Context, f *os.File, shared bool) (*os.File, error) {
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
