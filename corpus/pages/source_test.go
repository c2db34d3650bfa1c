package pages

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/corpus"
	"parley/corpus/fetch"
)

var now = func() time.Time { return time.Date(2025, 7, 28, 10, 0, 0, 0, time.UTC) }

// A web answers by address and notes what it is asked; conditional requests it notes with a "?" behind.
type web struct {
	pages map[string]string
	fails map[string]error
	asked []string
}

func (w *web) Get(_ context.Context, r fetch.Request) (fetch.Document, error) {
	path := strings.TrimPrefix(r.Address, root)
	if r.Known != (fetch.Validators{}) {
		path += "?"
	}
	w.asked = append(w.asked, path)
	if err := w.fails[r.Address]; err != nil {
		return fetch.Document{}, err
	}
	body, ok := w.pages[r.Address]
	if !ok {
		return fetch.Document{}, fmt.Errorf("%s: %w", r.Address, fetch.ErrGone)
	}
	d := fetch.Document{Address: r.Address, Type: "text/html", Body: []byte(body), Validators: fetch.Validators{ETag: fmt.Sprintf("%x", body)[:20], Sum: fmt.Sprint(len(body), body[len(body)-10:])}}
	if d.Sum == r.Known.Sum {
		d.Body, d.Unchanged = nil, true
	}
	return d, nil
}

// requests returns what was asked since last time.
func (w *web) requests() string {
	defer func() { w.asked = nil }()
	slices.Sort(w.asked)
	return strings.Join(w.asked, " ")
}

const root = "https://example.com"

var prose = strings.Repeat("The two sides met in London for a second day and agreed to meet again. ", 12)

// article is a page with a text of its own, in head and body whatever else.
func article(own, head, body string) string {
	return fmt.Sprintf("<html><head><title>%[1]s</title>%[2]s</head><body><article><h1>%[1]s</h1><p>%[4]s %[1]s.</p></article>%[3]s</body></html>", own, head, body, prose)
}

func leading(hrefs ...string) string {
	var b strings.Builder
	for _, href := range hrefs {
		fmt.Fprintf(&b, `<a href="%s">x</a> `, href)
	}
	return b.String()
}

func sitemapOf(addresses ...string) string {
	return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>` + strings.Join(addresses, "</loc></url><url><loc>") + "</loc></url></urlset>"
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

func source(t *testing.T, at string, w *web, o Options) corpus.Source {
	t.Helper()
	s, err := New(at, w, now, o)
	if err != nil {
		t.Fatal(err)
	}
	return corpus.Steady(s)
}

// sync syncs and returns the report in short.
func sync(t *testing.T, s *corpus.Store, from corpus.Source) (string, error) {
	t.Helper()
	r, err := corpus.Sync(t.Context(), s, from, nil)
	return fmt.Sprintf("+%d ~%d =%d -%d !%d", r.Added, r.Changed, r.Unchanged, r.Removed, len(r.Problems)), err
}

func check(t *testing.T, s *corpus.Store, from corpus.Source, w *web, want, asked string) {
	t.Helper()
	if got, err := sync(t, s, from); err != nil || got != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
	if got := w.requests(); got != asked {
		t.Errorf("asked for %s\nwant %s", got, asked)
	}
}

func TestPage(t *testing.T) {
	s, w := store(t), &web{pages: map[string]string{root + "/a": article("Talks", "", leading("/b"))}}
	from := source(t, root+"/a?utm_source=x", w, Options{Collection: "talks"})
	check(t, s, from, w, "+1 ~0 =0 -0 !0", "/a")
	check(t, s, from, w, "+0 ~0 =1 -0 !0", "/a?")
	w.pages[root+"/a"] = article("Talks go on", "", "")
	check(t, s, from, w, "+0 ~1 =0 -0 !0", "/a?")
	a, err := s.Article(t.Context(), "example.com/a")
	if err != nil || a.Title != "Talks go on" || a.Collection != "talks" {
		t.Errorf("%+v, %v", a, err)
	}
	for name, page := range map[string]string{"a login page": "<form><input type=password></form>", "none": ""} {
		if w.pages[root+"/a"] = page; page == "" {
			delete(w.pages, root+"/a")
		}
		if got, err := sync(t, s, from); err == nil || got != "+0 ~0 =0 -0 !0" {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
}

func TestSitemap(t *testing.T) {
	index := `<sitemapindex><sitemap><loc>` + root + `/news.xml</loc></sitemap><sitemap><loc>https://other.example/x.xml</loc></sitemap></sitemapindex>`
	w := &web{pages: map[string]string{
		root + "/sitemap.xml": index,
		root + "/news.xml":    sitemapOf(root+"/news/a", root+"/news/b?utm_x=1", root+"/tags/x", "http://www.example.com/news/a/", "https://other.example/c", root+"/news/none"),
		root + "/news/a":      article("A", "", ""), root + "/news/b": article("B", "", ""), root + "/tags/x": article("X", "", ""), root + "/news/c": article("C", "", ""),
	}}
	s, from := store(t), source(t, root+"/sitemap.xml", w, Options{Include: []string{"/news/*"}})
	check(t, s, from, w, "+2 ~0 =0 -0 !1", "/news.xml /news/a /news/b /news/none /sitemap.xml")
	check(t, s, from, w, "+0 ~0 =2 -0 !0", "/news.xml? /news/a? /news/b? /sitemap.xml?")
	// What a sitemap no longer lists stays as long as it is there.
	w.pages[root+"/news.xml"] = sitemapOf(root+"/news/b", root+"/news/c")
	check(t, s, from, w, "+1 ~0 =2 -0 !0", "/news.xml? /news/a? /news/b? /news/c /sitemap.xml?")
	delete(w.pages, root+"/news/a")
	check(t, s, from, w, "+0 ~0 =2 -1 !0", "/news.xml? /news/a? /news/b? /news/c? /sitemap.xml?")
	// A site that lost most of its pages has not withdrawn them.
	delete(w.pages, root+"/news/b")
	delete(w.pages, root+"/news/c")
	delete(w.pages, root+"/news.xml")
	if got, err := sync(t, s, from); !errors.Is(err, corpus.ErrShrunk) || got != "+0 ~0 =0 -0 !0" {
		t.Errorf("%s, %v", got, err)
	}
}

// A page that could not be had for now is asked for at the next sync, although the sitemap is the same.
func TestPageIsTriedAgain(t *testing.T) {
	w := &web{pages: map[string]string{root + "/sitemap.xml": sitemapOf(root+"/a", root+"/b"), root + "/a": article("A", "", ""), root + "/b": article("B", "", "")},
		fails: map[string]error{root + "/b": errors.New("try again later")}}
	s, from := store(t), source(t, root+"/sitemap.xml", w, Options{})
	check(t, s, from, w, "+1 ~0 =0 -0 !1", "/a /b /sitemap.xml")
	w.fails = nil
	check(t, s, from, w, "+1 ~0 =1 -0 !0", "/a? /b /sitemap.xml")
	check(t, s, from, w, "+0 ~0 =2 -0 !0", "/a? /b? /sitemap.xml?")
	w.fails = map[string]error{root + "/b": &fetch.LaterError{Err: errors.New("busy")}}
	if got, err := sync(t, s, from); !errors.As(err, new(*fetch.LaterError)) || got[len(got)-5:] != "-0 !0" {
		t.Errorf("%s, %v", got, err)
	}
}

func TestSection(t *testing.T) {
	w := &web{pages: map[string]string{
		root + "/news":   leading("/news/a", "news/b?print=1", "/about", "https://other.example/", "/news/pic.jpg", "#top", "javascript:x()"),
		root + "/news/a": article("A", "", leading("/news/c")), root + "/news/b?print=1": article("B", "", ""), root + "/news/c": article("C", "", leading("/news/d")),
		root + "/news/d": article("D", "", ""), root + "/about": article("About", "", ""),
	}}
	o := Options{Depth: 1, Exclude: []string{"/about*", "*print=*"}}
	check(t, store(t), source(t, root+"/news", w, o), w, "+1 ~0 =0 -0 !0", "/news /news/a")
	o.Depth = 2
	s, from := store(t), source(t, root+"/news", w, o)
	check(t, s, from, w, "+2 ~0 =0 -0 !0", "/news /news/a /news/c")
	// A page near by that changes is followed as far as before, no further.
	w.pages[root+"/news"] += leading("/news/a")
	w.pages[root+"/news/a"] = article("A2", "", leading("/news/c", "/news/e"))
	w.pages[root+"/news/c"] = article("C2", "", leading("/news/d"))
	w.pages[root+"/news/e"] = article("E", "", "")
	check(t, s, from, w, "+1 ~2 =0 -0 !0", "/news/a? /news/c? /news/e /news?")
}

// A section that changed is followed although the page that leads to it is the same, and what lies deeper is not.
func TestSectionAlone(t *testing.T) {
	w := &web{pages: map[string]string{
		root + "/":       leading("/z"),
		root + "/z":      article("Z", "", leading("/b")),
		root + "/b":      article("B", "", leading("/a")),
		root + "/a":      article("A", "", leading("/beyond")),
		root + "/beyond": article("Beyond", "", ""),
	}}
	o := Options{Depth: 3}
	s, from := store(t), source(t, root+"/", w, o)
	check(t, s, from, w, "+3 ~0 =0 -0 !0", "/ /a /b /z")
	w.pages[root+"/b"] = article("B2", "", leading("/a", "/fresh"))
	w.pages[root+"/a"] = article("A2", "", leading("/beyond"))
	w.pages[root+"/fresh"] = article("Fresh", "", "")
	check(t, s, from, w, "+1 ~2 =1 -0 !0", "/? /a? /b? /fresh /z?")
	check(t, s, from, w, "+0 ~0 =4 -0 !0", "/? /a? /b? /fresh? /z?")
	// Followed further than before, the pages on the way are read again.
	o.Depth = 4
	from = source(t, root+"/", w, o)
	check(t, s, from, w, "+1 ~0 =4 -0 !0", "/ /a /b /beyond /fresh /z")
	check(t, s, from, w, "+0 ~0 =5 -0 !0", "/? /a? /b? /beyond? /fresh? /z?")
}

// A page that turns out to be nearer is followed although it is the same.
func TestSectionComesNearer(t *testing.T) {
	w := &web{pages: map[string]string{
		root + "/": leading("/b"), root + "/b": article("B", "", leading("/a")), root + "/a": article("A", "", leading("/c")), root + "/c": article("C", "", ""),
	}}
	s, from := store(t), source(t, root+"/", w, Options{Depth: 2})
	check(t, s, from, w, "+2 ~0 =0 -0 !0", "/ /a /b")
	w.pages[root+"/"] = leading("/b", "/a", "/b")
	check(t, s, from, w, "+1 ~0 =2 -0 !0", "/? /a /b? /c")
}

func TestMost(t *testing.T) {
	w := &web{pages: map[string]string{root + "/news": leading("/1", "/2", "/3"), root + "/1": article("1", "", ""), root + "/2": article("2", "", ""), root + "/3": article("3", "", "")}}
	s := store(t)
	r, err := corpus.Sync(t.Context(), s, source(t, root+"/news", w, Options{Depth: 1, Most: 3}), nil)
	if err != nil || r.Added != 2 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, "--most") {
		t.Errorf("%+v, %v", r, err)
	}
}

// An address with a secret in it is no key; its document stays though it cannot be asked for by itself.
func TestSecretAddress(t *testing.T) {
	at := root + "/a?token=hunter2"
	w := &web{pages: map[string]string{root + "/news": leading(at), at: article("A", "", "")}}
	s, from := store(t), source(t, root+"/news", w, Options{Depth: 1})
	check(t, s, from, w, "+1 ~0 =0 -0 !0", "/a?token=hunter2 /news")
	check(t, s, from, w, "+0 ~0 =1 -0 !0", "/news?")
	origins, err := s.Origins(t.Context(), "example.com/a")
	if err != nil || len(origins) != 1 || strings.Contains(fmt.Sprint(origins), "hunter2") {
		t.Errorf("%+v, %v", origins, err)
	}
}

// A page under several addresses is one article.
func TestOneStory(t *testing.T) {
	canonical := `<link rel="canonical" href="` + root + `/a">`
	w := &web{pages: map[string]string{
		root + "/news": leading("/a", "/a/amp", "/a/amp/", "/print/a", "http://www.example.com/a/?utm_source=x"),
		root + "/a":    article("A", canonical, ""), root + "/print/a": article("A, to print", canonical, ""), root + "/a/amp": article("A, fast", canonical, ""),
	}}
	s := store(t)
	from := source(t, root+"/news", w, Options{Depth: 1})
	check(t, s, from, w, "+1 ~0 =0 -0 !0", "/a /news /print/a")
	check(t, s, from, w, "+0 ~0 =1 -0 !0", "/a? /news? /print/a?")
	// And the same as a source of its own.
	check(t, s, source(t, "http://example.com/a", &web{pages: map[string]string{"http://example.com/a": article("A", canonical, "")}}, Options{}), &web{}, "+0 ~0 =0 -0 !0", "")
	if origins, err := s.Origins(t.Context(), "example.com/a"); err != nil || len(origins) != 2 {
		t.Errorf("%+v, %v", origins, err)
	}
}

func TestOptions(t *testing.T) {
	for _, o := range []Options{{Depth: -1}, {Depth: 6}, {Most: -1}, {Most: 1 << 20}, {Include: []string{""}}} {
		if _, err := New(root, nil, now, o); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
	for _, at := range []string{"", "ftp://example.com", "talks"} {
		if _, err := New(at, nil, now, Options{}); err == nil {
			t.Errorf("%q was taken", at)
		}
	}
	for pattern, want := range map[string]bool{"/news/*": true, "/news": false, "*": true, "*.html": true, "/news/a.html": true, "/NEWS/*": false, "/n.ws/*": false} {
		if got := matches(pattern, "/news/a.html"); got != want {
			t.Errorf("%q: %v", pattern, got)
		}
	}
}

func FuzzLinks(f *testing.F) {
	f.Add(root+"/a", []byte(`<base href="//x"><a href="b?utm_x=1"><a rel=nofollow href=c><a href="javascript:x"><A HREF=http://[::1]:99999/>`))
	f.Fuzz(func(t *testing.T, base string, body []byte) {
		for _, link := range links(base, body) {
			if !strings.HasPrefix(link, "http") || strings.ContainsAny(link, " \n\x00") {
				t.Errorf("%q", link)
			}
		}
	})
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(sitemapOf(root+"/a", "\u202e", "javascript:x")))
	f.Add([]byte(`<!DOCTYPE x [<!ENTITY a "b">]><sitemapindex><sitemap><loc>&a;</loc></sitemap></sitemapindex>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		listed, err := sitemap(body)
		if err != nil && len(listed) > 0 || len(listed) > highest {
			t.Errorf("%d, %v", len(listed), err)
		}
	})
}
