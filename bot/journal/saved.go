package journal

import "context"

// Save keeps an answer on a person's own list. One saved twice is there once. An answer the journal
// does not hold can be saved, and never shows.
func (j *Journal) Save(ctx context.Context, p Person, id string) error {
	_, err := j.do(ctx, "save an answer", `INSERT INTO saved (team, person, answer, at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (team, person, answer) DO NOTHING`, p.Team, p.User, id, millis(j.now()))
	return err
}

// Unsave takes an answer off a person's list, where it may be missing already.
func (j *Journal) Unsave(ctx context.Context, p Person, id string) error {
	_, err := j.do(ctx, "take an answer off the saved ones",
		`DELETE FROM saved WHERE team = $1 AND person = $2 AND answer = $3`, p.Team, p.User, id)
	return err
}

// Saved returns the last n answers a person saved, the one saved last first.
func (j *Journal) Saved(ctx context.Context, p Person, n int) ([]Asked, error) {
	return many(ctx, j, "list saved answers", readAsked, `SELECT `+askedColumns+` FROM saved s JOIN answers a
		ON a.id = s.answer WHERE s.team = $1 AND s.person = $2 ORDER BY s.at DESC, a.id DESC LIMIT $3`,
		p.Team, p.User, max(n, 0))
}
