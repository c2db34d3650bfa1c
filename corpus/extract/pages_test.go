package extract

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A benchPage is one of a public benchmark of extraction: words that belong to its article, and words that do not.
type benchPage struct {
	address       string
	file, date    string
	with, without []string
}

// TestPages measures extraction on the pages that come with github.com/markusmobius/go-trafilatura, which are those of the
// benchmark of adbar/trafilatura: 748 pages in many languages, a few words of each named by hand.
func TestPages(t *testing.T) {
	dir := os.Getenv("PARLEY_PAGES")
	if dir == "" {
		t.Skip("PARLEY_PAGES names no folder of the module go-trafilatura; .ci/steps/35-pages fetches it")
	}
	var all, found struct{ with, without, dates, stated, read int }
	for _, p := range readPages(t, filepath.Join(dir, "scripts", "comparison", "data.go")) {
		data, err := os.ReadFile(filepath.Join(dir, "test-files", "comparison", p.file))
		if err != nil {
			data, err = os.ReadFile(filepath.Join(dir, "test-files", "mock", p.file))
		}
		if err != nil {
			continue
		}
		all.read++
		articles, _, err := HTML(p.address, data)
		text, day := "", ""
		if err == nil && len(articles) > 0 {
			found.read++
			text, day = articles[0].Text, string(articles[0].Published)
		}
		all.with += len(p.with)
		all.without += len(p.without)
		found.with += held(text, p.with)
		found.without += held(text, p.without)
		if p.date != "" {
			all.dates++
			if day != "" {
				found.stated++
			}
			if day == p.date {
				found.dates++
			}
		}
	}
	precision := float64(found.with) / float64(found.with+found.without)
	recall := float64(found.with) / float64(all.with)
	f1 := 2 * precision * recall / (precision + recall)
	dates := float64(found.dates) / float64(all.dates)
	t.Logf("%d pages, %d read: precision %.3f, recall %.3f, F1 %.3f; published day right on %.3f of %d, and on %.3f of those that have one found",
		all.read, found.read, precision, recall, f1, dates, all.dates, float64(found.dates)/float64(found.stated))
	if f1 < 0.85 {
		t.Errorf("F1 %.3f", f1)
	}
}

// held is how many pieces of words stand in text.
func held(text string, pieces []string) (n int) {
	text = strings.Join(strings.Fields(text), " ")
	for _, piece := range pieces {
		if strings.Contains(text, strings.Join(strings.Fields(piece), " ")) {
			n++
		}
	}
	return n
}

// readPages reads the table of pages, a map literal in Go.
func readPages(t *testing.T, file string) (pages []benchPage) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		entry, ok := pair.Value.(*ast.CompositeLit)
		if !ok || entry.Type != nil {
			return true
		}
		p := benchPage{address: literal(pair.Key)}
		for _, element := range entry.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				p.take(pair)
			}
		}
		if p.file != "" {
			pages = append(pages, p)
		}
		return true
	})
	return pages
}

func (p *benchPage) take(pair *ast.KeyValueExpr) {
	name, ok := pair.Key.(*ast.Ident)
	if !ok {
		return
	}
	switch name.Name {
	case "File":
		p.file = literal(pair.Value)
	case "Date":
		p.date = literal(pair.Value)
	case "With", "Without":
		list, ok := pair.Value.(*ast.CompositeLit)
		if !ok {
			return
		}
		for _, item := range list.Elts {
			if name.Name == "With" {
				p.with = append(p.with, literal(item))
			} else {
				p.without = append(p.without, literal(item))
			}
		}
	}
}

func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok {
		if text, err := strconv.Unquote(l.Value); err == nil {
			return text
		}
	}
	return ""
}
