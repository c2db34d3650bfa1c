package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"parley/bot/journal"
)

// openJournal opens the journal in the data folder, making it if there is none. The caller closes the database after use.
func openJournal(ctx context.Context, dir string) (*journal.Journal, *sql.DB, error) {
	db, path, err := openLedger(dir)
	if err != nil {
		return nil, nil, err
	}
	j, err := journal.Open(ctx, db, time.Now)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	return j, db, nil
}

// openLedger opens the database that the journal is in, and returns its path. Nothing is read or made before it is used.
//
// A commit waits for the disk, so that what was acknowledged is not lost with the power. With one connection whoever
// wants to write waits in the process and not for the lock, which gives no turns; another process's lock is waited for.
func openLedger(dir string) (db *sql.DB, path string, err error) {
	path, err = filepath.Abs(filepath.Join(dir, "journal.db"))
	if err != nil {
		return nil, "", fmt.Errorf("open the journal: %w", err)
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	db, err = sql.Open("sqlite", "file://"+(&url.URL{Path: path}).EscapedPath()+
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, "", fmt.Errorf("open the journal: %w", err)
	}
	db.SetMaxOpenConns(1)
	return db, path, nil
}
