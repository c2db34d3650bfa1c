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

// openJournal opens the journal in the data folder. The caller closes the database after use.
//
// A commit waits for the disk, so that what was acknowledged is not lost with the power. With one connection whoever
// wants to write waits in the process and not for the lock, which gives no turns; another process's lock is waited for.
func openJournal(ctx context.Context, dir string) (*journal.Journal, *sql.DB, error) {
	path, err := filepath.Abs(filepath.Join(dir, "journal.db"))
	if err != nil {
		return nil, nil, fmt.Errorf("open the journal: %w", err)
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	db, err := sql.Open("sqlite", "file://"+(&url.URL{Path: path}).EscapedPath()+
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, nil, fmt.Errorf("open the journal: %w", err)
	}
	db.SetMaxOpenConns(1)
	j, err := journal.Open(ctx, db, time.Now)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	return j, db, nil
}
