package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"parley/bot/journal"
	"parley/bot/slack/doctor"
)

// checkJournal looks whether the journal can be opened and written to, is whole, and of a form this program knows.
func checkJournal(ctx context.Context, dir string, find finder) {
	const check = "journal"
	if _, err := os.Stat(filepath.Join(dir, journalFile)); errors.Is(err, fs.ErrNotExist) { // opening would make it
		find(check, doctor.Unchecked, "there is none yet; parley serve makes it", "")
		return
	}
	db, path, err := openLedger(dir)
	if err != nil {
		find(check, doctor.Fault, err.Error(), "")
		return
	}
	defer func() { _ = db.Close() }() // what was to be read was read
	form, err := journal.Examine(ctx, db)
	if err == nil {
		err = quickCheck(ctx, db)
	}
	switch {
	case err != nil:
		find(check, doctor.Fault, err.Error(), journalRemedy(err, path))
	case form.Have > form.Known:
		find(check, doctor.Fault, fmt.Sprintf("it was made by a newer Parley: form %d, and this one knows %d", form.Have, form.Known), "use that version, or another folder with --data DIR")
	case form.Have < form.Known:
		find(check, doctor.Warning, fmt.Sprintf("it is of form %d; parley serve brings it to form %d when it begins", form.Have, form.Known), "keep a copy of "+path+" first if you may want to go back")
	default:
		find(check, doctor.OK, fmt.Sprintf("form %d, whole, and can be written to", form.Have), "")
	}
}

// quickCheck reads the whole database (https://www.sqlite.org/pragma.html#pragma_quick_check).
func quickCheck(ctx context.Context, db *sql.DB) error {
	var found string
	err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&found)
	if err == nil && found != "ok" {
		err = fmt.Errorf("database is malformed: %s", found)
	}
	return err
}

// journalRemedy says what to do about an error of SQLite, which its text tells best.
func journalRemedy(err error, path string) string {
	switch text := err.Error(); {
	case strings.Contains(text, "locked"):
		return "another program holds it for more than five seconds: end that, or wait for it"
	case strings.Contains(text, "readonly"), strings.Contains(text, "unable to open"), strings.Contains(text, "permission"):
		return "let this user write to " + path + " and its folder"
	case strings.Contains(text, "malformed"), strings.Contains(text, "not a database"):
		return "stop Parley, and put a backup back with parley restore FILE --force, or move " + path + " away; without it saved answers, votes and the settings of channels are lost, the articles are not"
	}
	return "see whether " + path + " can be read and written"
}
