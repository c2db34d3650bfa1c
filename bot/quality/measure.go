package quality

import (
	"context"
	"fmt"
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

// A Lookup gives the id an article is stored under, which differs where identical articles were merged,
// and its text; both are "" when there is none.
type Lookup func(id string) (stored, text string)

// Measure asks every question of s and judges the answers. A follow-up is asked twice, the second time without the
// turns before it. tick is called after each question.
func Measure(ctx context.Context, s Set, ask Asker, stored Lookup, tick func()) ([]Judged, error) {
	judged := make([]Judged, 0, len(s.Questions))
	for _, q := range s.Questions {
		j, err := measure(ctx, q, ask, stored)
		if err != nil {
			return nil, err
		}
		j.Set = s.Name
		judged = append(judged, j)
		if len(q.History) > 0 {
			q.History = nil
			if j, err = measure(ctx, q, ask, stored); err != nil {
				return nil, err
			}
			j.Set, j.Alone = s.Name, true
			judged = append(judged, j)
		}
		tick()
	}
	return judged, nil
}

func measure(ctx context.Context, q Question, ask Asker, stored Lookup) (Judged, error) {
	began := time.Now()
	a, err := ask.Ask(ctx, bot.Message{ID: q.ID, Text: q.Text, Earlier: q.History, AsOf: q.AsOf, Passages: rankingRead})
	if err != nil {
		return Judged{}, fmt.Errorf("question %s: %w", q.ID, err)
	}
	took := time.Since(began)
	j := judge(q, a, stored)
	j.Took = took
	return j, nil
}
