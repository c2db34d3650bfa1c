package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pressly/goose/v3"
)

func TestOpenByManyAtOnce(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		var all sync.WaitGroup
		for range 6 {
			db := d.open(t)
			all.Go(func() {
				if _, err := Open(t.Context(), db, time.Now); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	})
}

func TestOpenNewer(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		j := openAt(t, d, time.Now)
		if _, err := j.db.Exec(`INSERT INTO `+versions+` (version_id, is_applied) VALUES (999, $1)`, true); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), j.db, time.Now)
		if !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), fmt.Sprintf("form 999, this program knows %d", must(newest())(t))) {
			t.Errorf("got %v", err)
		}
	})
}

func TestOpenWhatIsNoDatabase(t *testing.T) {
	path := t.TempDir() + "/journal.db"
	check(t, os.WriteFile(path, []byte(strings.Repeat("not a database\n", 500)), 0o600))
	_, err := Open(t.Context(), sqliteFile(path).open(t), time.Now)
	if err == nil || !strings.Contains(err.Error(), "open the journal: ") {
		t.Errorf("got %v", err)
	}
	if got := must(os.ReadFile(path))(t); string(got) != strings.Repeat("not a database\n", 500) {
		t.Error("the file was changed")
	}
}

// What Down leaves Up finds clean, on both databases.
func TestMigrationsGoBothWays(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		j := openAt(t, d, time.Now)
		dialect := must(dialect(t.Context(), j.db))(t)
		files := must(fs.Sub(migrations, "migrations"))(t)
		p := must(goose.NewProvider(dialect, j.db, files, goose.WithTableName(versions)))(t)
		must(p.DownTo(t.Context(), 0))(t)
		if _, err := j.db.Exec(`SELECT 1 FROM events`); err == nil {
			t.Error("a table was left")
		}
		j = openAt(t, d, time.Now)
		if n := count(t, j, "events"); n != 0 {
			t.Errorf("%d events", n)
		}
	})
}

// An up-to-date journal is opened for every question asked on a command line.
func BenchmarkOpen(b *testing.B) {
	db := durable(b.TempDir() + "/journal.db").open(b)
	must(Open(b.Context(), db, time.Now))(b)
	for b.Loop() {
		must(Open(b.Context(), db, time.Now))(b)
	}
}
