package bleve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Files that each name a generation.
const (
	currentFile  = "CURRENT"  // the one that answers
	previousFile = "PREVIOUS" // the one that answered before, kept for Rollback
	nextFile     = "NEXT"     // the one that Renew builds, or was building when it was stopped
)

// generationName is what folders of generations are called. Nothing else in the folder is ever touched.
var generationName = regexp.MustCompile(`^generation-([0-9]{6,})$`)

// readMark returns the path of the generation that file names, "" when there is no such file.
func readMark(dir, file string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, file))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("find the index: %w", err)
	}
	name := strings.TrimSpace(string(text))
	if !generationName.MatchString(name) {
		return "", fmt.Errorf("%w: %s names no generation", ErrDamaged, file)
	}
	return filepath.Join(dir, name), nil
}

// writeMark lets file name the generation in folder: after a crash it names either that or the one before.
func writeMark(dir, file, folder string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("switch the index: %w", err)
		}
	}()
	f, err := os.CreateTemp(dir, file+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once it is renamed
	_, err = fmt.Fprintln(f, filepath.Base(folder))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(dir, file)); err != nil {
		return err
	}
	return syncFolder(dir)
}

// removeMark removes file, if it is there.
func removeMark(dir, file string) error {
	if err := os.Remove(filepath.Join(dir, file)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("switch the index: %w", err)
	}
	return syncFolder(dir)
}

// nextFolder returns the path of a generation newer than any in dir.
func nextFolder(dir string) (string, error) {
	names, err := generations(dir)
	if err != nil {
		return "", err
	}
	highest := 0
	for _, name := range names {
		if n, err := strconv.Atoi(generationName.FindStringSubmatch(name)[1]); err == nil {
			highest = max(highest, n)
		}
	}
	return filepath.Join(dir, fmt.Sprintf("generation-%06d", highest+1)), nil
}

// removeOthers removes every generation but those in the folders kept: rebuilds that were cut short,
// damaged ones, and those whose removal was.
func removeOthers(dir string, kept ...string) error {
	names, err := generations(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !slices.Contains(kept, filepath.Join(dir, name)) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)))
		}
	}
	for _, file := range []string{currentFile, previousFile, nextFile} {
		leftovers, _ := filepath.Glob(filepath.Join(dir, file+"-*"))
		for _, path := range leftovers {
			err = errors.Join(err, os.Remove(path))
		}
	}
	if err != nil {
		return fmt.Errorf("clean up old indexes: %w", err)
	}
	return nil
}

// generations returns the names of the generations in dir.
func generations(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("look for indexes: %w", err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && generationName.MatchString(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}
