package bleve

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/util"
	api "github.com/blevesearch/bleve_index_api"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// verifiedAtOpen is how many bytes of segments Open reads through to check them: some tens of
// milliseconds. Larger indexes are checked by Verify, when there is time.
const verifiedAtOpen = 64 << 20

// inspect checks the files of the generation in folder before bleve opens it, and so before its merger
// could copy damaged postings under a fresh checksum, or bleve fall back to an older state
// because a file of the newest is missing.
func inspect(ctx context.Context, folder string) (err error) {
	defer guard(&err)()
	segments, err := newestSegments(folder)
	if err != nil {
		return err
	}
	var total int64
	for _, path := range segments {
		info, err := os.Stat(path)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		total += info.Size()
	}
	if total > verifiedAtOpen {
		return nil
	}
	return verifySegments(ctx, segments)
}

// newestSegments returns the paths of the segment files that the newest snapshot in folder is made of.
func newestSegments(folder string) ([]string, error) {
	path := filepath.Join(folder, "root.bolt")
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
	var paths []string
	err = db.View(func(tx *bolt.Tx) error {
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
	return paths, errors.Join(err, db.Close())
}

// Verify reads all files of the index and compares them with the checksums in them, which bleve
// itself never does. It returns ErrDamaged if one differs; rebuild the index then. Searches and
// writes go on meanwhile.
func (e *Engine) Verify(ctx context.Context) error {
	return e.use(func(g *generation) error {
		return g.read(func(reader api.IndexReader) error {
			snapshot, ok := reader.(*scorch.IndexSnapshot)
			if !ok {
				return fmt.Errorf("verify the index: bleve reads through a %T", reader)
			}
			var paths []string
			for _, s := range snapshot.Segments() {
				if file, ok := s.Segment().(interface{ Path() string }); ok {
					paths = append(paths, file.Path())
				}
			}
			return verifySegments(ctx, paths)
		})
	})
}

func verifySegments(ctx context.Context, paths []string) error {
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("verify the index: %w", err)
		}
		if err := verifySegment(path); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	return nil
}

// verifySegment checks the CRC-32 that ends every zap file, and is of all bytes before it.
func verifySegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	size := info.Size() - crc32.Size
	if size < 0 {
		return fmt.Errorf("%s is cut short", filepath.Base(path))
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, f, size); err != nil {
		return err
	}
	var want [crc32.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return err
	}
	if sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		return fmt.Errorf("the checksum of %s is wrong", filepath.Base(path))
	}
	return nil
}
