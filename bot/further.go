package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"parley/index"
)

// How much further the articles that promise most are read. Measured on question sets left out in turn: an answer may use few of
// a question's words where the title and other passages hold them, so that passages of many articles come before it.
const (
	promising = 5  // articles
	further   = 25 // passages of them together
)

// readFurther finds more passages of the articles that promise most by what was found; none where all there is was found.
func (b *Bot) readFurther(ctx context.Context, query index.Query, found []index.Hit) ([]index.Hit, error) {
	if len(found) < query.Limit {
		return nil, nil
	}
	query.Filter.Articles = mostPromising(found)
	known := make(map[index.Hit]bool, len(found))
	for _, h := range found {
		if slices.Contains(query.Filter.Articles, h.Article) {
			known[unscored(h)] = true
		}
	}
	query.Limit = len(known) + further
	more, err := b.passages.Search(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("reading further in what was found: %w", err)
	}
	return slices.DeleteFunc(more.Hits, func(h index.Hit) bool { return known[unscored(h)] }), nil
}

// unscored is where a hit stands, whatever it scored.
func unscored(h index.Hit) index.Hit {
	h.Score = 0
	return h
}

// mostPromising returns the articles whose passages together score most, the best counting in full, the next half and so on.
func mostPromising(found []index.Hit) []string {
	var articles []string
	worth, counts := map[string]float64{}, map[string]float64{}
	for _, h := range found {
		if counts[h.Article] == 0 {
			articles, counts[h.Article] = append(articles, h.Article), 1
		}
		worth[h.Article] += counts[h.Article] * h.Score
		counts[h.Article] /= 2
	}
	slices.SortStableFunc(articles, func(a, b string) int { return cmp.Compare(worth[b], worth[a]) })
	return articles[:min(promising, len(articles))]
}
