package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"parley/bot/terminal"
	"parley/corpus"
	"parley/index/bleve"
)

// restoreVerb is `parley restore FILE`.
type restoreVerb struct {
	File  string `arg:"" type:"path" help:"A backup that parley backup made."`
	Force bool   `help:"Replace articles and journal that are there; what only they hold is lost."`
}

// Run makes the data folder hold what a backup holds. All of it is unpacked and verified beside what is there before any
// of that is touched, and from the moment READY is written the restore is finished by whoever opens the folder next.
func (v *restoreVerb) Run(ctx context.Context, c *cli, std streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("cannot make the data folder: %w; name another with --data DIR", err)
	}
	if err := finishRestore(dir); err != nil { // one that was cut short
		return err
	}
	if held := holding(dir); held != "" && !v.Force {
		return fmt.Errorf("%s holds %s already; name an empty folder with --data DIR, or replace what is there with --force", dir, held)
	}
	if _, err := readManifest(v.File); err != nil {
		return err
	}
	m, err := v.replace(ctx, dir, std)
	if err != nil {
		return err
	}
	if err := reindex(ctx, c, std); err != nil {
		return fmt.Errorf("the backup is restored, but not indexed: %w", err)
	}
	_, err = fmt.Fprintf(std.out, "restored %s, as of %s, into %s\n", m.holds(), m.Made.Format("2 January 2006, 15:04 MST"), dir)
	return err
}

// holding names what a restore would replace in the data folder, "" for nothing.
func holding(dir string) string {
	var held []string
	for _, name := range []string{storeFile, journalFile} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			held = append(held, name)
		}
	}
	return strings.Join(held, " and ")
}

// replace puts the backup in the place of what dir holds.
func (v *restoreVerb) replace(ctx context.Context, dir string, std streams) (m manifest, err error) {
	s, err := openStage(filepath.Join(dir, restoreFolder))
	if err != nil {
		return m, err
	}
	defer func() {
		if s.lock != nil {
			err = errors.Join(err, s.clear())
		}
	}()
	if m, err = v.prepare(ctx, s, std); err != nil {
		return m, err
	}
	free, err := keepOthersAway(ctx, dir)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, free()) }()
	if err := s.ready(m); err != nil {
		return m, err
	}
	return m, s.apply(dir)
}

// prepare unpacks the backup to the stage and verifies it.
func (v *restoreVerb) prepare(ctx context.Context, s *stage, std streams) (manifest, error) {
	progress := terminal.NewProgress(std.err, "unpacking", "MB")
	m, err := unpack(ctx, v.File, s.dir, progress.At)
	progress.Done()
	if err != nil {
		return m, err
	}
	// What the store gave out after the backup was made it will give out again.
	renew := func(store *corpus.Store) error { return store.Renew(ctx) }
	articles, at, err := verifyStore(ctx, s.path(storeFile), std.err, renew)
	if err != nil {
		return m, fmt.Errorf("%s: %w: %w", v.File, errSpoilt, err)
	}
	if articles != m.Articles || at != m.Position {
		return m, fmt.Errorf("%s: %w: it holds %d articles at position %d, and says %d at %d", v.File, errSpoilt, articles, at, m.Articles, m.Position)
	}
	if m.Journal {
		_, db, err := openJournal(ctx, s.dir)
		if err == nil {
			err = errors.Join(quickCheck(ctx, db), db.Close())
		}
		if err != nil {
			return m, fmt.Errorf("%s: %w: %w", v.File, errSpoilt, err)
		}
	}
	return m, nil
}

// keepOthersAway makes sure that no other process uses what dir holds: a file must not be put in the place of a
// database that is open. Nobody comes to use it until the function it returns is called.
func keepOthersAway(ctx context.Context, dir string) (free func() error, err error) {
	var held []*bleve.Engine
	free = func() (err error) {
		for _, e := range held {
			err = errors.Join(err, e.Close())
		}
		return err
	}
	folders, _ := filepath.Glob(filepath.Join(dir, "serve-*"))
	for _, folder := range append(folders, filepath.Join(dir, "index")) {
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		e, err := bleve.Open(ctx, folder, bleve.Options{})
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", folder, err), free())
		}
		held = append(held, e)
	}
	for _, name := range []string{storeFile, journalFile} {
		if err := unused(ctx, filepath.Join(dir, name)); err != nil {
			return nil, errors.Join(err, free())
		}
	}
	return free, nil
}

// reindex makes the index of the store anew.
func reindex(ctx context.Context, c *cli, std streams) error {
	h, err := openToWrite(ctx, c, std)
	if err != nil {
		return err
	}
	return errors.Join(h.catchUp(ctx), h.Close())
}
