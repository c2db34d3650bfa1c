package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// The states of an article row. A tombstone keeps the id, the position and, for what was removed by
// hand, the hash by which the same content is known again; nothing else of it stays in the store.
const (
	here   = 0 // to be read
	gone   = 1 // its last origin went away
	byHand = 2 // removed by a person
)

// recordColumns are the columns of a record, in the order scan and values have them.
const recordColumns = `id, position, removed, hash, title, publisher, authors, url, published, updated, fetched,
	language, tags, collection, blocks, text, rests_on, asked, standing`

// A record is a row of the table articles.
type record struct {
	Article
	position Position
	removed  int
}

// scan reads recordColumns.
func (r *record) scan(scan func(...any) error) error {
	var authors, fetched, tags, blocks, references, asked, standing string
	err := scan(&r.ID, &r.position, &r.removed, &r.Hash, &r.Title, &r.Publisher, &authors, &r.URL, &r.Published,
		&r.Updated, &fetched, &r.Language, &tags, &r.Collection, &blocks, &r.Text, &references, &asked, &standing)
	if err != nil {
		return err
	}
	if r.Fetched, err = parseInstant(fetched); err != nil {
		return fmt.Errorf("article %s: %w: %w", r.ID, ErrDamaged, err)
	}
	var err2, err3 error
	r.Asked, err = readAsked(asked)
	r.Standing, err2 = readStanding(standing)
	r.Blocks, err3 = readBlocks(blocks)
	err = errors.Join(err, err2, err3, unlist(authors, &r.Authors), unlist(tags, &r.Tags), unlist(references, &r.References))
	if err != nil {
		return fmt.Errorf("article %s: %w: %w", r.ID, ErrDamaged, err)
	}
	return nil
}

// values returns what recordColumns hold, and the size of the text behind it.
func (r *record) values() ([]any, error) {
	authors, err1 := list(r.Authors)
	tags, err2 := list(r.Tags)
	references, err3 := list(r.References)
	return []any{r.ID, r.position, r.removed, r.Hash, r.Title, r.Publisher, authors, r.URL, r.Published, r.Updated,
		instant(r.Fetched), r.Language, tags, r.Collection, writeBlocks(r.Blocks), r.Text, references, writeAsked(r.Asked), writeStanding(r.Standing), len(r.Text)}, errors.Join(err1, err2, err3)
}

// list writes items as JSON, none as "".
func list[T any](items []T) (string, error) {
	if len(items) == 0 {
		return "", nil
	}
	text, err := json.Marshal(items)
	return string(text), err
}

// unlist reads what list wrote.
func unlist[T any](text string, into *[]T) error {
	*into = nil
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), into)
}

// instant writes t as RFC 3339 in UTC, the zero time as "".
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// parseInstant reads what instant wrote.
func parseInstant(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.RFC3339Nano, text)
}
