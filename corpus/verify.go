package corpus

import (
	"context"
	"fmt"
)

// verifiedAtOnce bounds the articles that Verify holds in memory.
const verifiedAtOnce = 100

// Verify reads the whole store: whether the file is sound, and every article as it was stored, by its checksum and the hash of its content.
// It returns ErrDamaged, and what is wrong, where something is. Others may use the store meanwhile. tell, unless nil,
// hears how many articles of how many were read, those removed among them.
func (s *Store) Verify(ctx context.Context, tell func(done, total int)) error {
	return s.fault("verify", s.verify(ctx, tell))
}

func (s *Store) verify(ctx context.Context, tell func(done, total int)) error {
	var found string
	// https://www.sqlite.org/pragma.html#pragma_integrity_check: that indexes lead to what tables hold, among others.
	if err := s.db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, found)
	}
	var total int
	var ahead bool
	if err := s.db.QueryRowContext(ctx, `SELECT count(*), coalesce(max(position), 0) > (SELECT last FROM store) FROM articles`).Scan(&total, &ahead); err != nil {
		return err
	}
	if ahead {
		return fmt.Errorf("%w: it holds changes after its last position", ErrDamaged)
	}
	for done, last := 0, ""; ; {
		some, err := s.records(ctx, `WHERE id > $1 ORDER BY id LIMIT $2`, last, verifiedAtOnce)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, r := range some {
			if r.removed == here && r.Hash != r.ContentHash() {
				return fmt.Errorf("%w: the content of article %s is not what its hash is of", ErrDamaged, r.ID)
			}
		}
		done, last = done+len(some), some[len(some)-1].ID
		if tell != nil {
			tell(done, max(done, total))
		}
	}
}
