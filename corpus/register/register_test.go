package register

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/corpus"
	"parley/corpus/fetch"
)

var now = func() time.Time { return time.Date(2025, 7, 28, 10, 0, 0, 0, time.UTC) }

// A web answers by what an address holds; what it is asked it notes, conditional requests with a "?" behind.
type web struct {
	answers map[string]string
	fails   map[string]error
	asked   []string
}

func (w *web) Get(_ context.Context, r fetch.Request) (fetch.Document, error) {
	for part, err := range w.fails {
		if strings.Contains(r.Address, part) {
			return fetch.Document{}, err
		}
	}
	for part, body := range w.answers {
		if !strings.Contains(r.Address, part) {
			continue
		}
		asked := part
		if r.Known != (fetch.Validators{}) {
			asked += "?"
		}
		w.asked = append(w.asked, asked)
		d := fetch.Document{Address: r.Address, Body: []byte(body), Validators: fetch.Validators{Sum: sum(body)}}
		if d.Sum == r.Known.Sum {
			d.Body, d.Unchanged = nil, true
		}
		return d, nil
	}
	w.asked = append(w.asked, "none")
	return fetch.Document{}, fmt.Errorf("%s: %w", r.Address, fetch.ErrGone)
}

func (w *web) requests() string {
	defer func() { w.asked = nil }()
	slices.Sort(w.asked)
	return strings.Join(w.asked, " ")
}

func sample(t testing.TB, name string) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func store(t *testing.T) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func check(t *testing.T, s *corpus.Store, w *web, source corpus.Source, want, asked string) {
	t.Helper()
	r, err := corpus.Sync(t.Context(), s, corpus.Steady(source), nil)
	if got := fmt.Sprintf("+%d ~%d =%d -%d !%d", r.Added, r.Changed, r.Unchanged, r.Removed, len(r.Problems)); err != nil || got != want {
		t.Errorf("%s, %v, want %s; %v", got, err, want, r.Problems)
	}
	if got := w.requests(); got != asked {
		t.Errorf("asked for %s\nwant %s", got, asked)
	}
}

func TestOf(t *testing.T) {
	for at, want := range map[string]string{
		"https://www.federalregister.gov/documents/search?conditions%5Bterm%5D=chips":                       "register",
		"https://www.federalregister.gov/api/v1/documents.json?conditions[term]=chips":                      "register",
		"https://www.federalregister.gov/documents/2024/01/09/2024-00190/notice":                            "",
		"https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part-744/section-744.23": "ecfr",
		"https://www.ecfr.gov/current/title-15/part-744":                                                    "ecfr",
		"https://www.ecfr.gov/": "",
		"https://example.com/title-15/part-744?conditions[term]=x": "",
		"nothing": "",
	} {
		if got := Of(at); got != want {
			t.Errorf("Of(%q) = %q", at, got)
		}
	}
}
