package corpus

import (
	"context"
	"encoding/json"
	"fmt"
)

// Stats says what a store holds.
type Stats struct {
	Articles       int
	Oldest, Newest Day      // of the dated articles; "" when there is none
	Publishers     []Count  // most articles first; articles without a publisher under ""
	Collections    []Count  // likewise
	Syncs          []Report // the last sync of each source, by name
}

// A Count is a name and how many articles bear it.
type Count struct {
	Name     string
	Articles int
}

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	var t Stats
	err := s.db.QueryRowContext(ctx, `SELECT count(*), coalesce(min(nullif(published, '')), ''), coalesce(max(published), '')
		FROM articles WHERE removed = 0`).Scan(&t.Articles, &t.Oldest, &t.Newest)
	if err == nil {
		t.Publishers, err = s.count(ctx, "publisher")
	}
	if err == nil {
		t.Collections, err = s.count(ctx, "collection")
	}
	if err == nil {
		t.Syncs, err = s.syncs(ctx)
	}
	return t, s.fault("count what is in", err)
}

// Newest returns the latest publication day of an article, "" when none is dated.
func (s *Store) Newest(ctx context.Context) (day Day, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT coalesce((SELECT published FROM articles WHERE removed = 0
		ORDER BY published DESC LIMIT 1), '')`).Scan(&day)
	return day, s.fault("find the newest day", err)
}

// count counts articles by the values of a column.
func (s *Store) count(ctx context.Context, column string) ([]Count, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT `+column+`, count(*) FROM articles WHERE removed = 0
		GROUP BY `+column+` ORDER BY count(*) DESC, `+column)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var counts []Count
	for rows.Next() {
		var c Count
		if err := rows.Scan(&c.Name, &c.Articles); err != nil {
			return nil, err
		}
		counts = append(counts, c)
	}
	return counts, rows.Err()
}

func (s *Store) syncs(ctx context.Context) ([]Report, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT source, report FROM syncs ORDER BY source`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var reports []Report
	for rows.Next() {
		var source, text string
		if err := rows.Scan(&source, &text); err != nil {
			return nil, err
		}
		var r Report
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			return nil, fmt.Errorf("%w: report of %s: %w", ErrDamaged, source, err)
		}
		reports = append(reports, r)
	}
	return reports, rows.Err()
}

// Held counts the articles by source; one that several sources have counts for each.
func (s *Store) Held(ctx context.Context) (map[string]int, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT o.source, count(DISTINCT o.article) FROM origins o JOIN articles a ON a.id = o.article
		WHERE o.stale = 0 AND a.removed = 0 GROUP BY o.source`)
	if err != nil {
		return nil, s.fault("count what is in", err)
	}
	defer rows.Close()
	held := make(map[string]int)
	for rows.Next() {
		var name string
		var n int
		if err := rows.Scan(&name, &n); err != nil {
			return nil, s.fault("count what is in", err)
		}
		held[name] = n
	}
	return held, s.fault("count what is in", rows.Err())
}
