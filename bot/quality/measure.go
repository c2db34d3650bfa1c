package quality

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/bot"
	"parley/bot/answer"
)

// An Asker answers one message; *bot.Bot is one.
type Asker interface {
	Ask(ctx context.Context, m bot.Message) (answer.Answer, error)
}

// rankingRead is how many places of a ranking are judged.
const rankingRead = 50

// A Judged is one question with its answer and what the answer was worth.
type Judged struct {
	Question Question      `json:"question"`
	Answer   answer.Answer `json:"answer"`
	Rank     int           `json:"rank"`        // of the first right article in the ranking of articles, from 1; 0 for none
	Passage  int           `json:"passage"`     // of the first passage that holds gold words, from 1; 0 for none among 50
	Recall10 float64       `json:"recall_10"`   // share of the right articles among the first ten
	AP10     float64       `json:"map_10"`      // average precision over the first ten articles
	QuoteAt  int           `json:"quote_at"`    // first right one among quotes and related, from 1; 0 for none
	First    bool          `json:"first_right"` // the first quote is of a right article
	Took     time.Duration `json:"took"`
}

// A Lookup gives the id an article is stored under, which differs where identical articles were merged,
// and its text; both are "" when there is none.
type Lookup func(id string) (stored, text string)

// Measure asks every question of s and judges the answers. tick is called after each question.
func Measure(ctx context.Context, s Set, ask Asker, stored Lookup, tick func()) ([]Judged, error) {
	judged := make([]Judged, 0, len(s.Questions))
	for _, q := range s.Questions {
		began := time.Now()
		a, err := ask.Ask(ctx, bot.Message{ID: q.ID, Text: q.Text, Earlier: q.History, AsOf: q.AsOf, Passages: rankingRead})
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		took := time.Since(began)
		j := judge(q, a, stored)
		j.Took = took
		judged = append(judged, j)
		tick()
	}
	return judged, nil
}

func judge(q Question, a answer.Answer, stored Lookup) Judged {
	j := Judged{Question: q, Answer: a}
	var gold, right []string
	for _, id := range q.Gold {
		if id, _ = stored(id); !slices.Contains(gold, id) {
			gold = append(gold, id)
		}
	}
	right = append(right, gold...)
	for _, id := range q.AlsoOK {
		id, _ = stored(id)
		right = append(right, id)
	}
	if len(gold) == 0 {
		return j
	}
	j.rankArticles(gold, right)
	for i, p := range a.Passages {
		if !slices.Contains(right, p.Article) {
			continue
		}
		if _, text := stored(p.Article); holdsGold(text[p.Start:p.End], q.GoldText) {
			j.Passage = i + 1
			break
		}
	}
	for i, quote := range slices.Concat(a.Quotes, a.Related) {
		of := a.Citations[quote.Citation-1].Article
		ok := slices.Contains(right, of)
		if i == 0 {
			j.First = ok
		}
		if ok && j.QuoteAt == 0 && matchesGold(quote.Text, q.GoldText) {
			j.QuoteAt = i + 1
		}
	}
	return j
}

// rankArticles judges the ranking of articles: each stands where its first passage stands.
func (j *Judged) rankArticles(gold, right []string) {
	var order []string
	for _, p := range j.Answer.Passages {
		if !slices.Contains(order, p.Article) {
			order = append(order, p.Article)
		}
	}
	hits := 0
	for i, id := range order {
		if slices.Contains(right, id) && j.Rank == 0 {
			j.Rank = i + 1
		}
		if slices.Contains(gold, id) && i < 10 {
			hits++
			j.AP10 += float64(hits) / float64(i+1)
		}
	}
	j.Recall10 = float64(hits) / float64(len(gold))
	j.AP10 /= float64(min(len(gold), 10))
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// matchesGold reports whether a quotation contains gold words or is contained in them.
func matchesGold(quote string, gold []string) bool {
	quote = fold(quote)
	for _, g := range gold {
		if g = fold(g); g != "" && (strings.Contains(quote, g) || quote != "" && strings.Contains(g, quote)) {
			return true
		}
	}
	return false
}

// holdsGold reports whether a passage contains gold words, or the start of longer ones.
func holdsGold(passage string, gold []string) bool {
	passage = fold(passage)
	for _, g := range gold {
		g = fold(g)
		if len(g) > 80 {
			g = g[:80]
		}
		if g != "" && strings.Contains(passage, g) {
			return true
		}
	}
	return false
}
