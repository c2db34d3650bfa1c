package extract

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"parley/corpus"
)

// Markdown reads one article of CommonMark with tables, strikethrough and footnotes, perhaps with front
// matter in YAML or TOML. Markup, link addresses and images go, words stay. Broken front matter and wrong
// dates are problems; the body is read all the same.
//
// Markdown is HTML in short form and may hold HTML, so it is rendered and read as HTML: one reader
// knows what an element means.
func Markdown(name string, data []byte) (articles []corpus.Article, problems []corpus.Problem, err error) {
	defer rescue(&err)
	text, err := decode(data)
	if err != nil {
		return nil, nil, err
	}
	stated, body, err := cutFront(text)
	a, problems := stated.article(name)
	if err != nil {
		problems = append(problems, corpus.Problem{Where: name, Reason: err.Error(), Partly: true})
	}
	b, err := fromMarkdown(body)
	if err != nil {
		return nil, problems, err
	}
	a, err = finish(a, b, name)
	a.References, a.Asked = stated.references(a.Text), stated.asked(a.Text)
	return one(a, problems, err)
}

func fromMarkdown(text string) (*Builder, error) {
	markdown := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote),
		goldmark.WithRendererOptions(
			html.WithUnsafe(), // nothing is shown to a browser: the output is read back and only its words are kept
			renderer.WithNodeRenderers(util.Prioritized(wholeTags{}, 1)),
		),
	)
	var page bytes.Buffer
	if err := markdown.Convert([]byte(text), &page); err != nil {
		return nil, fmt.Errorf("read Markdown: %w", err)
	}
	root, err := parse(page.String())
	if err != nil {
		return nil, fmt.Errorf("read Markdown: %w", err)
	}
	b := new(Builder)
	for _, p := range fromNode(root).pieces {
		if strings.Contains(p.text, "**") {
			p.text = strayStars.ReplaceAllString(p.text, "$1$2")
		}
		b.add(p)
	}
	return b, nil
}

// strayStars matches "**" that converters leave where bold type begins or ends inside a word or at a
// space. Longer runs stay: they mask words.
var strayStars = regexp.MustCompile(`(^|[^*])\*\*([^*]|$)`)

// wholeTags renders tags that stand in running text, but not those after which an HTML reader would take
// the rest of the document for something else than text.
type wholeTags struct{}

func (wholeTags) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, renderTag)
}

func renderTag(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := string(node.(*ast.RawHTML).Segments.Value(source))
	if !entering || swallows(tag) {
		return ast.WalkSkipChildren, nil
	}
	_, err := w.WriteString(tag)
	return ast.WalkSkipChildren, err
}

// swallows reports whether tag opens or closes an element whose content is not read as elements.
func swallows(tag string) bool {
	name := strings.TrimLeft(strings.ToLower(tag), "</")
	for _, raw := range []string{"title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext", "select", "template", "noscript", "svg", "math"} {
		if strings.HasPrefix(name, raw) {
			return true
		}
	}
	return false
}
