package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// kills is at how many moments a process is killed: PARLEY_KILLS, which .ci/steps and .ci/long set, or a few.
// With 1, as .ci/run sets it under the race detector, what long marks is left out.
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

// long marks a test that starts processes over and over, each doing what some other test has a process do once.
func long(t *testing.T) {
	t.Helper()
	if kills(t) == 1 {
		t.Skip("starts processes over and over: left out with PARLEY_KILLS=1")
	}
}

// A killer kills runs of one command at random moments of the time they take.
type killer struct {
	t     *testing.T
	takes time.Duration // a run that nobody kills; it follows those that were done before their moment came
	kills int
	done  int             // runs that were over before they were killed
	again []time.Duration // what it took to be back
}

// killing measures what a command takes that nobody kills.
func killing(t *testing.T, data string, args ...string) *killer {
	t.Helper()
	return &killer{t: t, takes: takes(t, data, args...)}
}

// kill runs a command and kills it at some moment. It tells whether it was done before.
func (k *killer) kill(c *exec.Cmd) (done bool) {
	k.t.Helper()
	began, over := time.Now(), make(chan struct{})
	check(k.t, c.Start())
	go func() {
		_ = c.Wait() // how it ended stands in its state
		close(over)
	}()
	moment := time.Duration(rand.Int64N(int64(k.takes)))
	select {
	case <-over:
	case <-time.After(moment):
		_ = c.Process.Kill() // it may be done
		<-over
	}
	k.kills++
	if done = c.ProcessState.Success(); done {
		k.done++
		k.takes = (k.takes + min(k.takes, time.Since(began))) / 2
	}
	return done
}

// back runs what is run after a kill, and notes what it took.
func (k *killer) back(data string, args ...string) {
	k.t.Helper()
	k.again = append(k.again, takes(k.t, data, args...))
}

// tally prints how it went.
func (k *killer) tally() {
	k.t.Helper()
	tally(k.t, k.kills, k.done, k.again)
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
	again = slices.Sorted(slices.Values(again))
	if len(again) == 0 { // each was killed sooner
		t.Logf("%d kills, none of them after it was back", n)
		return
	}
	t.Logf("%d kills, %d of them after it was done; back after p50 %v, p95 %v, at most %v", n, done, at(again, .5), at(again, .95), at(again, 1))
}

// Killed at any moment, a backup is the one before or the new one, whole, and the next leaves nothing of the killed one.
func TestBackupKilled(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 100))
	vote(t, data, "answer-1")
	run0(t, data, "backup", file)
	k := killing(t, data, "backup", file)
	for n := range kills(t) {
		k.kill(command(t, data, "backup", file))
		m, err := unpack(t.Context(), file, t.TempDir(), func(int, int) {})
		if err != nil || m.Articles != 100 || !m.Journal {
			t.Fatalf("kill %d: %+v, %v", n, m, err)
		}
		k.back(data, "backup", file)
		alone(t, file)
	}
	wholeHistory(t, data)
	k.tally()
}

// Killed at any moment, a restore has changed nothing or everything, and the next command ends it.
func TestRestoreKilled(t *testing.T) {
	old, fresh, file := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, old, "index", shelf(t, 7))
	vote(t, old, "old")
	run0(t, fresh, "index", shelf(t, 100))
	vote(t, fresh, "new")
	run0(t, fresh, "backup", file)
	k, changed := killing(t, fresh, "restore", "--force", file), 0
	for n := range kills(t) {
		data := filepath.Join(t.TempDir(), "data")
		check(t, os.CopyFS(data, os.DirFS(old)))
		k.kill(command(t, data, "restore", "--force", file))
		articles := strings.Count(run0(t, data, "articles"), "\n")
		held := fmt.Sprint(articles, voted(t, data, "old"), voted(t, data, "new"))
		switch held {
		case "7 1 0":
		case "100 0 1":
			changed++
		default:
			t.Errorf("kill %d: it holds articles, old votes and new votes %s", n, held)
		}
		k.back(data, asked...)
		wholeHistory(t, data)
	}
	t.Logf("%d times it had changed everything, %d times nothing", changed, kills(t)-changed)
	k.tally()
}

// Whatever of a restore was done when the process died, whoever opens the folder next does the rest.
func TestRestoreCutShort(t *testing.T) {
	long(t)
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
