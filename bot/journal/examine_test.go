package journal

import (
	"os"
	"strings"
	"testing"
	"time"
)

func TestExamine(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		db := d.open(t)
		if f, err := Examine(t.Context(), db); err != nil || f.Have != 0 || f.Known < 1 {
			t.Errorf("before there is one: %+v, %v", f, err)
		}
		if _, err := db.Exec(`SELECT 1 FROM events`); err == nil {
			t.Error("looking made the tables")
		}
		must(Open(t.Context(), db, time.Now))(t)
		if f, err := Examine(t.Context(), db); err != nil || f.Have != f.Known {
			t.Errorf("a new one: %+v, %v", f, err)
		}
		if _, err := db.Exec(`INSERT INTO `+versions+` (version_id, is_applied) VALUES (999, $1)`, true); err != nil {
			t.Fatal(err)
		}
		if f, err := Examine(t.Context(), db); err != nil || f.Have != 999 {
			t.Errorf("a newer one: %+v, %v", f, err)
		}
		if _, err := db.Exec(`SELECT 1 FROM journal_trial`); err == nil {
			t.Error("looking left a table")
		}
	})
}

func TestExamineWhatCannotBeWritten(t *testing.T) {
	path := t.TempDir() + "/journal.db"
	must(Open(t.Context(), sqliteFile(path).open(t), time.Now))(t)
	readOnly := sqliteFile(path)
	readOnly.dsn += "&mode=ro"
	if f, err := Examine(t.Context(), readOnly.open(t)); err == nil || !strings.Contains(err.Error(), "readonly") || f.Have == 0 {
		t.Errorf("%+v, %v", f, err)
	}
	none := t.TempDir() + "/journal.db"
	check(t, os.WriteFile(none, []byte(strings.Repeat("not a database\n", 500)), 0o600))
	if _, err := Examine(t.Context(), sqliteFile(none).open(t)); err == nil || !strings.Contains(err.Error(), "not a database") {
		t.Errorf("got %v", err)
	}
}
