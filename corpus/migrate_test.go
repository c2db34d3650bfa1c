package corpus

import (
	"io/fs"
	"regexp"
	"testing"
)

// The migrations are written for SQLite and Postgres alike: no word that only one of them knows.
func TestMigrationsArePortable(t *testing.T) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	foreign := regexp.MustCompile(`(?i)\b(autoincrement|integer|datetime|blob|serial|jsonb?|boolean|timestamp|pragma|without rowid|strict|real)\b|\?`)
	comment := regexp.MustCompile(`--.*`)
	for _, name := range names {
		text, err := fs.ReadFile(migrations, name)
		if err != nil {
			t.Fatal(err)
		}
		if word := foreign.Find(comment.ReplaceAll(text, nil)); word != nil {
			t.Errorf("%s: %s", name, word)
		}
	}
}

func TestMigrateReachesTheNewest(t *testing.T) {
	want, err := newest()
	if err != nil || want < 1 {
		t.Fatal(want, err)
	}
	if have, err := openStore(t).version(t.Context()); have != want || err != nil {
		t.Errorf("version %d, want %d, %v", have, want, err)
	}
}
