package extract

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

// pageArticle reads a page that has an address.
func pageArticle(t *testing.T, address, page string) corpus.Article {
	t.Helper()
	articles, _, err := HTML(address, []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	canonical(t, articles[0])
	return articles[0]
}

func TestHTMLNewsPage(t *testing.T) {
	data, err := os.ReadFile("testdata/news.html")
	if err != nil {
		t.Fatal(err)
	}
	a := pageArticle(t, "https://tradedaily.example/x?utm=1", string(data))
	stated := a
	stated.Text, stated.Blocks = "", nil
	want := corpus.Article{
		Title: "Negotiators extend tariff truce in Stockholm", Publisher: "Trade Daily", Authors: []string{"Ana Lund"},
		URL: "https://www.tradedaily.example/2025/07/stockholm-truce", Published: "2025-07-29", Updated: "2025-08-01", Language: "en-GB",
	}
	if diff := cmp.Diff(want, stated); diff != "" {
		t.Error(diff)
	}
	for _, kept := range []string{
		"p Negotiators of the two largest economies agreed on Tuesday", "h2 What was agreed\n", "i1 licences for rare earth magnets",
		"r Goods | During the truce | After it\nr Imports from China | 30 % | 54 %\n", "p Officials said that the next meeting",
	} {
		if !strings.Contains(outline(a), kept) {
			t.Errorf("%q is missing", kept)
		}
	}
	for _, gone := range []string{"cookies", "Markets", "Related", "Five things", "First!", "All rights", "newsletter", "tracker", "color"} {
		if strings.Contains(a.Text, gone) {
			t.Errorf("%q is left in", gone)
		}
	}
	if t.Failed() {
		t.Log(outline(a))
	}
}

func TestHTMLCharacterSets(t *testing.T) {
	page := func(meta, text string) string {
		return "<html><head>" + meta + "<title>T</title></head><body><article><p>" + text + "</p></article></body></html>"
	}
	for _, c := range []struct{ name, page, want string }{
		{"stated", page(`<meta charset="shift_jis">`, "\x93\xfa\x96\x7b talks"), "日本 talks"},
		{"stated wrongly", page(`<meta charset="iso-8859-1">`, "café “so”"), "café “so”"},
		{"not stated", page("", "caf\xe9 \x93so\x94"), "café “so”"},
	} {
		if a := pageArticle(t, "a.html", c.page); a.Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, a.Text, c.want)
		}
	}
}

func TestHTMLWithoutArticle(t *testing.T) {
	a := pageArticle(t, "https://x.example/a", "<html><head><title>Short note</title></head><body><nav><p>Menu</p></nav><main><p>Short.</p></main><footer>Foot</footer></body></html>")
	if a.Title != "Short note" || a.Text != "Short." || a.URL != "https://x.example/a" || a.Publisher == "" {
		t.Errorf("%+v", a)
	}
	if _, _, err := HTML("a.html", []byte("<html><body><img src=a></body></html>")); err == nil {
		t.Error("a page without words is no error")
	}
}

func TestFragment(t *testing.T) {
	text, blocks, err := Fragment(`<p>One &amp; <a href="x">two</a>.</p><ul><li>three</li></ul>`)
	if err != nil || text != "One & two.\n\n- three" || len(blocks) != 2 {
		t.Errorf("Fragment = %q, %v, %v", text, blocks, err)
	}
	if text, blocks, err := Fragment(""); text != "" || blocks != nil || err != nil {
		t.Errorf("Fragment of nothing = %q, %v, %v", text, blocks, err)
	}
}
