package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	restoreFolder = "restore" // within the data folder
	readyFile     = "READY"   // in it: the manifest of what is there, whole and verified
)

// stagedWait is how long whoever opens the data folder waits for another to end a restore.
const stagedWait = time.Second

// ready notes that what is on the stage is to take its place, whatever happens from now on.
func (s *stage) ready(m manifest) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	for _, name := range m.files() {
		if err := syncFile(s.path(name), nil); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	fresh := s.path(readyFile + "-new")
	err = syncFile(fresh, text)
	if err == nil {
		err = os.Rename(fresh, s.path(readyFile))
	}
	if err == nil {
		err = syncFolder(s.dir)
	}
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return nil
}

// syncFile writes text to the end of a file and waits for the disk.
func syncFile(path string, text []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// finishRestore ends a restore that was cut short: one that was ready is done, and one that was not leaves nothing. Every
// process that opens the data folder begins with it.
func finishRestore(dir string) error {
	at := filepath.Join(dir, restoreFolder)
	if _, err := os.Stat(at); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	s, err := takeStage(at)
	for began := time.Now(); errors.Is(err, errStaged) && time.Since(began) < stagedWait; {
		time.Sleep(stagedWait / 50) // of several that come at once one does it, in no time
		s, err = takeStage(at)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil // done in this moment
	case err != nil:
		return fmt.Errorf("a backup is being restored: %w", err)
	}
	if _, err := os.Stat(s.path(readyFile)); errors.Is(err, fs.ErrNotExist) {
		return s.clear()
	}
	return s.apply(dir)
}

// apply moves what is on the stage to its place, as far as that is not done, and clears the stage.
func (s *stage) apply(dir string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("restore: %w", err)
		}
	}()
	var m manifest
	text, err := os.ReadFile(s.path(readyFile))
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%w; remove %s, and restore again", err, s.dir), s.lock.Close())
	}
	for _, name := range []string{storeFile, journalFile} {
		if name == journalFile && !m.Journal {
			err = errors.Join(err, removeDatabase(filepath.Join(dir, name)))
			continue
		}
		err = errors.Join(err, s.move(name, dir))
	}
	if err = errors.Join(err, syncFolder(dir)); err != nil {
		return errors.Join(err, s.lock.Close())
	}
	err = s.clear()
	s.lock = nil
	return err
}

// move moves a database of the stage to dir once the one there is gone with all that stands beside it. One that is not on the
// stage is there already.
func (s *stage) move(name, dir string) error {
	if _, missing := os.Stat(s.path(name)); missing != nil {
		return nil
	}
	if err := removeDatabase(filepath.Join(dir, name)); err != nil {
		return err
	}
	return os.Rename(s.path(name), filepath.Join(dir, name))
}

// removeDatabase removes a database of SQLite with what stands beside it.
func removeDatabase(path string) (err error) {
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		if gone := os.Remove(path + end); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}
