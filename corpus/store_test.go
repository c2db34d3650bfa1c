package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	gosync "sync"
	"testing"
	"time"
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

// whole returns the bytes of a store with some articles, closed.
func whole(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "whole.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	sync(t, s, library(50, 6000))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestOpenDamaged(t *testing.T) {
	good := whole(t)
	for name, content := range map[string][]byte{
		"a short text":    []byte("this is a note, not a store\n"),
		"a long text":     bytes.Repeat([]byte("this is a note, not a store\n"), 1000),
		"a torn header":   append(make([]byte, 100), good[100:]...),
		"half of a store": good[:len(good)/2],
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "articles.db")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(t.Context(), path)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "move it away") {
				t.Errorf("error %v", err)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(after, content) {
				t.Error("the file was changed")
			}
		})
	}
}

// Damage in the midst of a file shows when it is read.
func TestReadDamaged(t *testing.T) {
	content := whole(t)
	for i := 40 * 4096; i < len(content); i++ {
		content[i] ^= 0x5a
	}
	path := filepath.Join(t.TempDir(), "articles.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Changes(t.Context(), 0, 100); !errors.Is(err, ErrDamaged) {
		t.Errorf("Changes: %v", err)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(after, content) {
		t.Error("the file was changed")
	}
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

// A store that another connection holds is reported as in use, within two seconds.
func TestInUse(t *testing.T) {
	s := openStore(t)
	holder, err := s.db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	if _, err := holder.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	shelf := newShelf("a")
	shelf.put("x.md", note("", "one"))
	began := time.Now()
	_, err = Sync(t.Context(), s, shelf, nil)
	if !errors.Is(err, ErrInUse) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(began); took < time.Second || took > 2500*time.Millisecond { // and some for a busy machine
		t.Errorf("took %v", took)
	}
	if _, err := holder.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	if r := sync(t, s, shelf); r.Added != 1 {
		t.Errorf("afterwards: %+v", r)
	}
}

func TestOpenInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "articles.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.db.SetMaxOpenConns(1)
	if _, err := s.db.ExecContext(t.Context(), `PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE store SET last = 0; COMMIT`); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	other, err := Open(t.Context(), path)
	if err == nil {
		other.Close()
	}
	if took := time.Since(began); !errors.Is(err, ErrInUse) || took > 2500*time.Millisecond {
		t.Errorf("after %v: %v", took, err)
	}
}

func TestDiskFull(t *testing.T) {
	s := openStore(t)
	s.db.SetMaxOpenConns(1) // the limit below is that of a connection
	sync(t, s, library(5, 6000))
	if _, err := s.db.ExecContext(t.Context(), fmt.Sprintf(`PRAGMA max_page_count = %d`, 40)); err != nil {
		t.Fatal(err)
	}
	shelf := library(50, 6000)
	shelf.name = "more"
	for key, d := range shelf.held {
		d.Articles[0].ID = ""
		d.Articles[0].Title += " more"
		shelf.held[key] = d
	}
	if _, err := Sync(t.Context(), s, shelf, nil); err == nil || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("error %v", err)
	}
	if got, err := s.Stats(t.Context()); err != nil || got.Articles != 5 {
		t.Errorf("%+v, %v", got, err)
	}
}
