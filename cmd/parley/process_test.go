package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A result is how a process ended.
type result struct {
	out, err string
	code     int // -1 when a signal ended it
}

// command is parley on a data folder, not started.
func command(t testing.TB, data string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), "parley", args...) // the test binary, see TestMain
	c.Env = append(os.Environ(), "PARLEY_DATA="+data, "GORACE=atexit_sleep_ms=0")
	return c
}

// finish runs a command to its end.
func finish(t *testing.T, c *exec.Cmd) result {
	t.Helper()
	var out, err bytes.Buffer
	c.Stdout, c.Stderr = &out, &err
	if err := c.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return result{out.String(), err.String(), c.ProcessState.ExitCode()}
}

// run0 runs parley on a data folder and wants it to succeed.
func run0(t *testing.T, data string, args ...string) string {
	t.Helper()
	r := finish(t, command(t, data, args...))
	if r.code != 0 {
		t.Fatalf("parley %q ended with %d\n%s%s", args, r.code, r.out, r.err)
	}
	return r.out
}

// shelf writes n articles as files of a new folder.
func shelf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("---\nid: town-%03d\ndate: 2025-03-04\n---\n# Town %d\n\n", i, i)
		for year := range 40 {
			text += fmt.Sprintf("In %d the census counted %d widgets in town %d, by the hand of clerk %d. ", 1980+year, i*40+year, i, i^year)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("town%03d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// asked is a question that towns of shelf answer.
var asked = []string{"ask", "How many widgets did the census count in town 7 in 1999?"}
