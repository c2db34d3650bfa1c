package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/corpus"
)

// serving opens a data folder as a server does.
func serving(t *testing.T, dir string) *home {
	t.Helper()
	h, err := openToServe(t.Context(), &cli{Data: dir}, streams{out: io.Discard, err: io.Discard})
	check(t, err)
	return h
}

func indexedAt(t *testing.T, h *home, article string) time.Time {
	t.Helper()
	at, err := h.indexedAt(t.Context(), article)
	check(t, err)
	return at
}

// An article is known to be indexed since the server took it over, also by the next server, and anew when it changes.
func TestIndexedAt(t *testing.T) {
	data, one, ctx := t.TempDir(), shelf(t, 1), t.Context()
	run0(t, data, "index", one)
	h := serving(t, data)
	defer func() { check(t, h.Close()) }()
	first := indexedAt(t, h, "town-000")
	if age := time.Since(first); age < -time.Second || age > time.Minute {
		t.Errorf("indexed %v", first)
	}

	check(t, os.WriteFile(filepath.Join(one, "new.md"), []byte("---\nid: new\n---\n# New\n\nSomething new.\n"), 0o600))
	run0(t, data, "index", one)
	if at := indexedAt(t, h, "new"); !at.IsZero() {
		t.Errorf("what was not taken over yet was indexed %v", at)
	}
	check(t, h.catchUp(ctx))
	later := indexedAt(t, h, "new")
	if later.Before(first) || time.Since(later) > time.Minute {
		t.Errorf("the new one: indexed %v", later)
	}
	check(t, h.noteTaken(ctx, later.Add(time.Hour))) // nothing came
	check(t, h.Close())
	h = serving(t, data)
	if at := indexedAt(t, h, "new"); !at.Equal(later) {
		t.Errorf("the new one: %v", at)
	}
	if at := indexedAt(t, h, "town-000"); !at.Equal(first) {
		t.Errorf("the old one: %v, was %v", at, first)
	}
}

// An index made anew holds nothing from before.
func TestIndexedAtOfAnIndexMadeAnew(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 1))
	h := serving(t, data)
	check(t, os.WriteFile(h.takenFile(), []byte("1000000 1000\n"), 0o600)) // more than there is
	check(t, os.WriteFile(h.claimFile(), []byte("another store"), 0o600))
	check(t, h.Close())
	h = serving(t, data)
	defer func() { check(t, h.Close()) }()
	if at := indexedAt(t, h, "town-000"); time.Since(at) > time.Minute {
		t.Errorf("indexed %v", at)
	}
}

func TestTakeoversAreBounded(t *testing.T) {
	var all []takeover
	for i := range mostTakeovers + 1 {
		all = append(all, takeover{to: corpus.Position(i + 1)})
	}
	kept := thinned(all)
	if len(kept) > mostTakeovers || kept[0].to != 2 || kept[len(kept)-1].to != corpus.Position(len(all)) {
		t.Errorf("%d kept, from %d to %d", len(kept), kept[0].to, kept[len(kept)-1].to)
	}
}

// What a power cut left of the file counts, up to the line that is not whole.
func TestTakenCutShort(t *testing.T) {
	h := &home{dir: t.TempDir()}
	check(t, os.WriteFile(h.takenFile(), []byte("5 1700000000\n9 17000"), 0o600))
	if all, err := h.taken(); err != nil || len(all) != 1 || all[0].to != 5 {
		t.Errorf("%v %v", all, err)
	}
}

// Where the new note cannot be written the one before stays.
func TestTakenIsNotWritten(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 1))
	h := serving(t, data)
	defer func() { check(t, h.Close()) }()
	before := indexedAt(t, h, "town-000")
	check(t, os.Symlink(filepath.Join(data, "none", "none"), h.takenFile()+"-new"))
	run0(t, data, "index", shelf(t, 2))
	if err := h.catchUp(t.Context()); err == nil || !strings.Contains(err.Error(), "note when articles were indexed") {
		t.Errorf("the note was written: %v", err)
	}
	if at := indexedAt(t, h, "town-000"); !at.Equal(before) {
		t.Errorf("indexed %v, was %v", at, before)
	}
}
