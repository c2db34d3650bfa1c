package bleve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// currentFile names the generation that answers.
const currentFile = "CURRENT"

// generationName is what folders of generations are called. Nothing else in the folder is ever touched.
var generationName = regexp.MustCompile(`^generation-([0-9]{6,})$`)

// readCurrent returns the path of the generation that answers, "" when there is none.
func readCurrent(dir string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("find the index: %w", err)
	}
	name := strings.TrimSpace(string(text))
	if !generationName.MatchString(name) {
		return "", fmt.Errorf("%w: %s names no generation", ErrDamaged, currentFile)
	}
	return filepath.Join(dir, name), nil
}

// writeCurrent makes the generation in folder the one that answers: after a crash either it does or the one before.
func writeCurrent(dir, folder string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("switch the index: %w", err)
		}
	}()
	f, err := os.CreateTemp(dir, currentFile+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once it is renamed
	_, err = fmt.Fprintln(f, filepath.Base(folder))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(dir, currentFile)); err != nil {
		return err
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

// removeOthers removes every generation but the one in folder: rebuilds that were cut short,
// damaged ones, and those whose removal was.
func removeOthers(dir, folder string) error {
	names, err := generations(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if name != filepath.Base(folder) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)))
		}
	}
	leftovers, _ := filepath.Glob(filepath.Join(dir, currentFile+"-*"))
	for _, path := range leftovers {
		err = errors.Join(err, os.Remove(path))
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
