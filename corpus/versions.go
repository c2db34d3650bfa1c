package corpus

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// MaxVersions is how many earlier versions of an article are kept. The oldest go.
const MaxVersions = 20

// ErrNoVersion means that an article has no version of that number, or not any more.
var ErrNoVersion = errors.New("no such version; parley articles show ID --history lists those that are kept")

// A Version is what an article was before its title, day or text was changed. It can be read, and is never searched or quoted.
type Version struct {
	N        int       // from 1, the oldest of all; numbers are not used again
	Replaced time.Time // until when it was the article
	Article            // as it was; tags, collection, blocks and the like are not kept
}

// keepVersion keeps what an article is before content of another hash takes its place.
func (t *tx) keepVersion(ctx context.Context, id, hash string, now time.Time) error {
	var n, changes int
	_, err := t.one(ctx, `SELECT coalesce((SELECT max(n) FROM versions WHERE article = $1), 0),
		(SELECT count(*) FROM articles WHERE id = $1 AND removed = 0 AND hash <> $2)`, []any{id, hash}, &n, &changes)
	if err != nil || changes == 0 {
		return err
	}
	err = t.do(ctx, `INSERT INTO versions (article, n, replaced, hash, title, publisher, url, published, updated, fetched, text)
		SELECT id, $1, $2, hash, title, publisher, url, published, updated, fetched, text FROM articles WHERE id = $3`, n+1, instant(now), id)
	if err != nil {
		return err
	}
	return t.do(ctx, `DELETE FROM versions WHERE article = $1 AND n <= $2`, id, n+1-MaxVersions)
}

// forgetVersions forgets what an article that is removed was.
func (t *tx) forgetVersions(ctx context.Context, id string) error {
	return t.do(ctx, `DELETE FROM versions WHERE article = $1`, id)
}

// Versions returns what an article was before, the oldest first; none when it never changed or is not there. One that is not as it was
// stored is an error, ErrDamaged.
func (s *Store) Versions(ctx context.Context, id string) (all []Version, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT n, replaced, hash, title, publisher, url, published, updated, fetched, text
		FROM versions WHERE article = $1 ORDER BY n`, id)
	if err != nil {
		return nil, s.fault("read", err)
	}
	defer rows.Close()
	for rows.Next() {
		v := Version{Article: Article{ID: id}}
		if err := v.scan(rows.Scan); err != nil {
			return nil, s.fault("read", err)
		}
		all = append(all, v)
	}
	return all, s.fault("read", rows.Err())
}

// Version returns version n of an article. The error is ErrNoVersion when it is not kept.
func (s *Store) Version(ctx context.Context, id string, n int) (Version, error) {
	all, err := s.Versions(ctx, id)
	if err != nil {
		return Version{}, err
	}
	for _, v := range all {
		if v.N == n {
			return v, nil
		}
	}
	return Version{}, fmt.Errorf("version %d of %s: %w", n, id, ErrNoVersion)
}

func (v *Version) scan(scan func(...any) error) error {
	var replaced, fetched string
	err := scan(&v.N, &replaced, &v.Hash, &v.Title, &v.Publisher, &v.URL, &v.Published, &v.Updated, &fetched, &v.Text)
	if err != nil {
		return err
	}
	v.Replaced, err = parseInstant(replaced)
	if err == nil {
		v.Fetched, err = parseInstant(fetched)
	}
	if err == nil && v.ContentHash() != v.Hash {
		err = errors.New("it is not what its hash is of")
	}
	if err != nil {
		return fmt.Errorf("version %d of article %s: %w: %w", v.N, v.ID, ErrDamaged, err)
	}
	return nil
}
