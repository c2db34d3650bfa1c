package corpus

// A Reference is a document that sentences of an article rest on, as the article states it.
type Reference struct {
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"` // as stated: "2026-01-15", "2026-01" or "2026"
	URL       string `json:"url,omitempty"`  // "" when it has no address
	Sentences []int  `json:"sentences"`      // where in Text each of these sentences begins, in bytes, in order
}

// Under returns the references that sentences beginning in Text[start:end] rest on, in the order
// the article has them; nil when it names none.
func (a Article) Under(start, end int) []Reference {
	var under []Reference
	for _, r := range a.References {
		for _, at := range r.Sentences {
			if start <= at && at < end {
				under = append(under, r)
				break
			}
		}
	}
	return under
}
