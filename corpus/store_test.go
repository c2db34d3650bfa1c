package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	gosync "sync"
	"testing"
)

func TestOpenAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd name?#%20 ä.db")
	var identity string
	for i := range 3 {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		shelf := newShelf("a")
		shelf.put("x.md", note("", "one"))
		if r := sync(t, s, shelf); r.Added+r.Unchanged != 1 || (i > 0) != (r.Unchanged == 1) {
			t.Errorf("opened %d times: %+v", i, r)
		}
		id, err := s.Identity(t.Context())
		if err != nil || id == "" || identity != "" && id != identity {
			t.Errorf("identity %q after %q, %v", id, identity, err)
		}
		identity = id
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the store is not at its path: %v", err)
	}
}

func TestIdentityDiffers(t *testing.T) {
	a, _ := openStore(t).Identity(t.Context())
	b, _ := openStore(t).Identity(t.Context())
	if a == b {
		t.Errorf("two stores are both %q", a)
	}
}

// Several processes may be started at once on an empty folder.
func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "articles.db")
	var all gosync.WaitGroup
	for range 6 {
		all.Go(func() {
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if p, err := s.Position(t.Context()); p != 0 || err != nil {
				t.Error(p, err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestOpenForeign(t *testing.T) {
	path := filepath.Join(t.TempDir(), "articles.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(t.Context(), `DROP TABLE goose_db_version`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(t.Context(), path); !errors.Is(err, errForeign) {
		t.Errorf("error %v", err)
	}
}

func TestOpenNewer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "articles.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9000, 1)`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "9000") {
		t.Errorf("error %v", err)
	}
}

func TestOpenNoFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "articles.db")
	if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "check that the folder exists") {
		t.Errorf("error %v", err)
	}
}

func TestOpenReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write to every folder")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "articles.db")); err == nil || !strings.Contains(err.Error(), "may write to it") {
		t.Errorf("error %v", err)
	}
}
