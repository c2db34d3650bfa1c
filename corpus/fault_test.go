package corpus

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

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

// Whichever letter of the tables' definitions is another one, what is read is as before or the damage is named.
func TestReadDamagedTables(t *testing.T) {
	content := whole(t)
	end := bytes.LastIndex(content, []byte("CREATE TABLE")) // older copies of the definitions lie further to the front
	begin := end - 2*4096
	if begin < 0 {
		t.Fatal(begin, end)
	}
	want, err := readAll(t, content)
	if err != nil || len(want) != 50 {
		t.Fatal(len(want), err)
	}
	named, step := 0, 11
	if testing.Short() {
		step = 110
	}
	for at := begin; at < end+500; at += step {
		spoilt := bytes.Clone(content)
		spoilt[at] ^= 1 << (at % 8)
		got, err := readAll(t, spoilt)
		switch {
		case errors.Is(err, ErrDamaged), errors.Is(err, errForeign), errors.Is(err, ErrNewer):
			named++
		case err != nil:
			t.Errorf("byte %d, %q: %v", at, spoilt[at-10:at+10], err)
		case !slices.Equal(got, want):
			t.Errorf("byte %d, %q: read %d articles otherwise", at, spoilt[at-10:at+10], len(got))
		}
	}
	if named == 0 {
		t.Error("no damage was named")
	}
}

// readAll returns the texts of the articles that a store with such content changed, in the order of their changes.
func readAll(t *testing.T, content []byte) (texts []string, err error) {
	path := filepath.Join(t.TempDir(), "articles.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	changes, err := s.Changes(t.Context(), 0, 100)
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		a, err := s.Article(t.Context(), c.ID)
		if err != nil {
			return nil, err
		}
		texts = append(texts, a.Text)
	}
	return texts, nil
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

// Who writes waits for others as long as they get done what they write, be it far longer than for one that holds the store.
func TestWaitsForItsTurn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "articles.db")
	s, other := openStoreAt(t, path), openStoreAt(t, path)
	busy, held := time.Now().Add(2*busyWait), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		var err error
		for n := 0; err == nil && time.Now().Before(busy); n++ {
			err = other.write(t.Context(), func(tx *tx) error {
				if n == 0 {
					close(held)
				}
				time.Sleep(busyWait / 3)
				_, err := tx.next(t.Context())
				return err
			})
		}
		ended <- err
	}()
	<-held
	if r := sync(t, s, library(2, 100)); r.Added != 2 {
		t.Errorf("added %d articles", r.Added)
	}
	if err := <-ended; err != nil {
		t.Error(err)
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
	if _, err := s.db.ExecContext(t.Context(), `PRAGMA max_page_count = 40`); err != nil {
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
