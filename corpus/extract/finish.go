package extract

import (
	"net/url"
	"strings"

	"parley/corpus"
)

// finish completes an article whose text is in b: a title when it has none, the text without a heading
// that only repeats the title and without a closing plea to subscribe, and the host of its address as
// publisher when none is stated.
func finish(a corpus.Article, b *Builder, name string) (corpus.Article, error) {
	b.pieces = cutPleas(b.pieces)
	if a.Title == "" {
		a.Title = titleFrom(b.pieces, name)
	}
	if len(b.pieces) > 1 && b.pieces[0].kind == corpus.Heading && sameTitle(b.pieces[0].text, a.Title) {
		b.pieces = b.pieces[1:]
	}
	a.Text, a.Blocks = b.Build()
	if a.Text == "" {
		return corpus.Article{}, errNoText
	}
	if a.Publisher == "" {
		a.Publisher = host(a.URL)
	}
	return a, nil
}

// one is what a format that holds a single article returns.
func one(a corpus.Article, problems []corpus.Problem, err error) ([]corpus.Article, []corpus.Problem, error) {
	if err != nil {
		return nil, problems, err
	}
	return []corpus.Article{a}, problems, nil
}

// host returns the host of a web address without "www.", "" when there is none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
