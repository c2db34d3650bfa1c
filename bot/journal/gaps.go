package journal

import (
	"context"
	"time"

	"parley/bot/answer"
)

// A Gap is a question people had that no answer was found to.
type Gap struct {
	Understood string      // the question as Parley read it: what counts as the same
	Question   string      // one of the ways it was asked
	Kind       answer.Kind // Unsure or Nothing
	Times      int         // how often it was asked
	People     int         // by how many
	Last       time.Time   // when it was last asked
}

// Gaps returns what a workspace asked since and got no answer to, what most people asked first and at most n.
// It names nobody.
func (j *Journal) Gaps(ctx context.Context, team string, since time.Time, n int) ([]Gap, error) {
	return many(ctx, j, "list questions without an answer", func(scan scanner) (g Gap, err error) {
		var last int64
		err = scan(&g.Understood, &g.Question, &g.Kind, &g.Times, &g.People, &last)
		g.Last = instant(last)
		return g, err
	}, `SELECT understood, max(question), kind, count(*) AS times, count(DISTINCT person) AS people, max(at) AS newest
		FROM answers WHERE team = $1 AND at >= $2 AND kind IN ($3, $4) GROUP BY understood, kind
		ORDER BY people DESC, times DESC, newest DESC, understood LIMIT $5`,
		team, millis(since), string(answer.Nothing), string(answer.Unsure), max(n, 0))
}
