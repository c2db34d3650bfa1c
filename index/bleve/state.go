package bleve

import (
	"encoding/json"
	"fmt"
	"hash/crc32"

	api "github.com/blevesearch/bleve_index_api"
	"github.com/cespare/xxhash/v2"

	"parley/corpus"
	"parley/index"
)

// A state is what a generation knows of itself, kept in the same snapshot as its passages: JSON with
// its CRC-32 before it, in hexadecimal. Bbolt checks no page but its first two, and a flipped
// digit of the position would lose articles without a trace.
type state struct {
	Format   string          // fingerprint of the code that wrote it
	Position corpus.Position // how much of the store it holds
	Totals   index.Totals
	Keys     uint64 // the sum of the hashes of the ids of all passages
}

// add and remove count the passage of an id.
func (s *state) add(id string, k key) {
	s.Totals.Add(k.lengths)
	s.Keys += xxhash.Sum64String(id)
}

func (s *state) remove(id string, k key) {
	s.Totals.Remove(k.lengths)
	s.Keys -= xxhash.Sum64String(id)
}

// stateKey is where the state is kept among bleve's internal values.
const stateKey = "parley"

// readState returns the state of a snapshot.
func readState(reader api.IndexReader) (state, error) {
	var s state
	text, err := reader.GetInternal([]byte(stateKey))
	if err != nil {
		return s, fmt.Errorf("read the index's state: %w", err)
	}
	if text == nil {
		return s, fmt.Errorf("%w: it has no state", ErrDamaged)
	}
	if len(text) < sumLength || string(text[:sumLength]) != sum(text[sumLength:]) {
		return s, fmt.Errorf("%w: the checksum of its state is wrong", ErrDamaged)
	}
	if err := json.Unmarshal(text[sumLength:], &s); err != nil {
		return s, fmt.Errorf("%w: its state is not readable: %v", ErrDamaged, err)
	}
	return s, nil
}

// put adds s to a batch.
func (s state) put(b *api.Batch) error {
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("write the index's state: %w", err)
	}
	b.SetInternal([]byte(stateKey), append([]byte(sum(text)), text...))
	return nil
}

const sumLength = 2 * crc32.Size

func sum(text []byte) string { return fmt.Sprintf("%0*x", sumLength, crc32.ChecksumIEEE(text)) }
