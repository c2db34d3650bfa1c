package corpus

import "context"

// retain keeps what a document was made of, nil when it is as it was kept, unless all articles that come from it were
// removed by hand: then nothing of it is kept.
func (t *tx) retain(ctx context.Context, source, key string, made *Raw) error {
	var least int
	_, err := t.one(ctx, `SELECT coalesce(min(a.removed), 0) FROM origins o JOIN articles a ON a.id = o.article
		WHERE o.source = $1 AND o.document = $2 AND o.stale = 0`, []any{source, key}, &least)
	switch {
	case err != nil:
		return err
	case least == byHand:
		return t.discard(ctx, source, key)
	case made == nil:
		return nil
	}
	return t.keep(ctx, source, key, *made)
}

// discard deletes what was kept of a document.
func (t *tx) discard(ctx context.Context, source, key string) error {
	return t.do(ctx, `DELETE FROM raws WHERE source = $1 AND key = $2`, source, key)
}
