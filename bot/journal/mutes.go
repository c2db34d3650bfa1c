package journal

import "context"

// Mute ends plain follow-ups in a thread, for everybody, until Unmute; by is who wanted it. Who mentions Parley there
// asks for an answer all the same: that is the caller's to give. A muted thread muted again stays as it is.
func (j *Journal) Mute(ctx context.Context, thread Thread, by string) error {
	_, err := j.do(ctx, "mute a thread", `INSERT INTO mutes (team, channel, thread, person, at)
		VALUES ($1, $2, $3, $4, $5) ON CONFLICT (team, channel, thread) DO NOTHING`,
		thread.Team, thread.Channel, thread.TS, by, millis(j.now()))
	return err
}

// Unmute undoes Mute. A thread that is not muted stays so.
func (j *Journal) Unmute(ctx context.Context, thread Thread) error {
	_, err := j.do(ctx, "unmute a thread", `DELETE FROM mutes WHERE team = $1 AND channel = $2 AND thread = $3`,
		thread.Team, thread.Channel, thread.TS)
	return err
}

// Muted tells whether a thread is muted.
func (j *Journal) Muted(ctx context.Context, thread Thread) (bool, error) {
	return one(ctx, j, "look whether a thread is muted", read[bool],
		`SELECT count(*) > 0 FROM mutes WHERE team = $1 AND channel = $2 AND thread = $3`,
		thread.Team, thread.Channel, thread.TS)
}
