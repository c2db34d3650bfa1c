package corpus

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// A Raw is what the articles of a document were made of, as it came. It is kept, compressed, so that articles can be
// made of it anew without asking for it again.
type Raw struct {
	Address string  // it was got from
	Type    string  // media type
	Stated  Article // what the source says about it beside the body, such as the title in a feed
	Body    []byte
}

// keep stores what a document was made of in the place of what is there.
func (t *tx) keep(ctx context.Context, source, key string, r Raw) error {
	stated, err := json.Marshal(r.Stated)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	packer := gzip.NewWriter(&body)
	if _, err := packer.Write(r.Body); err != nil {
		return err
	}
	if err := packer.Close(); err != nil {
		return err
	}
	return t.do(ctx, `INSERT INTO raws (source, key, address, type, stated, body) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (source, key) DO UPDATE SET address = excluded.address, type = excluded.type,
		stated = excluded.stated, body = excluded.body`, source, key, r.Address, r.Type, string(stated), body.Bytes())
}

// Raw returns what a document of a source was made of. The error is ErrNotFound when that was not kept.
func (s *Store) Raw(ctx context.Context, source, key string) (Raw, error) {
	var r Raw
	var stated string
	var packed []byte
	err := s.db.QueryRowContext(ctx, `SELECT address, type, stated, body FROM raws WHERE source = $1 AND key = $2`, source, key).
		Scan(&r.Address, &r.Type, &stated, &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return Raw{}, fmt.Errorf("%w: nothing was kept of %s", ErrNotFound, key)
	}
	if err != nil {
		return Raw{}, s.fault("read what was kept in", err)
	}
	unpacker, err := gzip.NewReader(bytes.NewReader(packed))
	if err == nil {
		r.Body, err = io.ReadAll(unpacker)
	}
	if err = errors.Join(err, json.Unmarshal([]byte(stated), &r.Stated)); err != nil {
		return Raw{}, s.fault("read what was kept in", fmt.Errorf("%w: %s: %w", ErrDamaged, key, err))
	}
	return r, nil
}

// documents returns the keys of the documents of a source.
func (s *Store) documents(ctx context.Context, source string) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT key FROM documents WHERE source = $1 ORDER BY key`, source)
	if err != nil {
		return nil, s.fault("list the documents in", err)
	}
	defer rows.Close()
	var keys []string
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, s.fault("list the documents in", err)
		}
		keys = append(keys, key)
	}
	return keys, s.fault("list the documents in", rows.Err())
}

// Kept returns a source as it was at its last sync, its articles made anew by extract of what was kept. A document of
// which nothing was kept is unchanged, and an article removed by hand stays away: its document has not changed.
func Kept(s *Store, source string, extract func(Raw) ([]Article, []Problem, error)) Source {
	return kept{s, source, extract}
}

type kept struct {
	store   *Store
	name    string
	extract func(Raw) ([]Article, []Problem, error)
}

func (k kept) Name() string { return k.name }

func (k kept) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		keys, err := k.store.documents(ctx, k.name)
		if err != nil {
			yield(Document{}, err)
			return
		}
		for _, key := range keys {
			d, err := k.document(ctx, key, stamps[key])
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// document returns a document with this key and stamp.
func (k kept) document(ctx context.Context, key, stamp string) (Document, error) {
	d := Document{Key: key, Stamp: stamp, again: true}
	r, err := k.store.Raw(ctx, k.name, key)
	switch {
	case errors.Is(err, ErrNotFound):
		d.Unchanged = true
	case err != nil:
		return Document{}, err
	default:
		d.Articles, d.Problems, d.Err = k.extract(r)
	}
	return d, nil
}
