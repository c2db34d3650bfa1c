package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Article returns the article with this id, or the one it was merged into because their content was
// the same; its ID then differs from id. The error is ErrNotFound for an id the store does not hold.
func (s *Store) Article(ctx context.Context, id string) (Article, error) {
	found, err := s.Articles(ctx, []string{id})
	if err != nil {
		return Article{}, err
	}
	if len(found) == 0 {
		return Article{}, notFound(id)
	}
	return found[0], nil
}

// Articles returns the articles with these ids, in no particular order. An id that was merged into another
// article gives that one, no article comes twice, and an id the store does not hold is left out.
// It is one query, and two more for every id that is not that of an article.
func (s *Store) Articles(ctx context.Context, ids []string) ([]Article, error) {
	wanted := make(map[string]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	found := make([]Article, 0, len(wanted))
	if err := s.take(ctx, wanted, &found); err != nil {
		return nil, s.fault("read articles from", err)
	}
	merged := make(map[string]bool)
	for id := range wanted {
		kept, err := s.Resolve(ctx, id)
		switch {
		case err == nil && !slices.ContainsFunc(found, func(a Article) bool { return a.ID == kept }):
			merged[kept] = true
		case err != nil && !errors.Is(err, ErrNotFound):
			return nil, err
		}
	}
	if err := s.take(ctx, merged, &found); err != nil {
		return nil, s.fault("read articles from", err)
	}
	return found, nil
}

// take moves the articles with the wanted ids to found. What is left of wanted is no id of an article.
func (s *Store) take(ctx context.Context, wanted map[string]bool, found *[]Article) error {
	ids := make([]any, 0, len(wanted))
	for id := range wanted {
		ids = append(ids, id)
	}
	for some := range slices.Chunk(ids, 500) { // well under the number of arguments a database takes
		records, err := s.records(ctx, `WHERE removed = 0 AND id IN (`+places(len(some))+`)`, some...)
		if err != nil {
			return err
		}
		for _, r := range records {
			*found = append(*found, r.Article)
			delete(wanted, r.ID)
		}
	}
	return nil
}

// places returns "$1, $2 …" up to n.
func places(n int) string {
	marks := make([]string, n)
	for i := range marks {
		marks[i] = "$" + strconv.Itoa(i+1)
	}
	return strings.Join(marks, ", ")
}

// Resolve returns the id under which an article is kept: id itself, or that of the article it was merged
// into. The error is ErrNotFound when there is neither.
func (s *Store) Resolve(ctx context.Context, id string) (string, error) {
	var kept string
	var far int
	err := s.db.QueryRowContext(ctx, `
		SELECT id, 0 AS far FROM articles WHERE id = $1 AND removed = 0
		UNION ALL
		SELECT a.id, 1 FROM origins o JOIN articles a ON a.id = o.article
		WHERE o.name = $1 AND o.stale = 0 AND a.removed = 0
		ORDER BY far, id LIMIT 1`, id).Scan(&kept, &far)
	if errors.Is(err, sql.ErrNoRows) {
		return "", notFound(id)
	}
	return kept, s.fault("look up an article in", err)
}

func notFound(id string) error {
	return fmt.Errorf("%w: %q; parley articles lists what there is", ErrNotFound, id)
}

// An Origin is one place an article came from.
type Origin struct {
	Source   string // Source.Name
	Document string // Document.Key
	ID       string // the id it came in with or was given; differs from the article's where it was merged
	URL      string // the address it came in with
}

// Origins returns where the article with this id, or the one it was merged into, came from, in the order of
// source and document. The error is ErrNotFound for an id the store does not hold.
func (s *Store) Origins(ctx context.Context, id string) ([]Origin, error) {
	kept, err := s.Resolve(ctx, id)
	if err != nil {
		return nil, err
	}
	rows, err := s.db.QueryContext(ctx, `SELECT source, document, name, url FROM origins
		WHERE article = $1 AND stale = 0 ORDER BY source, document, name`, kept)
	if err != nil {
		return nil, s.fault("read origins from", err)
	}
	defer rows.Close()
	var origins []Origin
	for rows.Next() {
		var o Origin
		if err := rows.Scan(&o.Source, &o.Document, &o.ID, &o.URL); err != nil {
			return nil, s.fault("read origins from", err)
		}
		origins = append(origins, o)
	}
	return origins, s.fault("read origins from", rows.Err())
}

// From returns the articles that a source has now, texts and all, in no particular order.
func (s *Store) From(ctx context.Context, source string) ([]Article, error) {
	records, err := s.records(ctx, `WHERE removed = 0 AND id IN (SELECT article FROM origins WHERE source = $1 AND stale = 0)`, source)
	if err != nil {
		return nil, s.fault("read articles from", err)
	}
	articles := make([]Article, len(records))
	for i, r := range records {
		articles[i] = r.Article
	}
	return articles, nil
}
