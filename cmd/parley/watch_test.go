package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What is put into a watched folder of a running server is answered from within ten seconds, what is changed as it is
// now, and what is deleted no more.
func TestServeWatches(t *testing.T) {
	data, folder := t.TempDir(), t.TempDir()
	startSandbox(t, data, "--watch", folder)
	await(t, filepath.Join(data, ownerFile))
	file := filepath.Join(folder, "lions.md")
	write := func(text string) func() {
		return func() { check(t, os.WriteFile(file, []byte(text), 0o600)) }
	}
	for _, step := range []struct {
		name string
		do   func()
		want string // in the answer
		not  string
	}{
		{"added", write("Purple lions hunt widgets in groups of seven."), "groups of seven", "groups of nine"},
		{"changed", write("Purple lions hunt widgets in groups of nine."), "groups of nine", "groups of seven"},
		{"deleted", func() { check(t, os.Rename(file, filepath.Join(folder, ".lions"))); write("Other.")() }, "", "groups of nine"},
	} {
		step.do()
		began := time.Now()
		for {
			out := run0(t, data, "ask", "How do purple lions hunt widgets?")
			if strings.Contains(out, step.want) && !strings.Contains(out, step.not) {
				break
			}
			if time.Since(began) > 10*time.Second {
				t.Fatalf("%s: after ten seconds: %s", step.name, out)
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Logf("%s: answered from after %v", step.name, time.Since(began).Round(100*time.Millisecond))
	}
}
