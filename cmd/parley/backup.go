package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"parley/bot/terminal"
	"parley/corpus"
)

// backupVerb is `parley backup FILE`.
type backupVerb struct {
	File string `arg:"" type:"path" help:"Where to; a backup that is there is replaced once the new one is whole."`
}

// Run copies the data folder's databases into one file, verified. Whoever serves or indexes goes on meanwhile.
// The file is made beside its place and moved there when it is on the disk, so that it is never there in part.
func (v *backupVerb) Run(ctx context.Context, c *cli, std streams) (err error) {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, storeFile)); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there are no articles in %s to back up; name the folder with --data DIR", dir)
	}
	if err := replaceable(v.File); err != nil {
		return err
	}
	h, err := openStore(ctx, c, std)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	stage, err := openStage(v.File + ".part")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stage.clear()) }()
	m, err := v.gather(ctx, h, stage)
	if err != nil {
		return err
	}
	size, err := v.place(ctx, h, stage, m)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "backed up %s to %s, %.1f MB\n", m.holds(), v.File, float64(size)/1e6)
	return err
}

// replaceable returns an error for a file that is no backup, and so not Parley's to replace, and for one that may not be looked at.
func replaceable(path string) error {
	switch _, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look what is there: %w; name a file in a folder that this user may write to", err)
	}
	if _, err := readManifest(path); err != nil {
		return fmt.Errorf("there is something at %s already, and it is no whole backup of Parley's; name another file, or remove it", path)
	}
	return nil
}

// gather copies the databases to the stage and verifies the copies. The journal comes first: the articles that
// its answers speak of are then among those of the store, which never forgets one that was there.
func (v *backupVerb) gather(ctx context.Context, h *home, s *stage) (manifest, error) {
	m := manifest{Format: backupFormat, Made: time.Now().UTC().Truncate(time.Second)}
	if _, err := os.Stat(filepath.Join(h.dir, journalFile)); err == nil {
		if err := h.copyJournal(ctx, s.path(journalFile)); err != nil {
			return m, err
		}
		m.Journal = true
	}
	err := grow(ctx, h.std.err, "copying the articles", filepath.Join(h.dir, storeFile), s.path(storeFile), func() error {
		return h.store.Copy(ctx, s.path(storeFile))
	})
	if err != nil {
		return m, err
	}
	m.Articles, m.Position, err = verifyStore(ctx, s.path(storeFile), h.std.err, nil)
	return m, err
}

// copyJournal writes the journal as it is at one moment to a new file, and makes sure that it is whole.
func (h *home) copyJournal(ctx context.Context, to string) (err error) {
	db, path, err := openLedger(h.dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := quickCheck(ctx, db); err != nil {
		return fmt.Errorf("%s: %w; %s", path, err, journalRemedy(err, path))
	}
	return grow(ctx, h.std.err, "copying the journal", path, to, func() error {
		if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, to); err != nil {
			return fmt.Errorf("copy %s: %w; %s", path, err, journalRemedy(err, path))
		}
		return nil
	})
}

// verifyStore reads the store at path through, lets do, unless nil, change it, and returns how many articles it holds
// and its position. It closes the store, which then is one file.
func verifyStore(ctx context.Context, path string, tell io.Writer, do func(*corpus.Store) error) (articles int, at corpus.Position, err error) {
	store, err := corpus.Open(ctx, path)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	progress := terminal.NewProgress(tell, "verifying", "articles")
	err = store.Verify(ctx, progress.At)
	progress.Done()
	if err == nil && do != nil {
		err = do(store)
	}
	var stats corpus.Stats
	if err == nil {
		stats, err = store.Stats(ctx)
	}
	if err == nil {
		at, err = store.Position(ctx)
	}
	return stats.Articles, at, err
}

// place packs what is on the stage and moves it to the file. It returns its size in bytes.
func (v *backupVerb) place(ctx context.Context, h *home, s *stage, m manifest) (int64, error) {
	progress := terminal.NewProgress(h.std.err, "packing", "MB")
	defer progress.Done()
	whole := s.path("whole")
	if err := pack(ctx, whole, s.dir, m, progress.At); err != nil {
		return 0, err
	}
	info, err := os.Stat(whole)
	if err != nil {
		return 0, err
	}
	if err := os.Rename(whole, v.File); err != nil {
		return 0, fmt.Errorf("put the backup in its place: %w", err)
	}
	return info.Size(), syncFolder(filepath.Dir(v.File))
}
