package corpus

import "context"

// Withdraw forgets a source and removes the articles that no other source has; it returns how many those were. All of it
// happens at once, so that a SyncSubscribed under way leaves nothing behind. The error is ErrNotFound when there
// is no source of this name, and nothing is done then.
func (s *Store) Withdraw(ctx context.Context, name string) (removed int, err error) {
	r := newRound(s, name, nil)
	err = s.write(ctx, func(tx *tx) error {
		there, err := tx.subscribed(ctx, name)
		if err != nil {
			return err
		}
		if !there {
			return noSource(name)
		}
		return r.withdraw(ctx, tx)
	})
	if err != nil {
		return 0, err
	}
	return r.report.Removed, nil
}

// withdraw deletes all that the store has of the source.
func (r *round) withdraw(ctx context.Context, tx *tx) error {
	documents, err := tx.strings(ctx, `SELECT key FROM documents WHERE source = $1 ORDER BY key`, r.source)
	if err != nil {
		return err
	}
	if err := r.prune(ctx, tx, documents); err != nil {
		return err
	}
	if err := tx.do(ctx, `DELETE FROM syncs WHERE source = $1`, r.source); err != nil {
		return err
	}
	return tx.do(ctx, `DELETE FROM sources WHERE name = $1`, r.source)
}
