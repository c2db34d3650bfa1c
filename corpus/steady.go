package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// ErrShrunk is returned for a source that holds far less than it did.
var ErrShrunk = errors.New("more than half of it is gone")

// fewest is from how many documents on a source can shrink too much: of three, two may well go.
const fewest = 4

// Steady returns source, but failing in the end when more than half of the documents it had at the last sync are
// gone: a site that was made anew or answers with something else has not withdrawn its articles. What it still holds
// is brought in, and nothing is removed.
func Steady(source Source) Source { return steady{source} }

type steady struct{ Source }

func (s steady) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[Document, error] {
	had := make(map[string]bool, len(stamps))
	for key := range stamps {
		had[key] = true
	}
	return func(yield func(Document, error) bool) {
		before := len(had)
		for d, err := range s.Source.Documents(ctx, stamps) {
			delete(had, d.Key)
			if !yield(d, err) || err != nil {
				return
			}
		}
		if before >= fewest && len(had)*2 > before && ctx.Err() == nil {
			yield(Document{}, fmt.Errorf("%w: %d of %d documents; sync it with --shrunk if that is right", ErrShrunk, len(had), before))
		}
	}
}

// Nothing returns a source of this name that holds nothing: syncing it removes what no other source has.
func Nothing(name string) Source { return nothing(name) }

type nothing string

func (n nothing) Name() string { return string(n) }

func (n nothing) Documents(context.Context, map[string]string) iter.Seq2[Document, error] {
	return func(func(Document, error) bool) {}
}
