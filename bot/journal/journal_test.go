package journal

import (
	"io/fs"
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
		files := must(fs.Glob(migrations, "migrations/*.sql"))(t)
		if n := count(t, j, versions); n != len(files)+1 { // goose begins its table with a row for nothing
			t.Errorf("%d rows in %s for %d files", n, versions, len(files))
		}
	})
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
