package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// A Filter says which articles to list. The zero Filter lists all.
type Filter struct {
	Tag        string // has this tag, whatever the case
	Publisher  string // is of this publisher, whatever the case of ASCII letters
	Collection string // stands on this shelf
	From, To   Day    // published in these days, both inclusive; an undated article passes neither bound
	Text       string // holds this in its title or text, whatever the case of ASCII letters
	Limit      int    // at most this many; below 1 means all
}

// A Summary is what a list tells of an article.
type Summary struct {
	ID         string
	Title      string
	Publisher  string
	URL        string
	Published  Day
	Tags       []string
	Collection string
	Size       int // bytes of text
}

// List returns the articles that pass f, newest first, undated ones last, those of one day by id.
// None is no error.
func (s *Store) List(ctx context.Context, f Filter) ([]Summary, error) {
	where, args, err := f.where()
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	rows, err := s.db.QueryContext(ctx, `SELECT id, title, publisher, url, published, tags, collection, size
		FROM articles WHERE `+where+` ORDER BY published DESC, id`+f.limit(), args...)
	if err != nil {
		return nil, s.fault("list articles in", err)
	}
	defer rows.Close()
	var found []Summary
	for rows.Next() {
		var a Summary
		var tags string
		if err := rows.Scan(&a.ID, &a.Title, &a.Publisher, &a.URL, &a.Published, &tags, &a.Collection, &a.Size); err != nil {
			return nil, s.fault("list articles in", err)
		}
		if err := unlist(tags, &a.Tags); err != nil {
			return nil, s.fault("list articles in", fmt.Errorf("%w: tags of %s: %w", ErrDamaged, a.ID, err))
		}
		found = append(found, a)
	}
	return found, s.fault("list articles in", rows.Err())
}

func (f Filter) limit() string {
	if f.Limit < 1 {
		return ""
	}
	return fmt.Sprintf(" LIMIT %d", f.Limit)
}

// where returns f as an SQL condition and its arguments.
func (f Filter) where() (string, []any, error) {
	conditions := []string{"removed = 0"}
	var args []any
	add := func(condition string, arg any) {
		args = append(args, arg)
		conditions = append(conditions, strings.ReplaceAll(condition, "?", fmt.Sprintf("$%d", len(args))))
	}
	if f.Tag != "" {
		tag, err := json.Marshal(normalTag(f.Tag)) // quotes and all, as it stands in the column
		if err != nil {
			return "", nil, err
		}
		add(`tags LIKE ? ESCAPE '\'`, holds(string(tag)))
	}
	if f.Publisher != "" {
		add(`lower(publisher) = lower(?)`, f.Publisher)
	}
	if f.Collection != "" {
		add(`collection = ?`, f.Collection)
	}
	if f.From != "" {
		add(`published >= ?`, f.From)
	}
	if f.To != "" {
		add(`published <> '' AND published <= ?`, f.To)
	}
	if f.Text != "" {
		add(`(lower(title) LIKE lower(?) ESCAPE '\' OR lower(text) LIKE lower(?) ESCAPE '\')`, holds(f.Text))
	}
	return strings.Join(conditions, " AND "), args, nil
}

// holds returns the LIKE pattern for text that holds part, which is taken literally.
func holds(part string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(part) + "%"
}
