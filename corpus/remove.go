package corpus

import "context"

// Remove takes an article out of the store by hand; id may also be one that was merged into it. Its text
// is deleted. It stays away while the documents it came from hold it as they do, also when they move, and comes
// back when one of them changes. The error is ErrNotFound for an id the store does not hold.
func (s *Store) Remove(ctx context.Context, id string) error {
	kept, err := s.Resolve(ctx, id)
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *tx) error {
		r, found, err := tx.article(ctx, kept)
		if err != nil {
			return err
		}
		if !found || r.removed != here { // went away since it was looked up
			return notFound(id)
		}
		return tx.bury(ctx, r, byHand)
	})
}
