package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Wherever indexing is cut short, by Ctrl-C or by force, the folder stays usable, and once it is run again
// everything is as if it had never been.
func TestInterruptedIndex(t *testing.T) {
	long(t)
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such signals")
	}
	lib := shelf(t, 150)
	whole := t.TempDir()
	began := time.Now()
	run0(t, whole, "index", lib)
	took := time.Since(began)
	list, answer := run0(t, whole, "articles"), run0(t, whole, asked...)
	for _, how := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL} {
		for part := range 6 {
			t.Run(fmt.Sprintf("%v at %d of 6", how, part+1), func(t *testing.T) {
				data := t.TempDir()
				r, cut := cutShort(t, data, lib, how, took*time.Duration(part+1)/7)
				unstarted := r.code == -1 && r.err == "" // the signal came before anybody listened
				if cut && !unstarted && how != syscall.SIGKILL && (r.code != exitInterrupted || !strings.Contains(r.err, "interrupted; what was done so far is kept")) {
					t.Errorf("ended with %d and said %q", r.code, r.err)
				}
				if r := finish(t, command(t, data, asked...)); r.code != 0 {
					t.Errorf("the folder cannot be asked: %+v", r)
				}
				run0(t, data, "index", lib)
				if got := run0(t, data, "articles"); bare(got) != list {
					t.Errorf("%d articles, want %d", strings.Count(got, "\n"), strings.Count(list, "\n"))
				}
				if got := run0(t, data, asked...); got != answer && !strings.Contains(run0(t, data, "articles"), "briefing/") {
					t.Errorf("answered\n%s\nwant\n%s", got, answer)
				}
			})
		}
	}
}

// bare is a list without the briefings, which a question brings in when indexing had not begun.
func bare(list string) string {
	var b strings.Builder
	for line := range strings.Lines(list) {
		if !strings.Contains(line, "\tbriefing/") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// cutShort indexes lib and sends a signal after a while. It tells whether that ended the process
// before it was done.
func cutShort(t *testing.T, data, lib string, how os.Signal, after time.Duration) (result, bool) {
	t.Helper()
	var out, err bytes.Buffer
	c := command(t, data, "index", lib)
	c.Stdout, c.Stderr = &out, &err
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = c.Process.Signal(how) // an error says that it is over already
	_ = c.Wait()
	code := c.ProcessState.ExitCode()
	return result{out.String(), err.String(), code}, code != 0
}
