package corpus

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// finish ends a round whose source was read to its end: documents put off are decided on, and what the source
// no longer holds is dropped. What then has no origin left is removed.
func (r *round) finish(ctx context.Context) error {
	before := r.report
	err := r.commit(ctx, func(tx *tx) error {
		for _, d := range r.late {
			if err := r.place(ctx, tx, d, true); err != nil {
				return fmt.Errorf("%s: %w", d.Key, err)
			}
		}
		return r.prune(ctx, tx, slices.Sorted(maps.Keys(r.known)))
	})
	if err != nil {
		r.report = before
		return err
	}
	r.progress(Progress{Documents: r.documents, Report: r.report})
	return nil
}

// prune drops documents of the source, and removes what then has no origin left.
func (r *round) prune(ctx context.Context, tx *tx, documents []string) error {
	dropped, err := r.drop(ctx, tx, documents)
	if err != nil {
		return err
	}
	if err := r.settle(ctx, tx, dropped); err != nil {
		return err
	}
	return tx.vacate(ctx)
}

// drop deletes documents of the source and the origins no document bears out.
// It returns the articles that lost some, and how many.
func (r *round) drop(ctx context.Context, tx *tx, documents []string) (map[string]int, error) {
	dropped := make(map[string]int)
	note := func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		dropped[id]++
		return err
	}
	for _, key := range documents {
		err := tx.many(ctx, `DELETE FROM origins WHERE source = $1 AND document = $2 RETURNING article`, []any{r.source, key}, note)
		if err != nil {
			return nil, err
		}
		if err := tx.do(ctx, `DELETE FROM documents WHERE source = $1 AND key = $2`, r.source, key); err != nil {
			return nil, err
		}
		if err := tx.discard(ctx, r.source, key); err != nil {
			return nil, err
		}
	}
	return dropped, tx.many(ctx, `DELETE FROM origins WHERE source = $1 AND stale = 1 RETURNING article`, []any{r.source}, note)
}

// settle removes the articles whose last origin was dropped. One that found another origin in this round
// has moved, and what others hold under its id is read anew if they hold something else. What was removed by hand stays so,
// to be known again when it comes back.
func (r *round) settle(ctx context.Context, tx *tx, dropped map[string]int) error {
	for _, id := range slices.Sorted(maps.Keys(dropped)) {
		a, _, err := tx.article(ctx, id)
		if err != nil {
			return err
		}
		var one int
		kept, err := tx.one(ctx, `SELECT 1 FROM origins WHERE article = $1 LIMIT 1`, []any{id}, &one)
		switch {
		case err != nil:
			return err
		case kept:
			moved := min(dropped[id], r.merged[id])
			r.report.Moved += moved
			r.report.Duplicates -= moved
			if err := tx.reread(ctx, a); err != nil {
				return err
			}
		case a.removed == here:
			if err := tx.bury(ctx, a, gone); err != nil {
				return err
			}
			r.report.Removed++
		}
	}
	return nil
}

// vacate gives up the articles whose id now leads, for the document that brought it along, to another article:
// documents merely merged into them still hold on to their content, and take it on under a name of theirs.
func (t *tx) vacate(ctx context.Context) error {
	var ids []string
	err := t.many(ctx, `SELECT DISTINCT o.name FROM origins o JOIN articles a ON a.id = o.name
		WHERE o.made = 0 AND o.article <> o.name AND a.removed = 0
		AND NOT EXISTS (SELECT 1 FROM origins b WHERE b.name = o.name AND b.article = o.name)
		ORDER BY o.name`, nil, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		old, _, err := t.article(ctx, id)
		if err != nil {
			return err
		}
		merged, err := t.origins(ctx, `o.article = $1`, id)
		if err != nil {
			return err
		}
		if err := t.bury(ctx, old, gone); err != nil {
			return err
		}
		if err := t.rehome(ctx, old, merged); err != nil {
			return err
		}
	}
	return nil
}
