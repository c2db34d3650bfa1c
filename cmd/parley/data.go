package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// defaultData returns the folder articles and index are kept in when neither --data nor PARLEY_DATA
// says otherwise: the platform's place for a program's own data. "" when there is no home folder.
func defaultData() string {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "parley")
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		if dir, err := os.UserConfigDir(); err == nil {
			return filepath.Join(dir, "parley")
		}
		return ""
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "share", "parley")
}

// folder returns the data folder in force.
func (c *cli) folder() (string, error) {
	if c.Data != "" {
		return c.Data, nil
	}
	if dir := defaultData(); dir != "" {
		return dir, nil
	}
	return "", misuse("there is no home folder to keep articles in; name one with --data DIR or PARLEY_DATA")
}
