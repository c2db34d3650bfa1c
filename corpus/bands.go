package corpus

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A banded is one band of an article's sketch.
type banded struct {
	article, publisher string
	band               int
	hash               int64
}

const (
	bandsAtOnce = 32 // bands that one statement keeps or looks up
	mostSharing = 50 // articles that are looked at for one band: what more share is no story
)

// share keeps bands, and returns by article those of other publishers that share one with it, each once.
func (t *tx) share(ctx context.Context, bands []banded) (map[string][]string, error) {
	slices.SortFunc(bands, func(a, b banded) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.band, b.band), strings.Compare(a.article, b.article))
	})
	sharing := make(map[string][]string)
	among(bands, sharing)
	for some := range slices.Chunk(bands, bandsAtOnce) {
		if err := t.lookUpBands(ctx, some, sharing); err != nil {
			return nil, err
		}
	}
	for some := range slices.Chunk(bands, bandsAtOnce) { // only now: nothing would be looked up as often as what has just been kept
		if err := t.keepBands(ctx, some); err != nil {
			return nil, err
		}
	}
	for id, others := range sharing {
		slices.Sort(others)
		sharing[id] = slices.Compact(others)
	}
	return sharing, nil
}

// among adds to sharing the articles that share one of these bands, which are sorted.
func among(bands []banded, sharing map[string][]string) {
	same := func(a, b banded) bool { return a.hash == b.hash && a.band == b.band }
	for begin, end := 0, 0; begin < len(bands); begin = end {
		for end = begin + 1; end < len(bands) && same(bands[begin], bands[end]); {
			end++
		}
		for _, one := range bands[begin:end] {
			taken := 0
			for _, other := range bands[begin:end] {
				if one.publisher != other.publisher && taken < mostSharing {
					sharing[one.article] = append(sharing[one.article], other.article)
					taken++
				}
			}
		}
	}
}

// keepBands keeps bands in the place of those an article has.
func (t *tx) keepBands(ctx context.Context, bands []banded) error {
	rows, args := make([]string, len(bands)), make([]any, 0, 3*len(bands))
	for i, b := range bands {
		rows[i] = fmt.Sprintf("($%d, $%d, $%d)", 3*i+1, 3*i+2, 3*i+3)
		args = append(args, b.article, b.band, b.hash)
	}
	return t.do(ctx, `INSERT INTO bands (article, band, hash) VALUES `+strings.Join(rows, ", ")+`
		ON CONFLICT (article, band) DO UPDATE SET hash = excluded.hash`, args...)
}

// lookUpBands adds to sharing the kept articles that share one of bands. What is sought stands in a table of its own: SQLite plans a statement
// anew for each value that is compared with an indexed column.
func (t *tx) lookUpBands(ctx context.Context, bands []banded, sharing map[string][]string) error {
	rows, args := make([]string, len(bands)), make([]any, 0, 4*len(bands))
	for i, b := range bands {
		rows[i] = fmt.Sprintf("(%d, $%d, $%d, $%d, $%d)", i, 4*i+1, 4*i+2, 4*i+3, 4*i+4)
		args = append(args, b.hash, b.band, b.article, b.publisher)
	}
	return t.many(ctx, `WITH sought (n, hash, band, article, publisher) AS (VALUES `+strings.Join(rows, ", ")+`)
		SELECT sought.n, a.id FROM sought CROSS JOIN articles a
		WHERE a.id IN (SELECT b.article FROM bands b JOIN articles o ON o.id = b.article WHERE b.hash = sought.hash AND b.band = sought.band
			AND o.publisher <> sought.publisher AND o.removed = 0 LIMIT `+strconv.Itoa(mostSharing)+`)`, args, func(scan func(...any) error) error {
		var i int
		var other string
		err := scan(&i, &other)
		if err == nil {
			sharing[bands[i].article] = append(sharing[bands[i].article], other)
		}
		return err
	})
}
