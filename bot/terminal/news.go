package terminal

import (
	"encoding/json"
	"fmt"
	"io"

	"parley/bot/answer"
	"parley/bot/news"
)

// News returns what is new as a person reads it: below each subject its articles, by one sentence, word for word, and where that stands.
func News(n news.News, s Style) string {
	p := &page{style: s}
	since := "new or changed since you last asked"
	if n.Since != "" {
		since = "published since " + n.Since.Long()
	}
	switch {
	case n.Total == 0:
		p.put(0, warn, fmt.Sprintf("No article is %s.", since))
		p.put(0, plain, "parley new --since DATE looks further back.")
		return p.String()
	case n.Total > news.Most:
		p.put(0, faint, fmt.Sprintf("%d articles %s, the newest %d of them", n.Total, since, news.Most))
	case n.Total == 1:
		p.put(0, faint, "1 article "+since)
	default:
		p.put(0, faint, fmt.Sprintf("%d articles %s", n.Total, since))
	}
	for _, g := range n.Groups {
		p.gap()
		p.put(0, strong, Plain(g.Subject))
		for _, i := range g.Items {
			p.quote(2, plain, answer.Quote{Text: i.Text, Citation: i.Citation.N}, []answer.Citation{i.Citation})
		}
	}
	return p.String()
}

// WriteNewsJSON writes what is new as one line of JSON. No list in it is null, and "<", ">" and "&" stand as they are.
func WriteNewsJSON(w io.Writer, n news.News) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(n); err != nil {
		return fmt.Errorf("writing what is new: %w", err)
	}
	return nil
}
