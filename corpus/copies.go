package corpus

import (
	"context"
	"strings"
)

// Copies returns for each of ids what Alike does, in one query. An article that is alone, and an id the store does not
// hold, have no entry; without any the map is empty.
func (s *Store) Copies(ctx context.Context, ids []string) (map[string][]Summary, error) {
	groups := make(map[string][]Summary)
	if len(ids) == 0 {
		return groups, nil
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	rows, err := s.db.QueryContext(ctx, strings.ReplaceAll(copiesQuery, "?", places(len(ids))), args...)
	if err != nil {
		return nil, s.fault("look for copies in", err)
	}
	defer rows.Close()
	for rows.Next() {
		var asked string
		var a Summary
		if err := rows.Scan(&asked, &a.ID, &a.Title, &a.Publisher, &a.URL, &a.Published, &a.Collection, &a.Size); err != nil {
			return nil, s.fault("look for copies in", err)
		}
		groups[asked] = append(groups[asked], a)
	}
	for id, group := range groups {
		if len(group) < 2 { // the others went
			delete(groups, id)
		}
	}
	return groups, s.fault("look for copies in", rows.Err())
}

// copiesQuery goes from the articles asked about, in the place of each ?, to the first of their group and from there to all
// of it, by keys alone: a plain join makes SQLite read all articles, as it does not turn a cross join around
// (https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
const copiesQuery = `
WITH asked AS (
	SELECT article AS id, first FROM likenesses WHERE article IN (?)
	UNION SELECT first, first FROM likenesses WHERE first IN (?)
), members AS (
	SELECT id, first, first AS member FROM asked
	UNION SELECT asked.id, asked.first, l.article FROM asked JOIN likenesses l ON l.first = asked.first
)
SELECT m.id, a.id, a.title, a.publisher, a.url, a.published, a.collection, a.size
FROM members m CROSS JOIN articles a
WHERE a.id = m.member AND a.removed = 0 ORDER BY m.id, CASE WHEN a.id = m.first THEN 0 ELSE 1 END, a.published, a.id`
