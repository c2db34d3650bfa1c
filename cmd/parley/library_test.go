package main

import (
	"errors"
	"testing"

	"parley/corpus"
)

// An article that the index has and the store has lost is damage; one that was removed, and that the index is about to
// forget, is not.
func TestLibraryMissesWhatIsLost(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 3))
	h := serving(t, data)
	defer func() { check(t, h.Close()) }()
	l := library{h.store, h}
	if found, err := l.Articles(t.Context(), []string{"town-000", "town-002"}); len(found) != 2 || err != nil {
		t.Fatalf("%d, %v", len(found), err)
	}
	if _, err := l.Articles(t.Context(), []string{"town-000", "nowhere"}); !errors.Is(err, corpus.ErrDamaged) || !contains(err.Error(), "parley restore") {
		t.Errorf("lost: %v", err)
	}
	check(t, h.store.Remove(t.Context(), "town-000"))
	if found, err := l.Articles(t.Context(), []string{"town-000", "town-002"}); len(found) != 1 || err != nil {
		t.Errorf("removed: %d, %v", len(found), err)
	}
}
