//go:build !linux

package extract

import "runtime/debug"

// limitMemory makes the collector work harder near so many bytes. There is no sure limit here: the time has one.
func limitMemory(more int64) error {
	debug.SetMemoryLimit(more)
	return nil
}
