package pages

import (
	"database/sql"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"parley/corpus"
	"parley/corpus/fetch"
)

// Syncing a site of many addresses – ten thousand with PARLEY_LOAD set – that has not changed takes conditional requests
// only, and writes nothing but that it was synced.
func TestNoChange(t *testing.T) {
	addresses := 300
	if os.Getenv("PARLEY_LOAD") != "" {
		addresses = 10_000
	}
	var requests, conditional atomic.Int64
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		w.Header().Set("ETag", `"1"`)
		switch {
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		case r.Header.Get("If-None-Match") == `"1"`:
			conditional.Add(1)
			w.WriteHeader(http.StatusNotModified)
		case r.URL.Path == "/sitemap.xml":
			var all []string
			for n := range addresses {
				all = append(all, fmt.Sprintf("%s/%d", server.URL, n))
			}
			fmt.Fprint(w, sitemapOf(all...))
		default:
			fmt.Fprintf(w, "<title>Note %[1]s</title><p>Note %[1]s on the talks.", r.URL.Path)
		}
	}))
	defer server.Close()
	get := fetch.New(fetch.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	defer get.Close()
	file := filepath.Join(t.TempDir(), "articles.db")
	s, err := corpus.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	from, err := New(server.URL+"/sitemap.xml", get, now, Options{Most: highest})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if r, err := corpus.Sync(t.Context(), s, from, nil); err != nil || r.Added != addresses {
		t.Fatalf("%d added, %v", r.Added, err)
	}
	t.Logf("%d addresses for the first time: %v", addresses, time.Since(began).Round(time.Millisecond))
	before := contents(t, file)
	requests.Store(0)
	began = time.Now()
	r, err := corpus.Sync(t.Context(), s, corpus.Steady(from), nil)
	if err != nil || r.Unchanged != addresses || r.Added+r.Changed+r.Removed > 0 {
		t.Errorf("%+v, %v", r, err)
	}
	t.Logf("again, without a change: %v, %d requests, %d of them conditional", time.Since(began).Round(time.Millisecond), requests.Load(), conditional.Load())
	if conditional.Load() != int64(addresses)+1 || requests.Load() != int64(addresses)+1 {
		t.Errorf("%d requests, %d conditional", requests.Load(), conditional.Load())
	}
	if after := contents(t, file); after != before {
		t.Errorf("%s was written over %s", after, before)
	}
}

// contents tells rows and positions of a store, the note of the last sync left out.
func contents(t *testing.T, file string) string {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all []string
	for _, query := range []string{`SELECT last FROM store`, `SELECT count(*) || ' ' || sum(position) FROM articles`,
		`SELECT count(*) || ' ' || sum(rowid) FROM documents`, `SELECT count(*) || ' ' || sum(rowid) FROM origins`, `SELECT count(*) || ' ' || sum(rowid) FROM raws`} {
		var got string
		if err := db.QueryRowContext(t.Context(), query).Scan(&got); err != nil {
			t.Fatal(err)
		}
		all = append(all, got)
	}
	return strings.Join(all, ", ")
}
