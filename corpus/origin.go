package corpus

import "context"

// An origin is a row of the table origins, with the hash its article has now.
type origin struct {
	source, document string
	name             string
	made             bool
	article          string
	digest           string
	hash             string
}

// origins reads the origins that are not stale and of which where, a clause of SQL, holds.
func (t *tx) origins(ctx context.Context, where string, args ...any) ([]*origin, error) {
	var found []*origin
	err := t.many(ctx, `SELECT o.source, o.document, o.name, o.made, o.article, o.digest, a.hash
		FROM origins o JOIN articles a ON a.id = o.article WHERE o.stale = 0 AND `+where+`
		ORDER BY o.source, o.document, o.name, o.article`, args, func(scan func(...any) error) error {
		var o origin
		err := scan(&o.source, &o.document, &o.name, &o.made, &o.article, &o.digest, &o.hash)
		found = append(found, &o)
		return err
	})
	return found, err
}

// origin keeps that a document holds the article with this id as a, which came or was made a name.
func (t *tx) origin(ctx context.Context, source, document, name, id string, a arrival) error {
	made := 0
	if a.ID == "" {
		made = 1
	}
	return t.do(ctx, `INSERT INTO origins (source, document, name, made, article, digest, url, stale)
		VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
		ON CONFLICT (source, document, name, article) DO UPDATE SET made = excluded.made,
		digest = excluded.digest, url = excluded.url, stale = 0`,
		source, document, name, made, id, a.digest, a.URL)
}

// stale marks an origin that its document no longer bears out.
func (t *tx) stale(ctx context.Context, o *origin) error {
	return t.do(ctx, `UPDATE origins SET stale = 1 WHERE source = $1 AND document = $2 AND name = $3 AND article = $4`,
		o.source, o.document, o.name, o.article)
}

// move points an origin to another article.
func (t *tx) move(ctx context.Context, o *origin, id string) error {
	err := t.do(ctx, `INSERT INTO origins (source, document, name, made, article, digest, url, stale)
		SELECT source, document, name, made, $5, digest, url, 0 FROM origins
		WHERE source = $1 AND document = $2 AND name = $3 AND article = $4
		ON CONFLICT (source, document, name, article) DO UPDATE SET digest = excluded.digest, url = excluded.url, stale = 0`,
		o.source, o.document, o.name, o.article, id)
	if err != nil {
		return err
	}
	return t.do(ctx, `DELETE FROM origins WHERE source = $1 AND document = $2 AND name = $3 AND article = $4`,
		o.source, o.document, o.name, o.article)
}
