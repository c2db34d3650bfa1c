package evidence

import "slices"

// articleShare is how much the other passages of an article add to each of its passages: an article that
// speaks of the question throughout is a better place to quote than one that mentions it in passing.
const articleShare = 0.2

// creditArticles adds to every candidate what its article's other candidates score, the best of them
// counting half, the next a quarter and so on.
func creditArticles(ranked []Ranked) {
	scores := map[string][]float64{}
	for _, r := range ranked {
		scores[r.Article.ID] = append(scores[r.Article.ID], r.Score)
	}
	credit := map[string]float64{}
	for id, of := range scores {
		slices.Sort(of)
		weight := articleShare / 2
		for i := len(of) - 2; i >= 0; i-- {
			credit[id] += weight * of[i]
			weight /= 2
		}
	}
	for i := range ranked {
		ranked[i].Score += credit[ranked[i].Article.ID]
	}
}
