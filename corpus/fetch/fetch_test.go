package fetch_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"parley/corpus/fetch"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A site is a local server that notes what it is asked.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []*http.Request
}

func (s *site) requests(path string) []*http.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []*http.Request
	for _, r := range s.asked {
		if r.URL.Path == path {
			found = append(found, r)
		}
	}
	return found
}

func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r)
		s.mu.Unlock()
		if page := pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, body) }
}

func to(address string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, address, http.StatusFound) }
}

// newFetcher returns one that may reach this machine.
func newFetcher(t *testing.T, o fetch.Options) *fetch.Fetcher {
	t.Helper()
	if o.Allow == nil {
		o.Allow = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	}
	f := fetch.New(o)
	t.Cleanup(f.Close)
	return f
}

func TestGet(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": text("<p>Talks"), "/old": to("/older"), "/older": to("/a")})
	d, err := newFetcher(t, fetch.Options{}).Get(t.Context(), fetch.Request{Address: s.URL + "/old?utm_source=x#top"})
	if err != nil || string(d.Body) != "<p>Talks" || d.Address != s.URL+"/a" || !strings.HasPrefix(d.Type, "text/html") {
		t.Errorf("%+v, %v", d, err)
	}
	if got := s.requests("/old")[0]; got.URL.RawQuery != "" || got.UserAgent() != "Parley" {
		t.Errorf("asked for ?%s as %s", got.URL.RawQuery, got.UserAgent())
	}
}

// A site may send people to an address with parameters that are else left out.
func TestRedirectToTracking(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("ref") == "" {
			http.Redirect(w, r, "/a?ref=home", http.StatusFound)
			return
		}
		fmt.Fprint(w, "Talks")
	}})
	if d, err := newFetcher(t, fetch.Options{}).Get(t.Context(), fetch.Request{Address: s.URL + "/a"}); err != nil || string(d.Body) != "Talks" {
		t.Errorf("%+v, %v", d, err)
	}
}

// What has not changed is not sent again, and not read again where the server sends it anyhow.
func TestUnchanged(t *testing.T) {
	for name, set := range map[string]func(http.Header){
		"tag":     func(h http.Header) { h.Set("ETag", `"one"`) },
		"date":    func(h http.Header) { h.Set("Last-Modified", "Mon, 28 Jul 2025 10:00:00 GMT") },
		"neither": func(http.Header) {},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
				set(w.Header())
				if r.Header.Get("If-None-Match") == `"one"` || r.Header.Get("If-Modified-Since") != "" {
					w.WriteHeader(http.StatusNotModified)
					return
				}
				fmt.Fprint(w, "Talks")
			}})
			f := newFetcher(t, fetch.Options{})
			first, err := f.Get(t.Context(), fetch.Request{Address: s.URL + "/a"})
			if err != nil || first.Unchanged || first.Stamp() == (fetch.Validators{}).Stamp() {
				t.Fatalf("%+v, %v", first, err)
			}
			again, err := f.Get(t.Context(), fetch.Request{Address: s.URL + "/a", Known: fetch.ReadStamp(first.Stamp())})
			if err != nil || !again.Unchanged || len(again.Body) > 0 || again.Stamp() != first.Stamp() {
				t.Errorf("%+v, %v; first %+v", again, err, first)
			}
		})
	}
}

// The faults people meet are told in words that say what to do, and never with a secret.
func TestFaults(t *testing.T) {
	bomb := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range fetch.MaxBytes >> 20 {
			z.Write(make([]byte, 1<<20))
		}
		z.Write([]byte("more"))
		z.Close()
	}
	packed := func(w http.ResponseWriter, r *http.Request) { // a compressed file, sent as it is
		w.Header().Set("Content-Type", "application/gzip")
		z := gzip.NewWriter(w)
		for range fetch.MaxBytes>>20 + 1 {
			z.Write(make([]byte, 1<<20))
		}
		z.Close()
	}
	answer := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	short := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, "half")
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/loop": to("/loop?x=1"), "/bomb": bomb, "/sitemap.xml.gz": packed, "/short": short,
		"/401": answer(401), "/403": answer(403), "/410": answer(410), "/500": answer(500), "/304": answer(304), "/302": answer(302),
		"/file": to("file:///etc/passwd"), "/inside": to("http://10.1.2.3/?token=hunter2"), "/metadata": to("http://169.254.169.254/latest/"),
		"/six": to("http://[::1]/"), "/mapped": to("http://[::ffff:10.0.0.1]/"), "/decimal": to("http://0x0a000001/"),
	})
	f := newFetcher(t, fetch.Options{})
	for _, c := range []struct {
		path, says string
		is         error
	}{
		{"/none", "check it in a browser", fetch.ErrGone},
		{"/410", "check it in a browser", fetch.ErrGone},
		{"/401", "save the page", fetch.ErrLogin},
		{"/403", "save the page", fetch.ErrLogin},
		{"/500", "answered 500 Internal Server Error; try again later", nil},
		{"/304", "without having been asked", nil},
		{"/302", "leads elsewhere", nil},
		{"/loop", "more than 10 times", nil},
		{"/bomb", "more than 20 MB", fetch.ErrTooBig},
		{"/sitemap.xml.gz", "more than 20 MB", fetch.ErrTooBig},
		{"/short", "broke off", nil},
		{"/file", "not a web address", nil},
		{"/inside", "PARLEY_ALLOW_NET", fetch.ErrRefused},
		{"/metadata", "PARLEY_ALLOW_NET", fetch.ErrRefused},
		{"/six", "PARLEY_ALLOW_NET", fetch.ErrRefused},
		{"/mapped", "PARLEY_ALLOW_NET", fetch.ErrRefused},
		{"/decimal", "no host of that name", nil},
	} {
		t.Run(c.path, func(t *testing.T) {
			secret := strings.Replace(s.URL, "http://", "http://me:hunter2@", 1) + c.path + "?token=hunter2"
			_, err := f.Get(t.Context(), fetch.Request{Address: secret})
			if err == nil || !strings.Contains(err.Error(), c.says) || c.is != nil && !errors.Is(err, c.is) {
				t.Fatalf("got %v, want %q", err, c.says)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("%v shows a secret", err)
			}
		})
	}
}

// Nothing in a private network is reached, by number or by name, unless it is named.
func TestPrivate(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": text("Talks")})
	f := newFetcher(t, fetch.Options{Allow: []netip.Prefix{}})
	for _, at := range []string{s.URL, strings.Replace(s.URL, "127.0.0.1", "localhost", 1), "http://127.1.2.3:1/", "http://10.0.0.1/", "http://192.168.1.1/",
		"http://172.16.0.1/", "http://169.254.169.254/", "http://100.64.0.1/", "http://0.0.0.0/", "http://[::1]/", "http://[fe80::1]/", "http://[fd00::1]/",
		"http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://224.0.0.1/", "http://255.255.255.255/"} {
		if _, err := f.Get(t.Context(), fetch.Request{Address: at}); !errors.Is(err, fetch.ErrRefused) {
			t.Errorf("%s: %v", at, err)
		}
	}
	if len(s.asked) > 0 {
		t.Errorf("%d requests came", len(s.asked))
	}
}

func TestNotAnAddress(t *testing.T) {
	for _, at := range []string{"", "talks", "ftp://example.com/a", "file:///etc/passwd", "gopher://example.com", "//example.com"} {
		if _, err := newFetcher(t, fetch.Options{}).Get(t.Context(), fetch.Request{Address: at}); err == nil || !strings.Contains(err.Error(), "https://") {
			t.Errorf("%q: %v", at, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() }})
	began := time.Now()
	_, err := newFetcher(t, fetch.Options{}).Get(ctx, fetch.Request{Address: s.URL + "/a"})
	if !errors.Is(err, context.Canceled) || time.Since(began) > 5*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}

// A server that takes too long, before it answers or in the midst of it, is left.
func TestTooSlow(t *testing.T) {
	done := make(chan struct{})
	s := newSite(t, map[string]http.HandlerFunc{
		"/silent": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/drips": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				fmt.Fprint(w, "drip ")
				w.(http.Flusher).Flush()
				select {
				case <-time.After(10 * time.Millisecond):
				case <-done:
				}
			}
		},
	})
	defer close(done)
	f := newFetcher(t, fetch.Options{})
	f.Hurry(150 * time.Millisecond)
	for _, path := range []string{"/silent", "/drips"} {
		began := time.Now()
		_, err := f.Get(t.Context(), fetch.Request{Address: s.URL + path, API: true})
		if err == nil || !strings.Contains(err.Error(), "took longer than") || time.Since(began) > 5*time.Second {
			t.Errorf("%s: %v after %v", path, err, time.Since(began))
		}
	}
}

func TestParseNetworks(t *testing.T) {
	got, err := fetch.ParseNetworks("127.0.0.0/8, 10.1.2.3,fd00::1/8")
	if err != nil || fmt.Sprint(got) != "[127.0.0.0/8 10.1.2.3/32 fd00::/8]" {
		t.Errorf("%v, %v", got, err)
	}
	if none, err := fetch.ParseNetworks(""); err != nil || len(none) > 0 {
		t.Errorf("%v, %v", none, err)
	}
	if _, err := fetch.ParseNetworks("intranet"); err == nil || !strings.Contains(err.Error(), "10.0.0.0/8") {
		t.Errorf("%v", err)
	}
}
