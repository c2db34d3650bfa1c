package corpus

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What a test binary started by TestCrash is told: the store to sync to, and which edition of the library.
const (
	crashStore   = "PARLEY_CRASH_STORE"
	crashEdition = "PARLEY_CRASH_EDITION"
)

const crashArticles = 1500

// edition is a library whose every text and stamp tell the edition.
func edition(e string) *shelf {
	s := library(crashArticles, 1500)
	for key, d := range s.held {
		d.Stamp = e
		d.Articles[0].Text += "\n\nEdition " + e
		s.held[key] = d
	}
	return s
}

// TestCrashChild is the process that gets killed. It tells every acknowledged document on its output.
func TestCrashChild(t *testing.T) {
	path := os.Getenv(crashStore)
	if path == "" {
		t.Skip("runs as a process of TestCrash only")
	}
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	tell := func(p Progress) { fmt.Printf("stored %d\n", p.Documents) }
	if _, err = Sync(context.Background(), s, edition(os.Getenv(crashEdition)), tell); err != nil {
		t.Fatal(err)
	}
}

// Killed at any moment, a sync loses nothing it acknowledged, deals out no position twice and none in vain,
// and the next one completes it.
func TestCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "articles.db")
	var done Position // changes of editions completed
	for _, e := range []string{"1", "2"} {
		for range 3 {
			acknowledged := crash(t, path, e, time.Duration(20+rand.IntN(300))*time.Millisecond)
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			intact(t, s, e, acknowledged, done)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if r := sync(t, s, edition(e)); r.Added+r.Changed+r.Unchanged != crashArticles || r.Removed+r.Duplicates+len(r.Problems) != 0 {
			t.Errorf("completed: %q", counts(r))
		}
		done += crashArticles
		intact(t, s, e, crashArticles, done-crashArticles)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// crash starts the child, kills it a while after it began to store, and returns what it acknowledged.
func crash(t *testing.T, path, edition string, after time.Duration) int {
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestCrashChild$")
	child.Env = append(os.Environ(), crashStore+"="+path, crashEdition+"="+edition)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	acknowledged := 0
	timer := time.AfterFunc(after, func() { child.Process.Kill() })
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fmt.Sscanf(lines.Text(), "stored %d", &acknowledged)
	}
	timer.Stop()
	err = child.Wait()
	t.Logf("after %v: %d acknowledged, %v", after, acknowledged, err)
	return acknowledged
}

// intact checks that an edition is stored from its first article on, at least as many as were acknowledged, at the
// positions that follow those of the editions before it; and that behind them everything is as it was.
func intact(t *testing.T, s *Store, edition string, acknowledged int, done Position) {
	t.Helper()
	changes, err := s.Changes(t.Context(), done, crashArticles+1)
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) < acknowledged {
		t.Errorf("%d articles are stored, %d were acknowledged", len(changes), acknowledged)
	}
	for i, c := range changes {
		if c.Position != done+Position(i+1) || c.ID != fmt.Sprintf("a%05d", i) ||
			c.Article.Hash != c.Article.ContentHash() || !strings.HasSuffix(c.Article.Text, "Edition "+edition) {
			t.Fatalf("change %d is %d, %s", i+1, c.Position, c.ID)
		}
	}
	if last, err := s.Position(t.Context()); err != nil || last != done+Position(len(changes)) {
		t.Errorf("position %d, %d changes after %d, %v", last, len(changes), done, err)
	}
	if stats, err := s.Stats(t.Context()); err != nil || stats.Articles != max(len(changes), int(done)) {
		t.Errorf("%d articles, %v", stats.Articles, err)
	}
}
