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
		if err := r.put(ctx, tx, d, a); err != nil {
			return err
		}
	}
	problems := append(slices.Clip(d.Problems), refused...)
	r.report.Problems = append(r.report.Problems, problems...)
	if err := tx.document(ctx, r.source, d.Key, stamp, problems); err != nil {
		return err
	}
	return tx.retain(ctx, r.source, d.Key, d.Raw)
}

// match finds for each article of a document what stood for it before: the origin with its id or, for one that
// came without, an origin that was just alike, one that had the same content, or the first that is left.
// Articles with ids come first, so that no name is made which one of them brings along.
func match(articles []Article, before []*origin) ([]arrival, error) {
	var named, nameless []arrival
	for i, article := range articles {
		digest, err := article.digest()
		if err != nil {
			return nil, err
		}
		a := arrival{Article: article, number: i, digest: digest}
		if a.ID != "" {
			named = append(named, a)
		} else {
			nameless = append(nameless, a)
		}
	}
	left := pair(named, before, func(a arrival) string { return a.ID }, func(o *origin) string { return o.name })
	left = slices.DeleteFunc(left, func(o *origin) bool { return !o.made })
	left = pair(nameless, left, func(a arrival) string { return a.digest }, func(o *origin) string { return o.digest })
	left = pair(nameless, left, func(a arrival) string { return a.Hash }, func(o *origin) string { return o.hash })
	pair(nameless, left, func(arrival) string { return "" }, func(*origin) string { return "" })
	return append(named, nameless...), nil
}

// pair gives each arrival that has none yet the first origin with the same key, and returns the origins left.
func pair(arrivals []arrival, origins []*origin, of func(arrival) string, with func(*origin) string) []*origin {
	waiting := make(map[string][]*origin, len(origins))
	for _, o := range origins {
		waiting[with(o)] = append(waiting[with(o)], o)
	}
	for i, a := range arrivals {
		if queue := waiting[of(a)]; a.was == nil && len(queue) > 0 {
			arrivals[i].was, waiting[of(a)] = queue[0], queue[1:]
		}
	}
	var left []*origin
	for _, o := range origins {
		if queue := waiting[with(o)]; len(queue) > 0 && queue[0] == o {
			left, waiting[with(o)] = append(left, o), queue[1:]
		}
	}
	return left
}

// outdated returns those of a document's origins whose content it no longer holds under their name.
// While it waits, names made for it stay its own.
func outdated(before []*origin, arrivals []arrival, wait bool) []*origin {
	holds := make(map[*origin]bool, len(before))
	for _, a := range arrivals {
		if o := a.was; o != nil {
			holds[o] = a.Hash == o.hash || a.digest == o.digest || wait && o.made
		}
	}
	return slices.DeleteFunc(slices.Clone(before), func(o *origin) bool { return holds[o] })
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
