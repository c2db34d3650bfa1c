package bleve_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
	"parley/index"
	"parley/index/bleve"
	"parley/index/indextest"
)

// TestDurable copies the folder right after each write, as a crash would leave it, and opens the copy.
// A copy that caught bleve removing a segment between two reads is taken again.
func TestDurable(t *testing.T) {
	dir := t.TempDir()
	e := open(t, dir, bleve.Options{})
	for n := 1; n <= 12; n++ {
		write(t, e, index.Batch{Drop: []string{fmt.Sprintf("article %03d", n-2)}, Put: tariffs(n)[n-1:], Upto: corpus.Position(n)})
		want := look(t, e)
		for try := 0; ; try++ {
			copied := filepath.Join(t.TempDir(), "copy")
			if os.CopyFS(copied, os.DirFS(dir)) != nil && try < 20 {
				continue
			}
			c := open(t, copied, bleve.Options{})
			got, reason := look(t, c), c.Reason()
			shut(t, c)
			if reason != "" && try < 20 {
				continue
			}
			if diff := cmp.Diff(want, got); diff != "" || reason != "" {
				t.Fatalf("after write %d: reason %q (-want +got):\n%s", n, reason, diff)
			}
			break
		}
	}
}

// TestScoresDoNotDrift writes the same passages as one segment, and as hundreds that bleve merges while they
// come in: bleve's own average length, and with it every score, depends on how far it has come.
func TestScoresDoNotDrift(t *testing.T) {
	passages := newSynthetic().passages(600)
	queries := []index.Query{}
	for s := newSynthetic(); len(queries) < 20; {
		queries = append(queries, s.query(passages[7*len(queries)]))
	}
	var m indextest.Memory
	write(t, &m, index.Batch{Put: passages})
	check := func(e index.Engine) {
		t.Helper()
		for _, q := range queries {
			want, _ := m.Search(context.Background(), q)
			got, err := e.Search(context.Background(), q)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Fatalf("%v (-memory +bleve):\n%s", err, diff)
			}
		}
	}
	whole := open(t, t.TempDir(), bleve.Options{})
	write(t, whole, index.Batch{Put: passages})
	check(whole)
	parts := open(t, t.TempDir(), bleve.Options{})
	for i := range passages {
		if i%2 == 0 {
			write(t, parts, index.Batch{Put: passages[i : i+2]})
		}
		if i%100 == 50 { // what is written twice counts once
			write(t, parts, index.Batch{Put: passages[i-20 : i]})
		}
	}
	check(parts)
	time.Sleep(100 * time.Millisecond) // merges go on
	check(parts)
}

// TestWriteStopped cancels a write while it is analysing.
func TestWriteStopped(t *testing.T) {
	e := open(t, t.TempDir(), bleve.Options{})
	write(t, e, index.Batch{Put: tariffs(1), Upto: 1})
	want := look(t, e)
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	if err := e.Write(ctx, index.Batch{Put: newSynthetic().passages(5000), Upto: 2}); err == nil {
		t.Skip("this machine analyses 5000 passages in a millisecond")
	}
	if diff := cmp.Diff(want, look(t, e)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
