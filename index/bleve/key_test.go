package bleve

import (
	"errors"
	"strings"
	"testing"

	"parley/index"
)

var keys = []key{
	{},
	{article: "a", number: 1, start: 2, end: 3, lengths: [index.Fields]int{4, 5, 6, 7}},
	{article: "a\x00\x01\x01\x02", number: 1 << 40, start: 1 << 30, end: 1<<30 + 700, lengths: [index.Fields]int{1 << 20, 0, 300, 0}},
	{article: "中美\xff", number: 127, start: 128, end: 128},
	{article: strings.Repeat("x", 300), number: 16384, start: 9, end: 5}, // end before start comes back as it was
}

func TestKey(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range keys {
		got, err := parseKey(k.String())
		if err != nil || got != k {
			t.Errorf("%+v came back as %+v, %v", k, got, err)
		}
		seen[k.String()] = true
	}
	if len(seen) != len(keys) {
		t.Errorf("%d ids for %d keys", len(seen), len(keys))
	}
}

func TestParseKeyDamaged(t *testing.T) {
	good := keys[1].String()
	for _, id := range []string{"", "\x00", "\x01", "a\xff", good[1:] + "\x09", good + "\x00"} {
		if k, err := parseKey(id); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q was read as %+v, %v", id, k, err)
		}
	}
}

func FuzzParseKey(f *testing.F) {
	for _, k := range keys {
		f.Add(k.String())
	}
	f.Fuzz(func(t *testing.T, id string) {
		k, err := parseKey(id)
		if err != nil {
			return
		}
		if again, err := parseKey(k.String()); err != nil || again != k {
			t.Errorf("%q is %+v, which comes back as %+v, %v", id, k, again, err)
		}
	})
}
