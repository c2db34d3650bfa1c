package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// kills is at how many moments a process is killed: PARLEY_KILLS, which .ci/steps and .ci/long set, or a few.
func kills(t *testing.T) int {
	t.Helper()
	text := os.Getenv("PARLEY_KILLS")
	if text == "" {
		return 4
	}
	n, err := strconv.Atoi(text)
	check(t, err)
	return n
}

// killed runs a command and kills it after a part of the time it takes. It tells whether it was done before.
func killed(t *testing.T, c *exec.Cmd, takes time.Duration) (done bool) {
	t.Helper()
	check(t, c.Start())
	time.Sleep(time.Duration(rand.Int64N(int64(takes))))
	_ = c.Process.Kill() // it may be done
	_ = c.Wait()
	return c.ProcessState.Success()
}

// takes measures what a command takes when nobody kills it.
func takes(t *testing.T, data string, args ...string) time.Duration {
	t.Helper()
	began := time.Now()
	run0(t, data, args...)
	return time.Since(began)
}

// tally prints how the kills of a test went.
func tally(t *testing.T, n, done int, again []time.Duration) {
	t.Helper()
	var sum, most time.Duration
	for _, d := range again {
		sum += d
		most = max(most, d)
	}
	t.Logf("killed at %d moments, %d times after it was done; the next run took %v, at most %v", n, done,
		(sum / time.Duration(max(1, len(again)))).Round(time.Millisecond), most.Round(time.Millisecond))
}

// Killed at any moment, a backup is the one before or the new one, whole, and the next leaves nothing of the killed one.
func TestBackupKilled(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 100))
	vote(t, data, "answer-1")
	full := min(takes(t, data, "backup", file), takes(t, data, "backup", file))
	done := 0
	var again []time.Duration
	for n := range kills(t) {
		if killed(t, command(t, data, "backup", file), full) {
			done++
		}
		m, err := unpack(t.Context(), file, t.TempDir(), func(int, int) {})
		if err != nil || m.Articles != 100 || !m.Journal {
			t.Fatalf("kill %d: %+v, %v", n, m, err)
		}
		again = append(again, takes(t, data, "backup", file))
		alone(t, file)
	}
	wholeHistory(t, data)
	tally(t, kills(t), done, again)
}

// Killed at any moment, a restore has changed nothing or everything, and the next command ends it.
func TestRestoreKilled(t *testing.T) {
	old, fresh, file := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, old, "index", shelf(t, 7))
	vote(t, old, "old")
	run0(t, fresh, "index", shelf(t, 100))
	vote(t, fresh, "new")
	run0(t, fresh, "backup", file)
	full := takes(t, fresh, "restore", "--force", file)
	done, changed := 0, 0
	var again []time.Duration
	for n := range kills(t) {
		data := filepath.Join(t.TempDir(), "data")
		check(t, os.CopyFS(data, os.DirFS(old)))
		if killed(t, command(t, data, "restore", "--force", file), full) {
			done++
		}
		articles := strings.Count(run0(t, data, "articles"), "\n")
		held := fmt.Sprint(articles, voted(t, data, "old"), voted(t, data, "new"))
		switch held {
		case "7 1 0":
		case "100 0 1":
			changed++
		default:
			t.Errorf("kill %d: it holds articles, old votes and new votes %s", n, held)
		}
		again = append(again, takes(t, data, asked...))
		wholeHistory(t, data)
	}
	t.Logf("%d times it had changed everything, %d times nothing", changed, kills(t)-changed)
	tally(t, kills(t), done, again)
}

// Whatever of a restore was done when the process died, whoever opens the folder next does the rest.
func TestRestoreCutShort(t *testing.T) {
	old, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	fresh := t.TempDir()
	run0(t, fresh, "index", shelf(t, 3))
	run0(t, fresh, "backup", file) // without a journal
	run0(t, old, "index", shelf(t, 7))
	vote(t, old, "old")
	for name, c := range map[string]struct {
		cut  func(s *stage, data string) error
		want int
	}{
		"nothing is ready": {func(s *stage, _ string) error { return os.Remove(s.path(readyFile)) }, 7},
		"half is unpacked": {func(s *stage, _ string) error {
			return os.Rename(s.path(readyFile), s.path(readyFile+"-new"))
		}, 7},
		"ready":             {func(*stage, string) error { return nil }, 3},
		"the old is gone":   {func(_ *stage, data string) error { return removeDatabase(filepath.Join(data, storeFile)) }, 3},
		"a part of the old": {func(_ *stage, data string) error { return os.Remove(filepath.Join(data, storeFile)) }, 3},
		"the new is there": {func(s *stage, data string) error {
			return os.Rename(s.path(storeFile), filepath.Join(data, storeFile))
		}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			check(t, os.CopyFS(data, os.DirFS(old)))
			s, err := openStage(filepath.Join(data, restoreFolder))
			check(t, err)
			m, err := (&restoreVerb{File: file}).prepare(t.Context(), s, streams{out: t.Output(), err: t.Output()})
			check(t, err)
			check(t, s.ready(m))
			check(t, c.cut(s, data))
			if r := finish(t, command(t, data, "articles")); r.code != exitFailed || !strings.Contains(r.err, "a backup is being restored") {
				t.Errorf("meanwhile: %+v", r)
			}
			check(t, s.lock.Close()) // as the death of the process would
			if n := strings.Count(run0(t, data, "articles"), "\n"); n != c.want {
				t.Errorf("%d articles, want %d", n, c.want)
			}
			if _, err := os.Stat(filepath.Join(data, journalFile)); (err == nil) != (c.want == 7) {
				t.Errorf("the journal: %v", err)
			}
			if left, _ := filepath.Glob(filepath.Join(data, restoreFolder)); left != nil {
				t.Errorf("left: %v", left)
			}
		})
	}
}
