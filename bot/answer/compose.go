package answer

import (
	"fmt"
	"math"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/bot/when"
)

// Limits of an answer.
const (
	mostQuotes  = 3
	mostRelated = 3
	mostMisses  = 2 // near misses beside "nothing"
)

// Bounds of confidence. Above sure the sentence is given as the answer, above near the closest passages
// are shown as just that, below it Parley says that it found nothing.
const (
	sure = 0.35
	near = 0.12
)

// Compose puts an answer together from what the evidence chose among searched passages.
// most bounds the ranking reported.
func Compose(id string, q question.Question, c evidence.Choice, searched, most int) Answer {
	a := empty(id, q.Text)
	a.Confidence = math.Round(c.Confidence*1000) / 1000
	a.Kind = kindOf(c)
	for _, r := range c.Ranked[:min(len(c.Ranked), most)] {
		a.Passages = append(a.Passages, Passage{
			Article: r.Article.ID, Passage: r.Hit.Passage, Start: r.Hit.Start, End: r.Hit.End, Score: math.Round(r.Score*1e4) / 1e4,
		})
	}
	quotes, related := mostQuotes, mostRelated
	if a.Kind == Nothing {
		quotes, related = 0, mostMisses
		a.Notices = append(a.Notices, nothingFound(searched))
	}
	for i, s := range c.Sentences[:min(len(c.Sentences), quotes+related)] {
		quote := a.cite(c.Ranked[s.Candidate], s)
		if i < quotes {
			a.Quotes = append(a.Quotes, quote)
		} else {
			a.Related = append(a.Related, quote)
		}
	}
	a.Notices = append(a.Notices, repaired(q.Repairs)...)
	if len(a.Quotes) > 0 {
		a.Notices = append(a.Notices, aliased(q, a.Quotes[0].Text+"\n"+a.Citations[0].Title)...)
	}
	if q.AsOf != "" {
		a.Notices = append(a.Notices, a.asOf(q.AsOf))
	}
	return a
}

// Asked returns the answer to a message that asks nothing.
func Asked(id, text string) Answer {
	a := empty(id, text)
	a.Kind = Help
	a.Notices = append(a.Notices, Notice{Kind: "help", Text: "Ask about the US-China trade talks or the export rules, in your own words."})
	return a
}

// nothingFound says what was searched.
func nothingFound(searched int) Notice {
	text := fmt.Sprintf("Nothing in the %d passages searched comes near this question.", searched)
	if searched == 0 {
		text = "There are no articles to search yet: bring some in with parley index PATH."
	}
	return Notice{Kind: "searched", Text: text}
}

// empty has no list that is nil, so its JSON has no null.
func empty(id, text string) Answer {
	return Answer{
		ID: id, Question: text,
		Quotes: []Quote{}, Citations: []Citation{}, Related: []Quote{}, Later: []Quote{}, Notices: []Notice{}, Passages: []Passage{},
	}
}

func kindOf(c evidence.Choice) Kind {
	switch {
	case len(c.Sentences) == 0 || c.Confidence < near:
		return Nothing
	case c.Confidence < sure:
		return Unsure
	}
	return Direct
}

// cite quotes a sentence and numbers its citation.
func (a *Answer) cite(r evidence.Ranked, s evidence.Sentence) Quote {
	n := len(a.Citations) + 1
	a.Citations = append(a.Citations, Cite(n, r.Article, r.Hit.Passage, s.Start, s.End))
	q := Quote{Text: r.Article.Text[s.Start:s.End], Citation: n}
	if len(r.Article.Under(s.Start, s.End)) == 0 { // what rests on documents of other days counts from none that is known
		q.Notes = notes(when.NewReader(nil), q.Text, r.Article.Published)
	}
	return q
}
