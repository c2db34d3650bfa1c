package bleve

import (
	"context"
	"fmt"
	"testing"
	"time"

	api "github.com/blevesearch/bleve_index_api"
	"github.com/google/go-cmp/cmp"

	"parley/corpus"
	"parley/index"
)

var spans = []struct {
	from, to corpus.Day
	want     string
}{
	{"2024-01-01", "2024-12-31", "2024"},
	{"", "", "2023 2024 2025 2026"},
	{"2025-01-01", "", "2025 2026"},
	{"", "2023-12-02", "2023-11 2023-12-01 2023-12-02"},
	{"2024-12-31", "2025-02-01", "2024-12-31 2025-01 2025-02-01"},
	{"2026-01-27", "2030-01-01", "2026-01-27"},
	{"2026-01-28", "2030-01-01", ""},
	{"2025-02-02", "2025-02-01", ""},
	{"2025-02", "2025-03", "2025-02"}, // not days, but they sort
}

// TestSpan checks that a span of days becomes few terms, and only such as the index has. That they
// admit the right passages is a promise every engine is tested for.
func TestSpan(t *testing.T) {
	g, err := begin(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer g.close()
	var b index.Batch
	first := time.Date(2023, 11, 20, 0, 0, 0, 0, time.UTC)
	for i := range 800 { // every day up to 27 January 2026
		day := corpus.DayOf(first.AddDate(0, 0, i))
		b.Put = append(b.Put, index.Passage{Article: string(day), Text: "tariff", Published: day})
	}
	if err := g.Write(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	for _, c := range spans {
		err := g.read(func(reader api.IndexReader) error {
			got := ""
			all, err := span(reader, c.from, c.to)
			for i, l := range all {
				if i > 0 {
					got += " "
				}
				got += l.value
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("from %q to %q (-want +got):\n%s", c.from, c.to, diff)
			}
			return err
		})
		if err != nil {
			t.Error(fmt.Errorf("from %q to %q: %w", c.from, c.to, err))
		}
	}
}
