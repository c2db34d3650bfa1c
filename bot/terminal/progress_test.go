package terminal

import (
	"bytes"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// work counts n things, one each pause, and returns what was told.
func work(t *testing.T, live bool, total, n int, pause time.Duration) string {
	t.Helper()
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		p := newProgress(&out, live, "Indexing", "articles")
		for i := range n {
			time.Sleep(pause)
			p.At(i+1, total)
		}
		p.Done()
	})
	return out.String()
}

func TestProgressOnAPipe(t *testing.T) {
	for _, c := range []struct {
		name     string
		total, n int
		pause    time.Duration
		want     string
	}{
		{"under a second", 90, 90, 10 * time.Millisecond, ""},
		{"nothing to do", 0, 0, 0, ""},
		{"a few seconds", 2000, 2000, 4 * time.Millisecond, "Indexing: 750 of 2,000 articles, 250 a second, 5s left\n" +
			"Indexing: 1,500 of 2,000 articles, 250 a second, 2s left\n" +
			"Indexing: 2,000 articles in 8s\n"},
		{"no total", 0, 4, time.Second, "Indexing: 3 articles, 1.0 a second\nIndexing: 4 articles in 4s\n"},
		{"more than was said", 2, 4, time.Second, "Indexing: 3 articles, 1.0 a second\nIndexing: 4 articles in 4s\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, work(t, false, c.total, c.n, c.pause)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestProgressOnATerminal(t *testing.T) {
	if got := work(t, true, 90, 90, 10*time.Millisecond); got != "" {
		t.Errorf("under a second: %q", got)
	}
	for name, total := range map[string]int{"total": 200, "no total": 0, "more than was said": 100} {
		t.Run(name, func(t *testing.T) {
			got := work(t, true, total, 200, 20*time.Millisecond)
			frames := strings.Split(got, "\r")
			last := frames[len(frames)-1]
			if last != "Indexing: 200 articles in 4s\n" {
				t.Errorf("ends with %q", last)
			}
			if before := strings.TrimSpace(frames[len(frames)-2]); before != "" {
				t.Errorf("the bar is left behind: %q", before)
			}
			if len(frames) < 10 || len(frames) > 100 {
				t.Errorf("drawn %d times in 4 seconds", len(frames))
			}
		})
	}
	got := work(t, true, 200, 200, 20*time.Millisecond)
	if !strings.Contains(got, " 47% |█████████           |  Indexing: 100 of 200 articles, 50 a second, 2s left") {
		t.Errorf("no bar with count, rate and time left in %q", got)
	}
}

func TestProgressWhoseTotalChanges(t *testing.T) {
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		p := newProgress(&out, true, "Reading", "files")
		for _, total := range []int{0, 100, 100, 50, 50, 0} {
			time.Sleep(2 * time.Second)
			p.At(40, total)
		}
		p.Done()
	})
	frames := strings.Split(out.String(), "\r")
	for _, want := range []string{" 40% |████████            |  Reading: 40 of 100 files, 6.7 a second", " 80% |", "Reading: 40 of 50 files, 4.0 a second, 3s left", "Reading: 40 files in 12s\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing from %q", want, frames)
		}
	}
}

func TestProgressFromManySides(t *testing.T) {
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		p := newProgress(&out, false, "Fetching", "pages")
		var done atomic.Int64
		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				for range 100 {
					time.Sleep(20 * time.Millisecond)
					p.At(int(done.Add(1)), 1000)
				}
			})
		}
		group.Wait()
		p.At(1000, 1000)
		p.Done()
	})
	if want := "Fetching: 1,000 pages in 2s\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d) = %q, want %q", n, got, want)
		}
	}
}
