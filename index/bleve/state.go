package bleve

import (
	"encoding/json"
	"fmt"

	api "github.com/blevesearch/bleve_index_api"

	"parley/corpus"
	"parley/index"
)

// A state is what a generation knows of itself, kept in the same snapshot as its passages.
type state struct {
	Format   string          // fingerprint of the code that wrote it
	Position corpus.Position // how much of the store it holds
	Totals   index.Totals
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
	if err := json.Unmarshal(text, &s); err != nil {
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
	b.SetInternal([]byte(stateKey), text)
	return nil
}
