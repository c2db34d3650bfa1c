package journal

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestOpen(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		j := openAt(t, d, time.Now)
		check(t, j.Save(t.Context(), Person{"T1", "U1"}, "A1"))
		j = openAt(t, d, time.Now)
		if n := count(t, j, "saved"); n != 1 {
			t.Errorf("%d rows after opening again, want 1", n)
		}
		if n := count(t, j, versions); n != 2 { // goose begins its table with a row for nothing
			t.Errorf("%d rows in %s, want 2", n, versions)
		}
	})
}

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
		if !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "form 999, this program knows 1") {
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

func TestInstant(t *testing.T) {
	for _, want := range []time.Time{{}, noon, noon.Add(7 * time.Millisecond)} {
		if got := instant(millis(want)); !got.Equal(want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"gallium", "gallium"}, {"a\x00b", "ab"}, {"a\xffb", "a\uFFFDb"}, {"商务部", "商务部"},
	} {
		if got := plain(c.in); got != c.want {
			t.Errorf("plain(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// An up-to-date journal is opened for every question asked on a command line.
func BenchmarkOpen(b *testing.B) {
	db := sqliteFile(b.TempDir() + "/journal.db").open(b)
	must(Open(b.Context(), db, time.Now))(b)
	for b.Loop() {
		must(Open(b.Context(), db, time.Now))(b)
	}
}
