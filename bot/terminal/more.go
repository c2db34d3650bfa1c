package terminal

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/bot"
	"parley/bot/answer"
	"parley/corpus"
)

// longestParagraph bounds what "context" shows of a list or a table, in bytes.
const longestParagraph = 2000

// more shows the next few passages of the last answer.
func (c *conversation) more(ctx context.Context) error {
	if !c.fetched {
		var err error
		if c.rest, c.last.Citations, err = further(ctx, c.last, c.library); err != nil {
			return err
		}
		c.fetched = true
	}
	if len(c.rest) == 0 {
		c.say("There is nothing further. Ask in other words to look elsewhere.")
		return nil
	}
	n := min(len(c.rest), mostShown)
	p := &page{style: c.style}
	for _, q := range c.rest[:n] {
		p.quote(0, plain, q, c.last.Citations)
	}
	c.rest = c.rest[n:]
	c.print(p.String())
	return nil
}

// further returns what an answer holds beyond what Render quotes – quotations, related sentences, and
// the passages of its ranking that none of these is from – and the citations of it all.
func further(ctx context.Context, a answer.Answer, library bot.Library) ([]answer.Quote, []answer.Citation, error) {
	quotes := slices.Concat(a.Quotes[min(len(a.Quotes), mostShown):], a.Related)
	citations := slices.Clone(a.Citations)
	articles, err := fetch(ctx, a.Passages, library)
	if err != nil {
		return nil, a.Citations, err
	}
	for _, p := range a.Passages {
		from, ok := articles[p.Article]
		if !ok || !within(from.Text, p.Start, p.End) || overlaps(citations, p) {
			continue
		}
		n := len(citations) + 1
		citations = append(citations, answer.Citation{
			N: n, Article: from.ID, Title: from.Title, URL: from.URL, Publisher: from.Publisher,
			Published: from.Published, Passage: p.Passage, Start: p.Start, End: p.End,
		})
		quotes = append(quotes, answer.Quote{Text: from.Text[p.Start:p.End], Citation: n})
	}
	return quotes, citations, nil
}

// fetch returns the articles of passages by id, those that are gone left out.
func fetch(ctx context.Context, passages []answer.Passage, library bot.Library) (map[string]corpus.Article, error) {
	if len(passages) == 0 {
		return nil, nil
	}
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = p.Article
	}
	slices.Sort(ids)
	found, err := library.Articles(ctx, slices.Compact(ids))
	if err != nil {
		return nil, fmt.Errorf("fetching further passages: %w", err)
	}
	articles := make(map[string]corpus.Article, len(found))
	for _, a := range found {
		articles[a.ID] = a
	}
	return articles, nil
}

// overlaps reports whether a passage holds something already cited.
func overlaps(citations []answer.Citation, p answer.Passage) bool {
	return slices.ContainsFunc(citations, func(c answer.Citation) bool {
		return c.Article == p.Article && c.Start < p.End && p.Start < c.End
	})
}

// context shows the paragraph a quotation stands in.
func (c *conversation) context(ctx context.Context, from answer.Citation) error {
	found, err := c.library.Articles(ctx, []string{from.Article})
	if err != nil {
		return fmt.Errorf("fetching the article of citation %d: %w", from.N, err)
	}
	if len(found) == 0 || !within(found[0].Text, from.Start, from.End) {
		c.say("That article was changed or removed since. Ask again to see what is known now.")
		return nil
	}
	p := &page{style: c.style}
	text := paragraph(found[0].Text, from.Start, from.End)
	p.quote(0, plain, answer.Quote{Text: text, Citation: from.N}, c.last.Citations)
	c.print(p.String())
	return nil
}

func within(text string, start, end int) bool {
	return 0 <= start && start <= end && end <= len(text)
}

// paragraph returns what stands between the blank lines around text[start:end],
// or, where that is long, between the line breaks.
func paragraph(text string, start, end int) string {
	for _, divider := range []string{"\n\n", "\n"} {
		from, to := 0, len(text)
		if i := strings.LastIndex(text[:start], divider); i >= 0 {
			from = i + len(divider)
		}
		if i := strings.Index(text[end:], divider); i >= 0 {
			to = end + i
		}
		if divider == "\n" || to-from <= longestParagraph {
			return text[from:to]
		}
	}
	return text[start:end]
}
