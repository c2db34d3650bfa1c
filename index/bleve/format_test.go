package bleve

import (
	"context"
	"errors"
	"strings"
	"testing"

	api "github.com/blevesearch/bleve_index_api"

	"parley/index"
)

func TestFormat(t *testing.T) {
	if a, b := format(), format(); a != b || !strings.HasPrefix(a, "2-") {
		t.Errorf("formats %q and %q", a, b)
	}
}

// TestStale opens indexes whose state is not what this code writes.
func TestStale(t *testing.T) {
	for name, c := range map[string]struct {
		state state
		want  error
	}{
		"another format":            {state{Format: "0-x", Position: 7}, ErrStale},
		"more passages than it has": {state{Format: format(), Totals: index.Totals{Passages: 3}}, ErrDamaged},
		"other lengths":             {state{Format: format(), Totals: index.Totals{Terms: [index.Fields]int{9}}}, ErrDamaged},
		"other passages":            {state{Format: format(), Keys: 1}, ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			dir, ctx := t.TempDir(), context.Background()
			overwrite(t, dir, c.state)
			if _, err := Open(ctx, dir, Options{ReadOnly: true}); !errors.Is(err, c.want) {
				t.Errorf("read only: %v; want %v", err, c.want)
			}
			e, err := Open(ctx, dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer e.Close()
			if p, err := e.Position(ctx); p != 0 || err != nil || !strings.Contains(e.Reason(), c.want.Error()) {
				t.Errorf("position %d, %v, reason %q", p, err, e.Reason())
			}
		})
	}
}

// overwrite makes an index in dir that has no passage and says s of itself.
func overwrite(t *testing.T, dir string, s state) {
	t.Helper()
	e, err := Open(context.Background(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := api.NewBatch()
	if err := errors.Join(s.put(b), e.current.index.Batch(b), e.Close()); err != nil {
		t.Fatal(err)
	}
}
