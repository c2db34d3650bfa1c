package corpus

import (
	"context"
	"slices"
)

// unread is the stamp of a document that is to be read at the next sync whatever its own stamp. Unlike a document
// without a stamp, it is among those its source is told of.
const unread = "unread"

// overruled tells whether an article has the content that another document brought under the same id, though no document
// holds that any more. o is the origin of a document that holds content of this hash.
func (t *tx) overruled(ctx context.Context, o *origin, hash string) (bool, error) {
	if o.hash == hash || o.name != o.article {
		return false, nil
	}
	a, _, err := t.article(ctx, o.article)
	if err != nil || a.removed != here {
		return false, err
	}
	_, held, err := t.bearers(ctx, a)
	return !held, err
}

// reread has the documents that brought an article under its id read anew when none of them holds it as it is.
func (t *tx) reread(ctx context.Context, a record) error {
	if a.removed != here {
		return nil
	}
	bearers, held, err := t.bearers(ctx, a)
	if err != nil || held {
		return err
	}
	for _, o := range bearers {
		if err := t.do(ctx, `UPDATE documents SET stamp = $3 WHERE source = $1 AND key = $2 AND stamp <> ''`, o.source, o.document, unread); err != nil {
			return err
		}
	}
	return nil
}

// bearers returns the origins under whose name an article is stored, and tells whether one of them holds it as it is.
func (t *tx) bearers(ctx context.Context, a record) (bearers []*origin, held bool, err error) {
	digest, err := a.digest()
	if err != nil {
		return nil, false, err
	}
	bearers, err = t.origins(ctx, `o.article = $1 AND o.name = $1`, a.ID)
	return bearers, slices.ContainsFunc(bearers, func(o *origin) bool { return o.digest == digest }), err
}
