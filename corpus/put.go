package corpus

import (
	"context"
	"slices"
)

// put stores one article of a document and where it came from.
func (r *round) put(ctx context.Context, tx *tx, d Document, a arrival) error {
	stays, err := r.stays(ctx, tx, d, a)
	if err != nil {
		return err
	}
	if stays {
		r.report.Unchanged++
		return nil
	}
	var twin string
	_, err = tx.one(ctx, `SELECT id FROM articles WHERE hash = $1 AND removed <> 1`, []any{a.Hash}, &twin)
	switch {
	case err != nil:
		return err
	case twin == "":
		return r.replace(ctx, tx, d.Key, a)
	case a.was != nil && a.was.article == twin:
		return r.touch(ctx, tx, d.Key, a)
	}
	return r.merge(ctx, tx, d.Key, a, twin)
}

// stays tells whether nothing is to be done for an article: its document holds it as it did, and no content of another
// document that is gone has taken its place; or it was removed by hand, and only made anew in another way.
func (r *round) stays(ctx context.Context, tx *tx, d Document, a arrival) (bool, error) {
	switch {
	case a.was == nil:
		return false, nil
	case a.was.digest == a.digest && a.was.made == (a.ID == ""):
		overruled, err := tx.overruled(ctx, a.was, a.Hash)
		if err != nil || !overruled {
			return true, err
		}
		return false, tx.stale(ctx, a.was)
	case !d.again:
		return false, nil
	}
	var one int
	away, err := tx.one(ctx, `SELECT 1 FROM articles WHERE id = $1 AND removed = 2`, []any{a.was.article}, &one)
	if err != nil || !away {
		return false, err
	}
	return true, tx.origin(ctx, r.source, d.Key, a.was.name, a.was.article, a)
}

// merge makes the document another origin of the article that has the same content.
func (r *round) merge(ctx context.Context, tx *tx, document string, a arrival, twin string) error {
	r.report.Duplicates++
	r.merged[twin]++
	name := a.ID
	switch {
	case name == "" && a.was != nil:
		name = a.was.name
	case name == "":
		var err error
		if name, err = tx.name(ctx, r.source, document, a); err != nil {
			return err
		}
	}
	return tx.origin(ctx, r.source, document, name, twin, a)
}

// touch takes over what stands around unchanged content, if this origin speaks for the article.
func (r *round) touch(ctx context.Context, tx *tx, document string, a arrival) error {
	speaks, err := tx.speaks(ctx, a.was)
	if err != nil {
		return err
	}
	if !speaks {
		r.report.Unchanged++
		return tx.origin(ctx, r.source, document, a.was.name, a.was.article, a)
	}
	old, _, err := tx.article(ctx, a.was.article)
	if err != nil {
		return err
	}
	if !old.Fetched.IsZero() {
		a.Fetched = old.Fetched
	}
	if err := r.write(ctx, tx, old.ID, a, old.removed == here); err != nil {
		return err
	}
	return tx.origin(ctx, r.source, document, a.was.name, old.ID, a)
}

// replace stores content that is new to the store, under the id it came with, the id of the article this origin
// speaks for, or one made for it.
func (r *round) replace(ctx context.Context, tx *tx, document string, a arrival) error {
	id, name := a.ID, a.ID
	if id == "" && a.was != nil {
		speaks, err := tx.speaks(ctx, a.was)
		if err != nil {
			return err
		}
		if speaks {
			id, name = a.was.article, a.was.name
		}
	}
	if id == "" {
		made, err := tx.name(ctx, r.source, document, a)
		if err != nil {
			return err
		}
		id, name = made, made
	}
	old, found, err := tx.article(ctx, id)
	if err != nil {
		return err
	}
	if err := r.write(ctx, tx, id, a, found && old.removed == here); err != nil {
		return err
	}
	if found && old.removed != gone {
		merged, err := tx.origins(ctx, `o.article = $1 AND o.name <> $1 AND NOT (o.source = $2 AND o.document = $3 AND o.name = $4)`,
			id, r.source, document, name)
		if err != nil {
			return err
		}
		if err := tx.rehome(ctx, old, merged); err != nil {
			return err
		}
	}
	return tx.origin(ctx, r.source, document, name, id, a)
}

// write stores the row of an article and counts it.
func (r *round) write(ctx context.Context, tx *tx, id string, a arrival, known bool) error {
	if known {
		r.report.Changed++
		if err := tx.keepVersion(ctx, id, a.Hash, r.store.now()); err != nil {
			return err
		}
	} else {
		r.report.Added++
	}
	row := record{Article: a.Article}
	row.ID = id
	if row.Fetched.IsZero() {
		row.Fetched = r.store.now()
	}
	return tx.store(ctx, row)
}

// speaks tells whether a change of this origin is a change of its article, and not the end of a likeness:
// the article bears its name, or has no other origin.
func (t *tx) speaks(ctx context.Context, o *origin) (bool, error) {
	if o.name == o.article {
		return true, nil
	}
	all, err := t.origins(ctx, `o.article = $1`, o.article)
	other := func(p *origin) bool { return p.source != o.source || p.document != o.document || p.name != o.name }
	return err == nil && !slices.ContainsFunc(all, other), err
}

// rehome keeps what an article held before its row was given up for the documents that were merged into it:
// it goes on under the name of the first of them.
func (t *tx) rehome(ctx context.Context, old record, merged []*origin) error {
	if len(merged) == 0 {
		return nil
	}
	first := merged[0]
	id, err := t.free(ctx, first.name, first.source, first.document, true)
	if err != nil {
		return err
	}
	old.ID = id
	if err := t.store(ctx, old); err != nil {
		return err
	}
	for _, o := range merged {
		if err := t.move(ctx, o, id); err != nil {
			return err
		}
	}
	return nil
}
