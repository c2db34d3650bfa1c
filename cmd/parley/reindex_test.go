package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parley/bot/answer"
	"parley/index"
)

// asks is asked again and again while an index is made anew.
const asks = "How many widgets were counted in town 7?"

// firstQuote asks and returns the first quotation.
func firstQuote(t *testing.T, data string) string {
	t.Helper()
	r := finish(t, command(t, data, "ask", "--json", asks))
	var a answer.Answer
	if err := json.Unmarshal([]byte(r.out), &a); err != nil || r.code != 0 || len(a.Quotes) == 0 {
		t.Errorf("exit code %d, %v: %s%s", r.code, err, r.out, r.err)
		return ""
	}
	return a.Quotes[0].Text
}

// Whoever asks while the index is made anew, alone or by a server, gets the answer there was before.
func TestReindexNeverInterruptsAnswering(t *testing.T) {
	for _, served := range []bool{false, true} {
		t.Run(map[bool]string{false: "alone", true: "by a server"}[served], func(t *testing.T) {
			t.Parallel()
			data := t.TempDir()
			run0(t, data, "index", shelf(t, 200))
			want := firstQuote(t, data)
			if served {
				startSandbox(t, data)
				await(t, filepath.Join(data, ownerFile))
			}
			var over atomic.Bool
			var asked atomic.Int64
			var askers sync.WaitGroup
			for range 2 {
				askers.Go(func() {
					for !over.Load() || asked.Load() < 4 {
						if got := firstQuote(t, data); got != want {
							t.Errorf("answered %q, want %q", got, want)
							return
						}
						asked.Add(1)
					}
				})
			}
			for range 3 {
				run0(t, data, "reindex")
			}
			over.Store(true)
			askers.Wait()
			t.Logf("asked %d times while the index was made anew three times", asked.Load())
		})
	}
}

// await waits until a file is there.
func await(t *testing.T, file string) {
	t.Helper()
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(file); err == nil {
			return
		}
	}
	t.Fatalf("%s is not there", file)
}

// A renewal and a server that finds its index damaged do not wait for each other.
func TestReindexGivesWay(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 20))
	h := serving(t, data)
	defer func() { check(t, h.Close()) }()
	h.indexing.Lock()
	renewed := make(chan error, 1)
	go func() {
		_, err := h.renew(t.Context(), nil)
		renewed <- err
	}()
	time.Sleep(300 * time.Millisecond) // it has written all there is, and waits
	err := h.anew(t.Context(), func(w index.Writer) error {
		_, err := index.Update(t.Context(), h.store, w, nil)
		return err
	})
	h.indexing.Unlock()
	check(t, err)
	if err := <-renewed; !errors.Is(err, errRemaking) {
		t.Errorf("the renewal ended with %v", err)
	}
	if same, err := h.inStep(t.Context()); !same || err != nil {
		t.Errorf("in step: %v, %v", same, err)
	}
}

// Killed at any moment, the old index answers or the new one, and the next run goes on and leaves one to go back to.
func TestReindexKilled(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 300))
	want := firstQuote(t, data)
	k := killing(t, data, "reindex")
	for range kills(t) {
		k.kill(command(t, data, "reindex"))
		began := time.Now()
		if got := firstQuote(t, data); got != want {
			t.Fatalf("answered %q, want %q", got, want)
		}
		k.again = append(k.again, time.Since(began))
		if out := run0(t, data, "reindex"); !strings.Contains(out, "looked for by their own words were found") {
			t.Fatal(out)
		}
		agreed(t, data)
		if left, _ := filepath.Glob(filepath.Join(data, "index", "generation-*")); len(left) != 2 {
			t.Fatalf("left: %v", left)
		}
	}
	k.tally()
	run0(t, data, "reindex", "--rollback")
	agreed(t, data)
}
