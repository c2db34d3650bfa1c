package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"parley/corpus"
)

var (
	webNow = time.Date(2025, 7, 28, 10, 0, 0, 0, time.UTC)
	prose  = strings.Repeat("The two sides met in London for a second day and agreed to meet again. ", 12)
)

func page(head, body string) []byte {
	return fmt.Appendf(nil, "<html><head>%s</head><body><article><h1>Talks</h1><p>%s</p></article>%s</body></html>", head, prose, body)
}

func TestWeb(t *testing.T) {
	for _, c := range []struct {
		name string
		raw  corpus.Raw
		want corpus.Article // as far as compared
	}{
		{"a page", corpus.Raw{Address: "https://example.com/a?utm_x=1", Type: "text/html; charset=utf-8", Body: page(`<title>Talks</title>`, "")},
			corpus.Article{ID: "example.com/a", Title: "Talks", URL: "https://example.com/a", Publisher: "example.com"}},
		{"its own address", corpus.Raw{Address: "https://m.example.com/a/amp", Type: "text/html", Body: page(`<link rel=canonical href="https://www.example.com/a">`, "")},
			corpus.Article{ID: "example.com/a", Title: "Talks", URL: "https://www.example.com/a", Publisher: "example.com"}},
		{"the address of the whole site", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: page(`<link rel=canonical href="https://example.com/">`, "")},
			corpus.Article{ID: "example.com/a", Title: "Talks", URL: "https://example.com/a", Publisher: "example.com"}},
		{"the address of another site", corpus.Raw{Address: "https://evil.example/a", Type: "text/html", Body: page(`<link rel=canonical href="https://example.com/a">`, "")},
			corpus.Article{ID: "evil.example/a", Title: "Talks", URL: "https://evil.example/a", Publisher: "evil.example"}},
		{"a date stated beside it", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: page(`<meta property="article:published_time" content="2025-07-01">`, ""),
			Stated: corpus.Article{Title: "Talks in London", Published: "2025-07-02", Tags: []string{"trade"}}},
			corpus.Article{ID: "example.com/a", Title: "Talks in London", URL: "https://example.com/a", Published: "2025-07-02", Publisher: "example.com"}},
		{"a date to come", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: page(`<meta name="date" content="9999-12-31">`, ""), Stated: corpus.Article{Published: "2099-01-01"}},
			corpus.Article{ID: "example.com/a", Title: "Talks", URL: "https://example.com/a", Publisher: "example.com"}},
		{"a date before newspapers", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: page(`<meta name="date" content="0000-01-01">`, ""), Stated: corpus.Article{Published: "0001-01-01"}},
			corpus.Article{ID: "example.com/a", Title: "Talks", URL: "https://example.com/a", Publisher: "example.com"}},
		{"a secret in the address", corpus.Raw{Address: "https://me:word@example.com/a?token=x", Type: "text/html", Body: page("", "")},
			corpus.Article{ID: "example.com/a", Title: "Talks", URL: "https://example.com/a", Publisher: "example.com"}},
		{"a form to log in beside it", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: page("", `<form><input type="password"></form>`)},
			corpus.Article{ID: "example.com/a", Title: "Talks", URL: "https://example.com/a", Publisher: "example.com"}},
		{"what a feed holds of its own site", corpus.Raw{Address: "https://example.com/rss", Type: FragmentType, Body: []byte("<p>Talks<p>in London"), Stated: corpus.Article{Title: "T", URL: "https://www.example.com/a", Publisher: "News"}},
			corpus.Article{ID: "example.com/a", Title: "T", URL: "https://www.example.com/a", Publisher: "News"}},
		{"what a feed holds of another site", corpus.Raw{Address: "https://evil.example/rss", Type: FragmentType, Body: []byte("Talks"), Stated: corpus.Article{Title: "T", URL: "https://example.com/a", Publisher: "example.com"}},
			corpus.Article{Title: "T", URL: "https://example.com/a", Publisher: "example.com"}},
		{"a hostile title", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: page("", ""), Stated: corpus.Article{Title: "\u202eA\u200b\x00\n <b>"}},
			corpus.Article{ID: "example.com/a", Title: "A <b>", URL: "https://example.com/a", Publisher: "example.com"}},
		{"text", corpus.Raw{Address: "https://example.com/a.txt", Type: "text/plain", Body: []byte("Talks in London\n\n" + prose)},
			corpus.Article{ID: "example.com/a.txt", Title: "Talks in London", URL: "https://example.com/a.txt", Publisher: "example.com"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := Web(c.raw, webNow)
			if err != nil || len(got) != 1 {
				t.Fatalf("%v, %v", got, err)
			}
			a := got[0]
			shown := corpus.Article{ID: a.ID, Title: a.Title, URL: a.URL, Published: a.Published, Publisher: a.Publisher}
			if fmt.Sprintf("%+v", shown) != fmt.Sprintf("%+v", c.want) {
				t.Errorf("got  %+v\nwant %+v", shown, c.want)
			}
		})
	}
}

func TestWebFaults(t *testing.T) {
	for _, c := range []struct {
		name string
		raw  corpus.Raw
		is   error
	}{
		{"a login page", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: []byte(`<title>Welcome</title><form><input name=p type='password'></form>`)}, ErrLogin},
		{"a login page with some text", corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: []byte(`<p>Please tell us who you are.<form><input type=password></form>`)}, ErrLogin},
		{"led to a login page", corpus.Raw{Address: "https://sso.example.com/signin/?next=x", Type: "text/html", Body: []byte(`<p>Use your company's account.`)}, ErrLogin},
		{"a picture", corpus.Raw{Address: "https://example.com/a.png", Type: "image/png", Body: []byte("\x89PNG")}, errMedia},
		{"nothing", corpus.Raw{Address: "https://example.com/a", Type: "text/html"}, errEmpty},
		{"no text", corpus.Raw{Address: "https://example.com/a", Type: FragmentType, Body: []byte("<p>")}, errNoText},
	} {
		if got, _, err := Web(c.raw, webNow); !errors.Is(err, c.is) {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
}

func FuzzWeb(f *testing.F) {
	f.Add("text/html", "https://example.com/a", "Talks", []byte("<html><title>\u202eT</title><link rel=canonical href=//x><p>Talks<input type=password>"))
	f.Add(FragmentType, "http://[::1]/?token=x", "", []byte("<p>a<script>b</script>"))
	f.Add("", "nothing", "\x00", []byte("%PDF-1.4"))
	f.Fuzz(func(t *testing.T, media, at, title string, body []byte) {
		got, _, err := Web(corpus.Raw{Address: at, Type: media, Body: body, Stated: corpus.Article{Title: title}}, webNow)
		if err != nil {
			return
		}
		for _, a := range got {
			if a.Text == "" || a.Title == "" && title != "" && clean(title) != "" {
				t.Errorf("%+v", a)
			}
			for _, b := range a.Blocks {
				if b.Start < 0 || b.End > len(a.Text) || b.Start > b.End {
					t.Errorf("block %+v of %d bytes", b, len(a.Text))
				}
			}
		}
	})
}
