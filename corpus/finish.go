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
	err := r.store.write(ctx, func(tx *tx) error {
		for _, d := range r.late {
			if err := r.place(ctx, tx, d, true); err != nil {
				return fmt.Errorf("%s: %w", d.Key, err)
			}
		}
		dropped, err := r.drop(ctx, tx)
		if err != nil {
			return err
		}
		return r.settle(ctx, tx, dropped)
	})
	if err != nil {
		r.report = before
		return err
	}
	r.progress(Progress{Documents: r.documents, Report: r.report})
	return nil
}

// drop deletes the documents the source no longer holds and the origins no document bears out.
// It returns the articles that lost some, and how many.
func (r *round) drop(ctx context.Context, tx *tx) (map[string]int, error) {
	dropped := make(map[string]int)
	note := func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		dropped[id]++
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(r.known)) {
		err := tx.many(ctx, `DELETE FROM origins WHERE source = $1 AND document = $2 RETURNING article`, []any{r.source, key}, note)
		if err != nil {
			return nil, err
		}
		if err := tx.do(ctx, `DELETE FROM documents WHERE source = $1 AND key = $2`, r.source, key); err != nil {
			return nil, err
		}
	}
	return dropped, tx.many(ctx, `DELETE FROM origins WHERE source = $1 AND stale = 1 RETURNING article`, []any{r.source}, note)
}

// settle removes the articles whose last origin was dropped. One that found another origin in this round
// has moved. What was removed by hand stays so, to be known again when it comes back.
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
		case a.removed == here:
			if err := tx.bury(ctx, a, gone); err != nil {
				return err
			}
			r.report.Removed++
		}
	}
	return nil
}
