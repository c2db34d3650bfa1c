package corpus

import (
	"context"
	"errors"
	"net/url"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// refused reports whether err is of a file or folder that cannot be written to, for want of a right or of room.
func refused(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return true
	}
	return full(e)
}

// full reports whether e is of a full disk, on which not even the file -shm can be made.
func full(e *sqlite.Error) bool {
	return e.Code()&0xff == sqlite3.SQLITE_FULL || e.Code() == sqlite3.SQLITE_IOERR_SHMSIZE
}

// openToRead opens the store at path without writing anything, or returns nil when that cannot be done.
//
// While another process has the store open, its files -wal and -shm stand beside it and suffice
// (https://sqlite.org/wal.html#readonly). Without a -wal nobody is writing, and the file is whole as it is.
func openToRead(ctx context.Context, path string) *Store {
	if s, err := open(ctx, path, url.Values{"mode": {"ro"}}); err == nil {
		return s
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return nil // what was written last is in it
	}
	s, err := open(ctx, path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return nil
	}
	return s
}
