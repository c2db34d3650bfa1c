package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The events of the folder take the place of those of the briefings; without any the briefings' are known.
func TestEventsOfTheFolder(t *testing.T) {
	h := &home{dir: t.TempDir()}
	read := func(text string) string {
		t.Helper()
		times, err := h.times()
		if err != nil {
			return err.Error()
		}
		spans := times.Read(text, "2026-11-26")
		if len(spans) == 0 {
			return "none"
		}
		return spans[0].Days()
	}
	if got := read("before the Geneva talks"); got != "until 9 May 2025" {
		t.Error(got)
	}
	file := filepath.Join(h.dir, "events.txt")
	if err := os.WriteFile(file, []byte("2026-01-10 | 2026-01-11 | Oslo talks; Oslo | https://example.org/oslo\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read("before Oslo"); got != "until 9 Jan 2026" {
		t.Error(got)
	}
	if got := read("before the Geneva talks"); got != "none" {
		t.Error(got)
	}
	if err := os.WriteFile(file, []byte("Oslo"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read("before Oslo"); !strings.Contains(got, file) || !strings.Contains(got, "line 1") {
		t.Error(got)
	}
}
