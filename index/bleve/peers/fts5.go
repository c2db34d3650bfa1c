package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

// fts5 is SQLite's full-text index in the Go translation that Parley keeps its articles with, without the texts.
type fts5 struct {
	db *sql.DB
	n  int
}

func openFTS5(into string) (engine, error) {
	folder := filepath.Join(into, "fts5")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", filepath.Join(folder, "index.db")+"?_pragma=journal_mode(wal)&_pragma=cache_size(-65536)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	_, err = db.Exec(`CREATE VIRTUAL TABLE passages USING fts5(text, content='', detail=none, tokenize='porter unicode61')`)
	return &fts5{db: db}, err
}

func (f *fts5) name() string { return "fts5" }

func (f *fts5) add(chunk []passage) (time.Duration, error) {
	return timed(func() error {
		tx, err := f.db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		insert, err := tx.Prepare(`INSERT INTO passages(rowid, text) VALUES (?, ?)`)
		if err != nil {
			return err
		}
		for _, p := range chunk {
			f.n++
			if _, err := insert.Exec(f.n, p.Text); err != nil {
				return err
			}
		}
		return tx.Commit()
	})
}

func (f *fts5) finish() (time.Duration, error) {
	return timed(func() error {
		_, err := f.db.Exec(`PRAGMA wal_checkpoint(truncate)`)
		return err
	})
}

func (f *fts5) search(q asked) (took time.Duration, found int, err error) {
	words := strings.Fields(q.Words)
	for i, w := range words {
		words[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"`
	}
	took, err = timed(func() error {
		rows, err := f.db.Query(`SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?`, strings.Join(words, " OR "), hits)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			found++
		}
		return rows.Err()
	})
	return took, found, err
}

func (f *fts5) close() error { return f.db.Close() }
