//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package bleve

import "os"

// tryLock always succeeds: where a folder cannot be locked, bleve's lock on its generation must do.
func tryLock(*os.File, bool) (bool, error) { return true, nil }

// syncFolder does nothing: where a folder cannot be synced, its file system must see to that.
func syncFolder(string) error { return nil }
