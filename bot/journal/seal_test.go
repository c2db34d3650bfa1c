package journal

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

var key = bytes.Repeat([]byte{7}, KeySize)

func TestSeal(t *testing.T) {
	s := must(newSealer(key))(t)
	one, two := s.seal([]byte(token), "T1"), s.seal([]byte(token), "T1")
	if bytes.Contains(one, []byte(token)) || bytes.Equal(one, two) {
		t.Error("sealed texts are readable or alike")
	}
	if got := must(s.open(one, s.id, "T1"))(t); string(got) != token {
		t.Errorf("opened as %q", got)
	}
	if _, err := s.open(one, s.id, "T2"); err == nil {
		t.Error("opened for another workspace")
	}
	other := must(newSealer(bytes.Repeat([]byte{8}, KeySize)))(t)
	if _, err := other.open(one, s.id, "T1"); !errors.Is(err, ErrKey) {
		t.Errorf("another key: %v", err)
	}
	if _, err := other.open(one, other.id, "T1"); err == nil || errors.Is(err, ErrKey) {
		t.Errorf("a row with a false key id: %v", err)
	}
}

func TestKeySize(t *testing.T) {
	for _, n := range []int{0, 16, 24, KeySize - 1, KeySize + 1} {
		_, err := newSealer(make([]byte, n))
		if !errors.Is(err, ErrKey) || !strings.Contains(err.Error(), "openssl rand -base64 32") {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// Whatever is in the database, open neither panics nor returns anything but what was sealed, nor tells of it in its error.
func FuzzOpen(f *testing.F) {
	s := must(newSealer(key))(f)
	good := s.seal([]byte(token), "T1")
	for _, seed := range [][]byte{nil, {1}, good, good[:len(good)-1], good[12:], append([]byte{0}, good...), make([]byte, 28)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, sealed []byte) {
		text, err := s.open(sealed, s.id, "T1")
		if err == nil && string(text) != token {
			t.Errorf("opened as %q", text)
		}
		if err != nil && (len(text) > 0 || strings.Contains(err.Error(), token)) {
			t.Errorf("text %q with error %v", text, err)
		}
	})
}
