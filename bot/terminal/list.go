package terminal

import (
	"fmt"
	"strings"

	"parley/corpus"
)

// List returns a list of articles: on a terminal the title, and under it what it takes to tell them apart and to
// name one; in a pipe a line each – day, id, publisher and title, a tab between them. No articles
// give "".
func List(articles []corpus.Summary, s Style) string {
	p := &page{style: s}
	for _, a := range articles {
		if s.Width == 0 {
			fmt.Fprintf(p, "%s\t%s\t%s\t%s\n", a.Published, Plain(a.ID), Plain(a.Publisher), Plain(a.Title))
			continue
		}
		day := string(a.Published)
		if day == "" {
			day = "undated"
		}
		label := fmt.Sprintf("%-12s", day)
		p.hang(0, label, strong, Plain(a.Title))
		p.put(len(label), faint, strings.TrimPrefix(Plain(a.Publisher)+"  "+Plain(a.ID), "  "))
	}
	return p.String()
}
