package bleve

import (
	"errors"
	"fmt"
	"runtime/debug"
)

var (
	// ErrInUse means that another process, or another Engine of this one, has the folder open in a way that excludes this one.
	ErrInUse = errors.New("the index is in use by another process; stop it, or wait until it is done")

	// ErrReadOnly means that an engine opened for reading was asked to write.
	ErrReadOnly = errors.New("the index is open for reading only; open it for writing")

	// ErrStale means that there is no index yet, or one of another format. Open for writing to begin a fresh one.
	ErrStale = errors.New("the index is missing or was made by another version; build it again")

	// ErrDamaged means that files of the index are not as they were written. Rebuild it from the store.
	ErrDamaged = errors.New("the index is damaged; build it again")

	// ErrClosed means that the engine was closed.
	ErrClosed = errors.New("the index is closed")
)

// guard turns a panic into ErrDamaged. Neither bleve nor bbolt check what they read from a file, so a
// flipped byte shows as an index out of range, or as an address outside the mapped file; neither may end
// the process, since the index can be made anew. Use it as
//
//	defer guard(&err)()
func guard(err *error) func() {
	faults := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(faults)
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}
}
