package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The first server on a data folder makes its index not from the store but of what the folder's index holds, and only where that
// is of the same store.
func TestServeBeginsWithTheFoldersIndex(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 30))
	if !begunWith(t, data) {
		t.Error("a first server made its index from the store")
	}
	if begunWith(t, data) {
		t.Error("a second start began anew")
	}

	check(t, os.RemoveAll(filepath.Join(data, "serve-1")))
	check(t, os.WriteFile(filepath.Join(data, "index", "STORE"), []byte("another"), 0o600))
	if begunWith(t, data) {
		t.Error("an index of another store was taken over")
	}
}

// begunWith opens data to serve, and tells whether the server's index was begun with another one. Either way it is in step.
func begunWith(t *testing.T, data string) bool {
	t.Helper()
	h := serving(t, data)
	defer func() { check(t, h.Close()) }()
	if same, err := h.inStep(t.Context()); !same || err != nil {
		t.Errorf("in step %v: %v", same, err)
	}
	return h.engine.Inherited()
}
