package slack

import "fmt"

// Reindexing says that somebody, "" for nobody known, had the index made anew, and how many of so many articles are done.
func Reindexing(by string, done, total int) Message {
	text := reindexes(by)
	if total > 0 {
		text += fmt.Sprintf(" %d of %s so far.", min(done, total), counted(total))
	}
	return Sentence(text + " I answer from the old one meanwhile…")
}

func reindexes(by string) string {
	if by = clip(by, mostLabel); visible(by) {
		return by + " asked me to make the index anew."
	}
	return "I make the index anew."
}

// Reindexed says what came of it.
func Reindexed(by, what string) Message {
	return Sentence(reindexes(by) + " " + clip(what, mostNotice))
}

// ReindexGoesOn says that it takes longer than a message is changed for.
func ReindexGoesOn(by string) Message {
	return Sentence(reindexes(by) + " It takes a while, and I go on; until then I answer from the old one.")
}

// NotReindexed says that nothing was changed, because.
func NotReindexed(by, because string) Message {
	return Sentence(fmt.Sprintf("%s I could not, and answer from the old one, because: %s", reindexes(by), clip(because, mostNotice)))
}
