package bleve

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"
	api "github.com/blevesearch/bleve_index_api"
)

// check reports whether g is of this format (else ErrStale) and its passages are those it says (else
// ErrDamaged): by their number or, to be sure, one by one.
func (g *generation) check(ctx context.Context, sure bool) error {
	return g.read(func(reader api.IndexReader) error {
		s, err := readState(reader)
		if err != nil {
			return err
		}
		if s.Format != format() {
			return fmt.Errorf("%w: it has format %s and not %s", ErrStale, s.Format, format())
		}
		if sure {
			return recount(ctx, reader, s)
		}
		count, err := reader.DocCount()
		if err != nil {
			return fmt.Errorf("count passages: %w", err)
		}
		if int(count) != s.Totals.Passages {
			return fmt.Errorf("%w: it holds %d passages and should hold %d", ErrDamaged, count, s.Totals.Passages)
		}
		return nil
	})
}

// recount checks a state against the ids of all passages. It finds what no checksum covers: the
// lists of deleted passages, which are kept in root.bolt.
func recount(ctx context.Context, reader api.IndexReader, want state) error {
	got := state{Format: want.Format, Position: want.Position}
	ids, err := reader.DocIDReaderAll()
	if err != nil {
		return fmt.Errorf("count passages: %w", err)
	}
	defer ids.Close()
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("count passages: %w", ctx.Err())
		}
		id, err := ids.Next()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if id == nil {
			break
		}
		name, k, err := keyOf(reader, id.Value())
		if err != nil {
			return err
		}
		got.add(name, k)
	}
	if got != want {
		return fmt.Errorf("%w: it holds %d passages, not the %d it should", ErrDamaged, got.Totals.Passages, want.Totals.Passages)
	}
	return nil
}

// Verify reads all files of the index, compares them with the checksums in them, which bleve itself
// never does, and counts the passages one by one. It returns ErrDamaged if anything differs; rebuild
// the index then. Searches and writes go on meanwhile.
func (e *Engine) Verify(ctx context.Context) error {
	return e.use(func(g *generation) error { return g.verify(ctx) })
}

func (g *generation) verify(ctx context.Context) error {
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
		if err := verifySegments(ctx, paths); err != nil {
			return err
		}
		s, err := readState(reader)
		if err != nil {
			return err
		}
		return recount(ctx, reader, s)
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
