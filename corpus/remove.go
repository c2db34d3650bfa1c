package corpus

import "context"

// Remove takes an article out of the store by hand; id may also be one that was merged into it. Its text
// is deleted, and so is what its documents were made of unless another article comes from them. It stays away while the
// documents it came from hold it as they do, also when they move or their articles are made anew, and comes
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
		if err := tx.bury(ctx, r, byHand); err != nil {
			return err
		}
		return tx.discardOf(ctx, kept)
	})
}

// discardOf deletes what the documents of an article that was removed were made of, where no other article comes from them.
func (t *tx) discardOf(ctx context.Context, id string) error {
	origins, err := t.origins(ctx, `o.article = $1`, id)
	if err != nil {
		return err
	}
	for _, o := range origins {
		if err := t.retain(ctx, o.source, o.document, nil); err != nil {
			return err
		}
	}
	return nil
}
