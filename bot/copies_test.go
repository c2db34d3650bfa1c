package bot_test

import (
	"testing"

	"parley/bot"
	"parley/bot/answer"
	"parley/corpus"
)

// syndicated is a story, a copy of it that is found before it, and an article of its own.
func syndicated() shelf {
	const met = "Scott Bessent and He Lifeng met at the Stockholm trade talks on 28 July 2025."
	return shelf{alike: []string{"first", "copy", "third"}, articles: []corpus.Article{
		{ID: "copy", Title: "Stockholm talks", Publisher: "Beta", URL: "https://b.example", Published: "2025-07-29",
			Text: "From our partners. " + met + " Stockholm was the third round of the trade talks."},
		{ID: "third", Title: "Stockholm talks", Publisher: "Gamma", Published: "2025-07-30",
			Text: met + " The Stockholm trade talks took two days, Beijing said."},
		{ID: "first", Title: "Stockholm talks", Publisher: "Alpha", URL: "https://a.example", Published: "2025-07-28",
			Text: "STOCKHOLM. " + met + " They agreed to go on."},
		{ID: "own", Title: "Madrid talks", Publisher: "Delta", Published: "2025-09-15", Text: "Bessent and He Lifeng met in Madrid for trade talks after Stockholm."},
	}}
}

// Of several copies the earliest is cited, whichever was found first, and the others are named on it.
func TestAskCitesTheEarliestCopy(t *testing.T) {
	a := ask(t, syndicated(), "Who met at the Stockholm trade talks?")
	if len(a.Quotes) == 0 {
		t.Fatalf("%+v", a)
	}
	c := a.Citations[0]
	if c.Article != "first" || len(c.AlsoIn) != 2 || c.AlsoIn[0].Article != "copy" || c.AlsoIn[1].Publisher != "Gamma" {
		t.Errorf("%+v", c)
	}
	quotesOneOf(t, a)
}

// quotesOneOf wants every quotation to be what the store holds, and no story to be quoted from two articles.
func quotesOneOf(t *testing.T, a answer.Answer) {
	t.Helper()
	s := syndicated()
	from := make(map[string]bool)
	for _, q := range append(a.Quotes, a.Related...) {
		c := a.Citations[q.Citation-1]
		for _, held := range s.articles {
			if held.ID == c.Article && held.Text[c.Start:c.End] != q.Text {
				t.Errorf("%q is not what stands in %s", q.Text, c.Article)
			}
		}
		from[c.Article] = true
	}
	if n := len(from); from["own"] && n > 2 || !from["own"] && n > 1 {
		t.Errorf("quoted from %v", from)
	}
}

// What is not to be quoted is not named either: other collections, and what was published later than the day asked about.
func TestAskNamesNoCopyOutOfReach(t *testing.T) {
	s := syndicated()
	s.articles[1].Collection, s.articles[2].Collection = "talks", "other"
	s.articles[0].Collection = "talks"
	a, err := newBot(t, s).Ask(t.Context(), bot.Message{ID: "7", Text: "Who met at the Stockholm trade talks?", Collections: []string{"talks"}})
	if err != nil || len(a.Quotes) == 0 {
		t.Fatalf("%+v %v", a, err)
	}
	for _, c := range a.Citations {
		for _, other := range c.AlsoIn {
			if other.Article == "first" {
				t.Errorf("%+v", c)
			}
		}
	}
	a, err = newBot(t, syndicated()).Ask(t.Context(), bot.Message{ID: "7", Text: "Who met at the Stockholm trade talks?", AsOf: "2025-07-29"})
	if err != nil || len(a.Quotes) == 0 {
		t.Fatalf("%+v %v", a, err)
	}
	if c := a.Citations[0]; len(c.AlsoIn) != 1 || c.AlsoIn[0].Article != "copy" {
		t.Errorf("%+v", c)
	}
}

// Articles that are no copies are quoted as they were found.
func TestAskWithoutCopies(t *testing.T) {
	s := syndicated()
	s.alike = nil
	a := ask(t, s, "Who met at the Stockholm trade talks?")
	if a.Citations[0].Article != "copy" || len(a.Citations[0].AlsoIn) != 0 {
		t.Errorf("%+v", a.Citations[0])
	}
}
