package main

import (
	"archive/zip"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"parley/corpus"
)

// A backup is a zip of
//
//	articles.db   the store
//	journal.db    what the bot remembers, if it ever served
//	parley.json   the manifest, with the SHA-256 of each
const manifestFile = "parley.json"

// backupFormat changes when an older Parley could not read a backup any more.
const backupFormat = 1

var (
	errNoBackup = errors.New("it is no backup of Parley's, or not a whole one; name a file that parley backup made")
	errSpoilt   = errors.New("the backup is damaged; use another copy of it")
)

// A manifest says what is in a backup.
type manifest struct {
	Format   int               `json:"format"`
	Made     time.Time         `json:"made"`
	Articles int               `json:"articles"`
	Position corpus.Position   `json:"position"` // of the store
	Journal  bool              `json:"journal"`  // whether there is one
	SHA256   map[string]string `json:"sha256"`   // in hexadecimal, by the name of the file
}

// files returns the names of the databases in the backup.
func (m manifest) files() []string {
	if m.Journal {
		return []string{storeFile, journalFile}
	}
	return []string{storeFile}
}

// holds says to people what is in the backup.
func (m manifest) holds() string {
	if m.Journal {
		return count(m.Articles, "article") + " and the journal"
	}
	return count(m.Articles, "article") + " (there is no journal)"
}

// pack writes the databases in dir and m, with their sums in it, into a new file at path, and waits for the disk.
// tell hears how many megabytes of how many are done.
func pack(ctx context.Context, path, dir string, m manifest, tell func(done, total int)) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write the backup: %w", err)
		}
	}()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Sync(), f.Close()) }()
	w := zip.NewWriter(f)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	meter := &meter{ctx: ctx, tell: tell}
	for _, name := range m.files() {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		meter.total += info.Size()
	}
	m.SHA256 = map[string]string{}
	for _, name := range m.files() {
		if m.SHA256[name], err = packFile(w, filepath.Join(dir, name), meter); err != nil {
			return err
		}
	}
	entry, err := w.Create(manifestFile)
	if err != nil {
		return err
	}
	return errors.Join(json.NewEncoder(entry).Encode(m), w.Close())
}

// packFile adds a file and returns its sum.
func packFile(w *zip.Writer, path string, m *meter) (string, error) {
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer from.Close()
	entry, err := w.Create(filepath.Base(path))
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(entry, sum, m), from)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// openArchive opens a backup and reads its manifest. The caller closes it.
func openArchive(path string) (*zip.ReadCloser, manifest, error) {
	var m manifest
	r, err := zip.OpenReader(path)
	if err != nil {
		if !ofSystem(err) {
			err = fmt.Errorf("%w: %w", errNoBackup, err)
		}
		return nil, m, fmt.Errorf("%s: %w", path, err)
	}
	entry, err := r.Open(manifestFile)
	if err != nil {
		return nil, m, errors.Join(fmt.Errorf("%s: %w", path, errNoBackup), r.Close())
	}
	text, err := io.ReadAll(io.LimitReader(entry, 1<<20))
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	switch {
	case err != nil:
		err = fmt.Errorf("%s: %w: its manifest: %w", path, errSpoilt, err)
	case m.Format != backupFormat:
		err = fmt.Errorf("%s: the backup has form %d and this Parley reads form %d; use the version that made it", path, m.Format, backupFormat)
	default:
		return r, m, nil
	}
	return nil, m, errors.Join(err, r.Close())
}

func readManifest(path string) (manifest, error) {
	r, m, err := openArchive(path)
	if err == nil {
		err = r.Close()
	}
	return m, err
}

// unpack writes the databases of the backup at path to dir, as they were by their sums, and waits for the disk.
// tell hears how many megabytes of how many are done.
func unpack(ctx context.Context, path, dir string, tell func(done, total int)) (m manifest, err error) {
	r, m, err := openArchive(path)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	meter := &meter{ctx: ctx, tell: tell}
	for _, f := range r.File {
		meter.total += int64(f.UncompressedSize64)
	}
	for _, name := range m.files() {
		from, err := r.Open(name)
		if err != nil {
			return m, fmt.Errorf("%s: %w: %s: %w", path, errSpoilt, name, err)
		}
		sum, err := unpackFile(filepath.Join(dir, name), from, meter)
		switch {
		case err != nil && ofSystem(err):
			return m, fmt.Errorf("unpack %s: %w", path, err)
		case err != nil:
			return m, fmt.Errorf("%s: %w: %s: %w", path, errSpoilt, name, err)
		case sum != m.SHA256[name]:
			return m, fmt.Errorf("%s: %w: %s is not what its sum is of", path, errSpoilt, name)
		}
	}
	return m, nil
}

// ofSystem tells errors of reading and writing files, and of who wants no more, from those of what a file holds.
func ofSystem(err error) bool {
	return errors.As(err, new(*fs.PathError)) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// unpackFile writes a file and returns its sum.
func unpackFile(path string, from io.Reader, m *meter) (sum string, err error) {
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, to.Sync(), to.Close()) }()
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(to, hash, m), from)
	return hex.EncodeToString(hash.Sum(nil)), err
}

// A meter counts what is written to it, and ends the copying when ctx does.
type meter struct {
	ctx         context.Context
	tell        func(done, total int)
	done, total int64
}

func (m *meter) Write(b []byte) (int, error) {
	m.done += int64(len(b))
	m.tell(int(m.done>>20), int(max(m.total, m.done)>>20))
	return len(b), m.ctx.Err()
}
