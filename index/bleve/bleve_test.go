package bleve_test

import (
	"context"
	"testing"

	"go.uber.org/goleak"

	"parley/index"
	"parley/index/bleve"
	"parley/index/indextest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestPromises(t *testing.T) {
	indextest.Run(t, func(t testing.TB) index.Engine { return open(t, t.TempDir(), bleve.Options{}) })
}

// open opens an index; who closes it first does it for good.
func open(t testing.TB, dir string, opts bleve.Options) *bleve.Engine {
	t.Helper()
	e, err := bleve.Open(context.Background(), dir, opts)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}
