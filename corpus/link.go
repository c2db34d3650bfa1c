package corpus

import (
	"context"
	"maps"
	"slices"
	"strings"

	"parley/corpus/alike"
)

// Link finds the articles whose text is nearly that of another, such as syndicated copies, and links them; Alike tells of
// it. Like an index it follows the positions of the store, so it may be stopped and run again at any time. progress, if
// not nil, is told how many articles were compared so far.
//
// Only articles with an address, of different publishers and published within a week of each other are linked: what an
// office says again next year in the same words, or what a regulation says in its next version, is no copy.
func Link(ctx context.Context, s *Store, progress func(compared int)) error {
	for compared := 0; ; {
		n := 0
		err := s.write(ctx, func(tx *tx) (err error) {
			n, err = tx.link(ctx, linkBatch)
			return err
		})
		if err != nil || n == 0 {
			return err
		}
		if compared += n; progress != nil {
			progress(compared)
		}
	}
}

// linkBatch is how many articles are compared in one transaction: other writers wait for it, some tenths of a second at most. The bands of many
// articles go in sorted, so that a page of their index is written once for several of them.
const linkBatch = 1000

// apart is the most days between an article and its copy.
const apart = 7

// link compares the next articles that have changed, and returns how many there were.
func (t *tx) link(ctx context.Context, most int) (int, error) {
	var ids []string
	var last Position
	err := t.many(ctx, `SELECT a.id, a.position FROM articles a WHERE a.position > (SELECT last FROM linked) ORDER BY a.position LIMIT $1`,
		[]any{most}, func(scan func(...any) error) error {
			var id string
			err := scan(&id, &last)
			ids = append(ids, id)
			return err
		})
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	again, err := t.unlink(ctx, ids)
	if err != nil {
		return 0, err
	}
	if err := t.compare(ctx, again); err != nil {
		return 0, err
	}
	return len(ids), t.do(ctx, `UPDATE linked SET last = $1`, last)
}

// unlink forgets what articles were alike to. It returns those to be compared anew: them, and what they were the first of.
func (t *tx) unlink(ctx context.Context, ids []string) (again []string, err error) {
	for _, id := range ids {
		members, err := t.strings(ctx, `SELECT article FROM likenesses WHERE first = $1 ORDER BY article`, id)
		if err != nil {
			return nil, err
		}
		again = append(append(again, id), members...)
		if err := t.do(ctx, `DELETE FROM likenesses WHERE article = $1 OR first = $1`, id); err != nil {
			return nil, err
		}
		if err := t.do(ctx, `DELETE FROM bands WHERE article = $1`, id); err != nil {
			return nil, err
		}
	}
	slices.Sort(again)
	return slices.Compact(again), nil
}

// compare finds the articles that are nearly the same as one of these, and links all of them to the earliest.
func (t *tx) compare(ctx context.Context, ids []string) error {
	var bands []banded
	for _, id := range ids {
		a, found, err := t.article(ctx, id)
		if err != nil {
			return err
		}
		if !found || a.removed != here || a.URL == "" {
			continue
		}
		if sketch, ok := alike.Of(a.Text); ok {
			for band, hash := range sketch.Bands() {
				bands = append(bands, banded{id, a.Publisher, band, hash})
			}
		}
	}
	sharing, err := t.share(ctx, bands)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(sharing)) {
		if err := t.gather(ctx, id, sharing[id]); err != nil {
			return err
		}
	}
	return nil
}

// gather links an article with those of others that are nearly the same.
func (t *tx) gather(ctx context.Context, id string, others []string) error {
	a, found, err := t.article(ctx, id)
	if err != nil || !found {
		return err
	}
	group := []record{a}
	for _, other := range others {
		b, found, err := t.article(ctx, other)
		if err != nil {
			return err
		}
		if found && b.removed == here && copies(a.Article, b.Article) {
			group = append(group, b)
		}
	}
	return t.group(ctx, group)
}

// copies reports whether one of two articles is a copy of the other.
func copies(a, b Article) bool {
	if strings.EqualFold(a.Publisher, b.Publisher) {
		return false
	}
	if one, other := a.Published.Time(), b.Published.Time(); !one.IsZero() && !other.IsZero() {
		if days := one.Sub(other).Hours() / 24; days > apart || days < -apart {
			return false
		}
	}
	return alike.Same(a.Text, b.Text)
}

// group links articles, and those they are linked to, to the earliest of them.
func (t *tx) group(ctx context.Context, members []record) error {
	if len(members) < 2 {
		return nil
	}
	have := make(map[string]bool)
	for _, m := range members {
		have[m.ID] = true
	}
	for _, m := range slices.Clone(members) {
		others, err := t.strings(ctx, `SELECT first FROM likenesses WHERE article = $1
			UNION SELECT article FROM likenesses WHERE first = $1
			UNION SELECT b.article FROM likenesses a JOIN likenesses b ON a.first = b.first WHERE a.article = $1`, m.ID)
		if err != nil {
			return err
		}
		for _, id := range others {
			if have[id] {
				continue
			}
			have[id] = true
			r, found, err := t.article(ctx, id)
			if err != nil {
				return err
			}
			if found && r.removed == here {
				members = append(members, r)
			}
		}
	}
	first := slices.MinFunc(members, earlier)
	for _, m := range members {
		if err := t.do(ctx, `DELETE FROM likenesses WHERE article = $1`, m.ID); err != nil {
			return err
		}
		if m.ID == first.ID || !copies(m.Article, first.Article) { // a copy of a copy may be none of the first
			continue
		}
		if err := t.do(ctx, `INSERT INTO likenesses (article, first) VALUES ($1, $2)`, m.ID, first.ID); err != nil {
			return err
		}
	}
	return nil
}

// earlier puts the article first that was published first, of those of one day the one that came in first.
func earlier(a, b record) int {
	switch {
	case a.Published != b.Published && a.Published != "" && b.Published != "":
		return strings.Compare(string(a.Published), string(b.Published))
	case a.Published != b.Published && a.Published == "":
		return 1
	case a.Published != b.Published:
		return -1
	}
	if c := a.Fetched.Compare(b.Fetched); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// strings returns the one column of a query.
func (t *tx) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	var all []string
	err := t.many(ctx, query, args, func(scan func(...any) error) error {
		var one string
		err := scan(&one)
		all = append(all, one)
		return err
	})
	return all, err
}

// Alike returns the articles that tell the story of the one with this id in nearly the same words, itself among them: the
// earliest, which is the one to cite, first. It is nil for an article that is alone, and for one the store does not hold.
func (s *Store) Alike(ctx context.Context, id string) ([]Summary, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT a.id, a.title, a.publisher, a.url, a.published, a.collection, a.size
		FROM (SELECT first FROM likenesses WHERE article = $1 OR first = $1 LIMIT 1) g
		JOIN articles a ON a.id = g.first OR a.id IN (SELECT article FROM likenesses l WHERE l.first = g.first)
		WHERE a.removed = 0 ORDER BY CASE WHEN a.id = g.first THEN 0 ELSE 1 END, a.published, a.id`, id)
	if err != nil {
		return nil, s.fault("look for copies in", err)
	}
	defer rows.Close()
	var all []Summary
	for rows.Next() {
		var a Summary
		if err := rows.Scan(&a.ID, &a.Title, &a.Publisher, &a.URL, &a.Published, &a.Collection, &a.Size); err != nil {
			return nil, s.fault("look for copies in", err)
		}
		all = append(all, a)
	}
	if len(all) < 2 { // the others went
		all = nil
	}
	return all, s.fault("look for copies in", rows.Err())
}
