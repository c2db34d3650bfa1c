//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package main

import "os"

// tryLock cannot keep others away.
func tryLock(*os.File) (bool, error) { return true, nil }

// syncFolder has nothing to do: the system makes renames durable by itself, or offers no way.
func syncFolder(string) error { return nil }
