package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/bot/journal"
)

// checkedJournal is how many bytes of a journal openJournal reads through: some tens of milliseconds.
const checkedJournal = 64 << 20

// openJournal opens the journal in the data folder, making it if there is none. One that is damaged is not opened: who
// answers from it would forget in silence. The caller closes the database after use.
func openJournal(ctx context.Context, dir string) (*journal.Journal, *sql.DB, error) {
	db, path, err := openLedger(dir)
	if err != nil {
		return nil, nil, err
	}
	if info, missing := os.Stat(path); missing == nil && info.Size() <= checkedJournal {
		err = quickCheck(ctx, db)
	}
	var j *journal.Journal
	if err == nil {
		j, err = journal.Open(ctx, db, time.Now)
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%s: %w; %s", path, err, journalRemedy(err, path)), db.Close())
	}
	return j, db, nil
}

// openLedger opens the database that the journal is in, and returns its path. Nothing is read or made before it is used.
//
// A commit waits for the disk, so that what was acknowledged is not lost with the power. With one connection whoever
// wants to write waits in the process and not for the lock, which gives no turns; another process's lock is waited for.
func openLedger(dir string) (db *sql.DB, path string, err error) {
	path = filepath.Join(dir, journalFile)
	if db, err = openSQLite(path, "_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate"); err != nil {
		return nil, "", err
	}
	db.SetMaxOpenConns(1)
	return db, path, nil
}

// openSQLite opens the database at path in the way that options of the driver say.
func openSQLite(path, options string) (*sql.DB, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	whole = filepath.ToSlash(whole)
	if !strings.HasPrefix(whole, "/") {
		whole = "/" + whole // C:/…
	}
	db, err := sql.Open("sqlite", "file://"+(&url.URL{Path: whole}).EscapedPath()+"?"+options)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return db, nil
}

// unused returns an error while another process has the database at path open. One that cannot be read is used by nobody
// for long, and counts as unused.
//
// SQLite leaves WAL mode only when it has the file for itself (https://sqlite.org/wal.html#persistence_of_wal_mode).
func unused(ctx context.Context, path string) (err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	db, err := openSQLite(path, "mode=rw&_pragma=busy_timeout(1000)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var mode string
	if err := db.QueryRowContext(ctx, `PRAGMA journal_mode = DELETE`).Scan(&mode); err != nil && strings.Contains(err.Error(), "locked") {
		return fmt.Errorf("%s is in use by another process; stop that, and run it again", path)
	}
	return ctx.Err()
}
