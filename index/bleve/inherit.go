package bleve

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// inherit makes the generation that answers in another index's folder the current one. Both indexes change apart from then on: a
// segment's file is never written again, so they share those, and the table of which segments make up an index is copied. It fails
// with ErrInUse while another process writes to that index, and as openSound does where it is no good.
func (e *Engine) inherit(ctx context.Context, from string) (_ *generation, err error) {
	lock, err := lockFolder(ctx, from, true)
	if err != nil {
		return nil, err
	}
	defer lock.Close()
	source, err := readMark(from, currentFile)
	if err == nil && source == "" {
		err = ErrStale
	}
	if err != nil {
		return nil, err
	}
	folder, err := nextFolder(e.dir)
	if err != nil {
		return nil, err
	}
	g, err := adopt(ctx, source, folder)
	if err == nil {
		if err = writeMark(e.dir, currentFile, folder); err != nil {
			err = errors.Join(err, g.close())
		}
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return g, nil
}

// adopt makes and opens a generation in folder that holds what the one in source does, to which nobody writes.
func adopt(ctx context.Context, source, folder string) (_ *generation, err error) {
	defer guard(&err)()
	segments, err := newestSegments(source)
	if err != nil {
		return nil, err
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, err
	}
	for _, path := range segments {
		if err := share(ctx, path, filepath.Join(folder, filepath.Base(path))); err != nil {
			return nil, err
		}
	}
	if err := copyFile(filepath.Join(source, tableFile), filepath.Join(folder, tableFile)); err != nil {
		return nil, err
	}
	if err := syncFolder(folder); err != nil {
		return nil, err
	}
	return openSound(ctx, folder, false)
}

// share lets a second name stand for a file, or for a copy of it where the file system knows no second names.
func share(ctx context.Context, from, to string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if os.Link(from, to) == nil {
		return nil
	}
	return copyFile(from, to)
}

// copyFile copies a file, and returns when the copy is on the disk.
func copyFile(from, to string) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return errors.Join(err, w.Sync(), w.Close())
}
