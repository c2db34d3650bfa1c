package question

import "parley/index/analysis"

// ForNews reports whether a text asks for news and nothing else: "what's new?", "any updates".
func ForNews(text string) bool {
	asks := false
	for _, t := range analysis.Analyze(text) {
		switch t.Exact {
		case "new", "news", "latest", "update", "updates", "recent", "recently":
			asks = true
		default:
			if t.Class != analysis.Stop {
				return false
			}
		}
	}
	return asks
}
