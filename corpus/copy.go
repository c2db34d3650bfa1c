package corpus

import (
	"context"
	"crypto/rand"
	"path/filepath"
)

// Copy writes the store as it is at one moment into a new file at path. Others may go on writing to the store; what they
// write later is not in the copy. The file is small, without the free pages of the store, and is not yet
// on the disk for certain: whoever relies on it syncs it. A file that is there already is an error.
func (s *Store) Copy(ctx context.Context, path string) error {
	path, err := filepath.Abs(path) // a relative one might look like an address
	if err == nil {
		_, err = s.db.ExecContext(ctx, `VACUUM INTO $1`, path)
	}
	return s.fault("copy", err)
}

// Renew gives the store an identity that no store had before. It is for a store that was put back to an earlier state:
// its next changes take positions that it has given out already, and whoever follows it has to start over.
func (s *Store) Renew(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, `UPDATE store SET identity = $1`, rand.Text())
	return s.fault("give a new identity to", err)
}
