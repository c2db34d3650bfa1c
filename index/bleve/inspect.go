package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/util"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// verifiedAtOpen is how many bytes of segments Open reads through, to check them and the passages in
// them one by one: some tens of milliseconds. Larger indexes are checked by Verify, when there is time.
const verifiedAtOpen = 64 << 20

// openSound opens the generation in folder if nothing is wrong with it. Its files are checked before bleve
// opens them, and so before its merger could copy damaged postings under a fresh checksum, or bleve
// fall back to an older state because a file of the newest is missing.
func openSound(ctx context.Context, folder string, readOnly bool) (*generation, error) {
	size, err := inspect(ctx, folder)
	if err != nil {
		return nil, err
	}
	g, err := openGeneration(folder, readOnly)
	if err != nil {
		return nil, err
	}
	if err := g.check(ctx, size <= verifiedAtOpen); err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

// inspect checks that all files of the generation in folder are there, reads them through unless they are too
// many, and returns their size in bytes.
func inspect(ctx context.Context, folder string) (size int64, err error) {
	defer guard(&err)()
	segments, err := newestSegments(folder)
	if err != nil {
		return 0, err
	}
	for _, path := range segments {
		info, err := os.Stat(path)
		if err != nil {
			return 0, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		size += info.Size()
	}
	if size > verifiedAtOpen {
		return size, nil
	}
	return size, verifySegments(ctx, segments)
}

// tableFile is where a generation keeps which segments its snapshots are made of.
const tableFile = "root.bolt"

// newestSegments returns the paths of the segment files that the newest snapshot in folder is made of.
func newestSegments(folder string) (paths []string, err error) {
	path := filepath.Join(folder, tableFile)
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: lockTimeout})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrInUse
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }() // also when what it reads makes bbolt panic
	err = db.View(func(tx *bolt.Tx) error {
		// What bbolt finds on pages behind the end of the file is whatever lies behind it in memory.
		if info, err := os.Stat(path); err != nil || info.Size() < tx.Size() {
			return fmt.Errorf("%w: %s is cut short", ErrDamaged, tableFile)
		}
		snapshots := tx.Bucket(util.BoltSnapshotsBucket)
		if snapshots == nil {
			return fmt.Errorf("%w: it has no snapshot", ErrDamaged)
		}
		newest, _ := snapshots.Cursor().Last()
		snapshot := snapshots.Bucket(newest)
		if newest == nil || snapshot == nil {
			return fmt.Errorf("%w: it has no snapshot", ErrDamaged)
		}
		return snapshot.ForEachBucket(func(name []byte) error {
			if file := snapshot.Bucket(name).Get(util.BoltPathKey); file != nil {
				paths = append(paths, filepath.Join(folder, string(file)))
			}
			return nil
		})
	})
	return paths, err
}
