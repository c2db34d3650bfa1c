package main

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A stage is one process's at a time; what one left is gone for the next.
func TestStage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "stage")
	s, err := openStage(dir)
	check(t, err)
	check(t, os.WriteFile(s.path("left"), nil, 0o600))
	if _, err := openStage(dir); !errors.Is(err, errStaged) {
		t.Errorf("a second: %v", err)
	}
	check(t, s.lock.Close()) // as the death of the process would
	s, err = openStage(dir)
	check(t, err)
	if _, err := os.Stat(s.path("left")); err == nil {
		t.Error("what was left is still there")
	}
	check(t, s.clear())
	if _, err := takeStage(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("cleared, and yet %v", err)
	}
}

// What takes longer than a second tells how far it is.
func TestGrow(t *testing.T) {
	var said bytes.Buffer
	to := filepath.Join(t.TempDir(), "to")
	check(t, grow(t.Context(), &said, "copying", to, to, func() error {
		time.Sleep(5 * time.Second / 2)
		if err := os.WriteFile(to, make([]byte, 3<<20), 0o600); err != nil {
			return err
		}
		time.Sleep(5 * time.Second / 4)
		return nil
	}))
	if !strings.Contains(said.String(), "copying: 3 of 3 MB") {
		t.Errorf("said %q", said.String())
	}
}

// Of two backups to one file at once one is made, and the other says so or comes after it.
func TestBackupTwiceAtOnce(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 100))
	other := make(chan result, 1)
	go func() { other <- finish(t, command(t, data, "backup", file)) }()
	all := []result{finish(t, command(t, data, "backup", file)), <-other}
	for _, r := range all {
		if r.code != 0 && !strings.Contains(r.err, "another process is at it; wait until it is done") {
			t.Errorf("%+v", r)
		}
	}
	if all[0].code != 0 && all[1].code != 0 {
		t.Error("none was made")
	}
	alone(t, file)
}

// Interrupted, a backup or a restore ends at once, leaves nothing half done, and says so.
func TestBackupInterrupted(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 100))
	full := takes(t, data, "backup", file)
	check(t, os.Remove(file))
	for range kills(t) {
		c := command(t, data, "backup", file)
		check(t, c.Start())
		time.Sleep(time.Duration(rand.Int64N(int64(full))))
		_ = c.Process.Signal(syscall.SIGINT) // it may be done
		_ = c.Wait()
		if code := c.ProcessState.ExitCode(); code != exitDone && code != exitInterrupted && code != -1 { // -1: before anybody listened
			t.Errorf("it ended with %d", code)
		}
		left, err := os.ReadDir(filepath.Dir(file))
		if err != nil || len(left) > 1 || len(left) == 1 && left[0].Name() != "b" {
			t.Errorf("left %v, %v", left, err)
		}
	}
}

// Several that come upon a restore that was cut short go on once it is ended, whoever does so.
func TestRestoreEndedByManyAtOnce(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 2))
	check(t, os.Mkdir(filepath.Join(data, restoreFolder), 0o700))
	all := make(chan result, 6)
	for range cap(all) {
		go func() { all <- finish(t, command(t, data, "articles")) }()
	}
	for range cap(all) {
		if r := <-all; r.code != 0 || strings.Count(r.out, "\n") != 2 {
			t.Errorf("%+v", r)
		}
	}
}

// A database takes its place only when nothing of the one before is left beside it.
func TestRestoreBesideALog(t *testing.T) {
	dir := t.TempDir()
	s, err := openStage(filepath.Join(dir, restoreFolder))
	check(t, err)
	defer func() { check(t, s.clear()) }()
	check(t, os.WriteFile(s.path(storeFile), []byte("new"), 0o600))
	log := filepath.Join(dir, storeFile+"-wal")
	check(t, os.MkdirAll(filepath.Join(log, "in the way"), 0o700)) // cannot be removed as a file
	if err := s.move(storeFile, dir); err == nil {
		t.Error("it was moved beside the log of the one before")
	}
	if _, err := os.Stat(s.path(storeFile)); err != nil {
		t.Error(err)
	}
	check(t, os.RemoveAll(log))
	check(t, s.move(storeFile, dir))
	check(t, s.move(storeFile, dir)) // it is there already
	if text, err := os.ReadFile(filepath.Join(dir, storeFile)); err != nil || string(text) != "new" {
		t.Errorf("%q, %v", text, err)
	}
}
