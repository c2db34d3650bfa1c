package corpus

import (
	"context"
	"fmt"
	"slices"
)

// An arrival is an article of a document on its way into the store.
type arrival struct {
	Article
	number int     // in its document, from 0
	digest string  //
	was    *origin // what stood for it at the last sync; nil when it is new
}

// place brings what the store holds of one document in step with it. What the document no longer holds becomes
// stale, to be dropped when the sync completes. A document that claims an id which a document not met so far
// may hold is put off to the end, unless this is the end.
func (r *round) place(ctx context.Context, tx *tx, d Document, end bool) error {
	before, err := tx.origins(ctx, `o.source = $1 AND o.document = $2`, r.source, d.Key)
	if err != nil {
		return err
	}
	arrivals, err := match(d.Articles, before)
	if err != nil {
		return err
	}
	admitted, refused, wait, err := r.admit(ctx, tx, d, arrivals, end)
	if err != nil {
		return err
	}
	for _, o := range outdated(before, arrivals, wait) {
		if err := tx.stale(ctx, o); err != nil {
			return err
		}
	}
	stamp := d.Stamp
	if wait || len(refused) > 0 {
		stamp = "" // another document may make room without this one changing
	}
	if wait {
		r.late = append(r.late, d)
		return tx.document(ctx, r.source, d.Key, stamp, nil)
	}
	for _, a := range admitted {
		if err := r.put(ctx, tx, d.Key, a); err != nil {
			return err
		}
	}
	problems := append(slices.Clip(d.Problems), refused...)
	r.report.Problems = append(r.report.Problems, problems...)
	return tx.document(ctx, r.source, d.Key, stamp, problems)
}

// match finds for each article of a document what stood for it before: the origin with its id, or, for one that
// came without, one that was just alike, or had the same content, or the first that is left. Articles with ids come first, so
// that no name is made which one of them brings along.
func match(articles []Article, before []origin) ([]arrival, error) {
	left := slices.Clone(before)
	claim := func(a *arrival, fits func(origin) bool) {
		if i := slices.IndexFunc(left, fits); a.was == nil && i >= 0 {
			was := left[i]
			a.was, left = &was, slices.Delete(left, i, i+1)
		}
	}
	var named, nameless []arrival
	for i, article := range articles {
		digest, err := article.digest()
		if err != nil {
			return nil, err
		}
		a := arrival{Article: article, number: i, digest: digest}
		if a.ID == "" {
			nameless = append(nameless, a)
			continue
		}
		claim(&a, func(o origin) bool { return o.name == a.ID })
		named = append(named, a)
	}
	for _, alike := range []func(arrival, origin) bool{
		func(a arrival, o origin) bool { return a.digest == o.digest },
		func(a arrival, o origin) bool { return a.Hash == o.hash },
		func(arrival, origin) bool { return true },
	} {
		for i := range nameless {
			claim(&nameless[i], func(o origin) bool { return o.made && alike(nameless[i], o) })
		}
	}
	return append(named, nameless...), nil
}

// outdated returns those of a document's origins whose content it no longer holds under their name.
// While it waits, names made for it stay its own.
func outdated(before []origin, arrivals []arrival, wait bool) []origin {
	return slices.DeleteFunc(slices.Clone(before), func(o origin) bool {
		return slices.ContainsFunc(arrivals, func(a arrival) bool {
			return a.was != nil && *a.was == o && (a.Hash == o.hash || a.digest == o.digest || wait && o.made)
		})
	})
}

// document keeps the stamp of a document and what could not be used of it.
func (t *tx) document(ctx context.Context, source, key, stamp string, problems []Problem) error {
	text, err := list(problems)
	if err != nil {
		return err
	}
	return t.do(ctx, `INSERT INTO documents (source, key, stamp, problems) VALUES ($1, $2, $3, $4)
		ON CONFLICT (source, key) DO UPDATE SET stamp = excluded.stamp, problems = excluded.problems`,
		source, key, stamp, text)
}

// admit divides the arrivals into those that may go in and those whose id another document holds with other
// content. wait asks to try again at the end, when it is known which documents are still there.
func (r *round) admit(ctx context.Context, tx *tx, d Document, arrivals []arrival, end bool) (
	admitted []arrival, refused []Problem, wait bool, err error) {
	seen := make(map[string]string) // the hash that came with an id
	for _, a := range arrivals {
		if hash, again := seen[a.ID]; a.ID != "" && again {
			if hash != a.Hash {
				refused = append(refused, taken(d.Key, a.ID, d.Key))
			}
			continue
		}
		holder, open, err := r.holder(ctx, tx, d.Key, a)
		switch {
		case err != nil:
			return nil, nil, false, err
		case holder != "" && open && !end:
			wait = true
		case holder != "" && !open:
			refused = append(refused, taken(d.Key, a.ID, holder))
			continue
		}
		seen[a.ID] = a.Hash
		admitted = append(admitted, a)
	}
	return admitted, refused, wait, nil
}

func taken(document, id, holder string) Problem {
	return Problem{Where: document, Reason: fmt.Sprintf("id %s was already used by %s", id, holder)}
}

// holder returns the document that keeps an article from taking its id: one of this source, or one of any source
// for whose article the id was made. Another source that brought the id along has to share it. open says
// that the document was not met yet and may be gone.
func (r *round) holder(ctx context.Context, tx *tx, document string, a arrival) (holder string, open bool, err error) {
	if a.ID == "" || a.was != nil && a.was.digest == a.digest {
		return "", false, nil
	}
	others, err := tx.origins(ctx, `o.name = $1 AND NOT (o.source = $2 AND o.document = $3)`, a.ID, r.source, document)
	for _, o := range others {
		if o.hash == a.Hash || o.made && o.article != o.name || !o.made && o.source != r.source {
			continue
		}
		_, notMet := r.known[o.document]
		open = o.source == r.source && notMet
		if holder = o.document; !open {
			break
		}
	}
	return holder, open, err
}
