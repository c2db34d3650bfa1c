package main

import "os"

// replaceFile lets a file hold content: whoever reads it meanwhile, or after the process died, finds all of it or what was there before.
func replaceFile(path string, content []byte) error {
	fresh := path + "-new"
	if err := os.WriteFile(fresh, content, 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, path)
}
