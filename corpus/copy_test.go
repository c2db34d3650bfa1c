package corpus

import (
	"os"
	"path/filepath"
	gosync "sync"
	"testing"
)

// A copy made while others write holds the store as it was at one moment: a beginning of its history.
func TestCopyUnderLoad(t *testing.T) {
	s := openStore(t)
	sync(t, s, library(50, 2000))
	done := make(chan struct{})
	var writer gosync.WaitGroup
	writer.Go(func() {
		for n := 51; ; n++ {
			select {
			case <-done:
				return
			default:
				if _, err := Sync(t.Context(), s, library(n, 2000), nil); err != nil {
					t.Error(err)
				}
			}
		}
	})
	for range 5 {
		before, err := s.Position(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := s.Copy(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		c, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		at, err := c.Position(t.Context())
		if err != nil || at < before {
			t.Errorf("the copy is at %d, the store was at %d, %v", at, before, err)
		}
		if changes, err := c.Changes(t.Context(), 0, int(at)+1); err != nil || len(changes) != int(at) {
			t.Errorf("%d changes at position %d, %v", len(changes), at, err)
		}
		if err := c.Verify(t.Context(), nil); err != nil {
			t.Error(err)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	writer.Wait()
}

func TestCopyWhereSomethingIs(t *testing.T) {
	s := openStore(t)
	path := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(path, []byte("dear reader"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Copy(t.Context(), path); err == nil {
		t.Error("no error")
	}
	if got, _ := os.ReadFile(path); string(got) != "dear reader" {
		t.Errorf("the file holds %q now", got)
	}
}

func TestRenew(t *testing.T) {
	s := openStore(t)
	before, _ := s.Identity(t.Context())
	if err := s.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after, err := s.Identity(t.Context()); err != nil || after == "" || after == before {
		t.Errorf("%q after %q, %v", after, before, err)
	}
}
