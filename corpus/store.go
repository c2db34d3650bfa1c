package corpus

// A Position numbers a change of a store. Every article added, changed or removed takes the next one;
// whoever follows a store keeps the last Position it has seen and resumes there.
type Position int64

// A Change is one entry of a store's history as a follower sees it: the latest state of one article.
// An article changed twice appears once, at its later position.
type Change struct {
	Position Position
	ID       string
	Removed  bool    // the article is gone; Article is empty
	Article  Article // complete, with Text and Blocks
}
