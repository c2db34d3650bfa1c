package corpus

import (
	"context"
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// sumOf returns the checksum that is kept beside a row: XXH64 of its columns, values or pointers to them in the order of
// recordColumns, in hexadecimal. SQLite checks none of what it reads but its own structure, and a flipped bit would
// be quoted word for word. Empty columns do not count, so that a column added later leaves the sums as they are.
func sumOf(values []any) string {
	h := xxhash.New()
	var number [8]byte
	for i, name := range strings.Split(recordColumns, ",") {
		value := reflect.Indirect(reflect.ValueOf(values[i]))
		if value.IsZero() {
			continue
		}
		_, _ = h.WriteString(strings.TrimSpace(name)) // a hash takes everything
		if value.CanInt() {
			binary.BigEndian.PutUint64(number[:], uint64(value.Int()))
			_, _ = h.Write(number[:])
			continue
		}
		binary.BigEndian.PutUint64(number[:], uint64(value.Len()))
		_, _ = h.Write(number[:])
		_, _ = h.WriteString(value.String())
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// sealed are the columns that read selects: those of a record, and their sum.
const sealed = recordColumns + `, sum`

// read reads the columns sealed, and makes sure that they are as they were stored.
func (r *record) read(scan func(...any) error) error {
	var kept, found string
	err := r.scan(func(columns ...any) error {
		err := scan(append(columns, &kept)...)
		found = sumOf(columns)
		return err
	})
	if err == nil && kept != "" && kept != found {
		err = fmt.Errorf("%w: article %s is not what its checksum is of", ErrDamaged, r.ID)
	}
	return err
}

// seal stores the sum of a row that was written with these values.
func (t *tx) seal(ctx context.Context, id string, values []any) error {
	return t.do(ctx, `UPDATE articles SET sum = $1 WHERE id = $2`, sumOf(values), id)
}
