package bleve

import (
	"encoding/binary"
	"fmt"

	"parley/index"
)

// A key is all that is kept of a passage besides its terms. It is the id of the passage's document:
//
//	article id, any bytes
//	uvarints   number, start, end − start, length of each field
//	one byte   length of the uvarints
//
// The article comes first so that the dictionary of ids, which shares prefixes, stays small; the
// length comes last so that no article id can be mistaken for part of the rest.
type key struct {
	article    string
	number     int
	start, end int
	lengths    [index.Fields]int
}

// numbers are the varints of a key, in order.
const numbers = 3 + int(index.Fields)

func (k key) String() string {
	id := make([]byte, 0, len(k.article)+numbers*binary.MaxVarintLen32+1)
	id = append(id, k.article...)
	for _, n := range [...]int{k.number, k.start, k.end - k.start} {
		id = binary.AppendUvarint(id, uint64(n))
	}
	for _, n := range k.lengths {
		id = binary.AppendUvarint(id, uint64(n))
	}
	return string(append(id, byte(len(id)-len(k.article))))
}

// parseKey undoes String. An id that String did not make is damage.
func parseKey(id string) (key, error) {
	last := len(id) - 1
	if last < 0 || int(id[last]) > last {
		return key{}, fmt.Errorf("%w: passage id %q", ErrDamaged, id)
	}
	split := last - int(id[last])
	rest := []byte(id[split:last])
	var values [numbers]int
	for i := range values {
		n, size := binary.Uvarint(rest)
		if size <= 0 {
			return key{}, fmt.Errorf("%w: passage id %q", ErrDamaged, id)
		}
		values[i], rest = int(n), rest[size:]
	}
	if len(rest) > 0 {
		return key{}, fmt.Errorf("%w: passage id %q", ErrDamaged, id)
	}
	k := key{article: id[:split], number: values[0], start: values[1], end: values[1] + values[2]}
	copy(k.lengths[:], values[3:])
	return k, nil
}
