package corpus

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVerify(t *testing.T) {
	s := openStore(t)
	sync(t, s, library(2*verifiedAtOnce+1, 200))
	if err := s.Remove(t.Context(), "a00003"); err != nil {
		t.Fatal(err)
	}
	done, total := 0, 0
	if err := s.Verify(t.Context(), func(d, of int) { done, total = d, of }); err != nil || done != 2*verifiedAtOnce+1 || total != done {
		t.Errorf("%d of %d read, %v", done, total, err)
	}
	if _, err := s.db.ExecContext(t.Context(), `UPDATE articles SET text = replace(text, 'e', 'a') WHERE id = 'a00150'`); err != nil {
		t.Fatal(err)
	}
	if err := s.Verify(t.Context(), nil); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "a00150") || !strings.Contains(err.Error(), "parley restore") {
		t.Errorf("a changed text: %v", err)
	}
}

// What SQLite does not see is seen: a byte of a text that is another one.
func TestVerifyFlipped(t *testing.T) {
	content := whole(t)
	at := bytes.LastIndex(content, []byte("met again"))
	content[at] ^= 0x01
	path := filepath.Join(t.TempDir(), "articles.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Verify(t.Context(), nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("byte %d: %v", at, err)
	}
}
