package quality

import (
	"context"
	"fmt"
	"slices"

	"parley/bot"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/index"
)

// A Proposer gives what an answer is chosen from; *bot.Bot is one.
type Proposer interface {
	Propose(ctx context.Context, m bot.Message) (question.Question, []evidence.Candidate, index.Stats, error)
}

// wholeSet is the number of questions from which on a set counts in full when a model is fitted:
// large sets do not drown small ones, and tiny ones do not speak louder than they know.
const wholeSet = 100

// ToFit returns s without the half that is kept apart.
func (s Set) ToFit() Set {
	s.Questions = slices.DeleteFunc(slices.Clone(s.Questions), func(q Question) bool { return q.Half == keptApart })
	return s
}

// Cases turns the questions of s, and strangers asked of its articles, into what a model is fitted on, in that order.
// Together they weigh at most 1. tick is called after each question.
func Cases(ctx context.Context, s Set, strangers []Stranger, from Proposer, stored Lookup, tick func()) ([]evidence.Case, error) {
	asked := slices.Clone(s.Questions)
	for _, q := range strangers {
		asked = append(asked, q.Question)
	}
	weight := min(1, float64(len(asked))/wholeSet) / float64(len(asked))
	cases := make([]evidence.Case, 0, len(asked))
	for _, q := range asked {
		understood, candidates, stats, err := from.Propose(ctx, bot.Message{ID: q.ID, Text: q.Text, Earlier: q.History, AsOf: q.AsOf})
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		tick()
		cases = append(cases, caseOf(q, weight, understood, candidates, stats, stored))
	}
	return cases, nil
}

func caseOf(q Question, weight float64, asked question.Question, candidates []evidence.Candidate, stats index.Stats, stored Lookup) evidence.Case {
	right := storedIDs(stored, q.Gold, q.AlsoOK)
	c := evidence.Case{
		Question: asked, Candidates: candidates, Stats: stats, Weight: weight, Answerable: q.CanAnswer(),
		Right: func(article string) bool { return slices.Contains(right, article) },
		Worth: func(article, text string) bool {
			return len(q.GoldText) == 0 || holdsGold(text, q.GoldText, q.GoldParas)
		},
	}
	if len(q.GoldText) > 0 {
		c.Answers = func(article, text string) bool {
			return slices.Contains(right, article) && matchesGold(text, q.GoldText)
		}
	}
	return c
}
