package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// ErrStale is returned for settings changed by somebody else since they were read.
var ErrStale = errors.New("somebody else changed these settings meanwhile: open them again and repeat the change")

// Settings are how Parley behaves in one channel.
type Settings struct {
	Askers      []string `json:"askers"`      // user ids of those who may ask; empty for everybody
	Collections []string `json:"collections"` // what is searched; empty for everything
	Overhear    bool     `json:"overhear"`    // answer what was not addressed to Parley, from Threshold on
	Threshold   float64  `json:"threshold"`   // the confidence, 0..1, that an overheard question needs
	DryRun      bool     `json:"dry_run"`     // overhear, but say nothing
	Private     bool     `json:"private"`     // answer where only the asker sees it
}

// Defaults are the settings of a channel nobody has set: everybody may ask about everything, and is answered for all
// to see when they mention Parley. The threshold is well above the one half from which an addressed question is answered.
func Defaults() Settings { return Settings{Threshold: 0.8} }

// A Change is one version of a channel's settings.
type Change struct {
	Version  int64 // from 1; 0 for the defaults
	Settings Settings
	By       string // the user who made it
	At       time.Time
}

// Settings returns the settings of a channel, with who made them and when.
func (j *Journal) Settings(ctx context.Context, c Channel) (Change, error) {
	found, err := j.Changes(ctx, c, 1)
	if err != nil || len(found) == 0 {
		return Change{Settings: Defaults()}, err
	}
	return found[0], nil
}

// Changes returns the last n changes of a channel's settings, newest first.
func (j *Journal) Changes(ctx context.Context, c Channel, n int) ([]Change, error) {
	return many(ctx, j, "read the settings of a channel", readChange, `SELECT version, holds, person, at FROM settings
		WHERE team = $1 AND channel = $2 ORDER BY version DESC LIMIT $3`, c.Team, c.ID, max(n, 0))
}

// Set changes the settings of a channel. version is the one by saw when making the change, and the new one is
// returned; ErrStale means that it is not the newest any more. The same change by the same person made twice
// from the same version is made once.
func (j *Journal) Set(ctx context.Context, c Channel, version int64, s Settings, by string) (int64, error) {
	const doing = "change the settings of a channel"
	holds, err := json.Marshal(s)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", doing, err)
	}
	err = j.write(ctx, doing, func(t tx) error {
		// Versions have no gaps and none is ever removed: there are as many as the newest says.
		n, err := t.do(ctx, `INSERT INTO settings (team, channel, version, holds, person, at)
			SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT) + 1, CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS BIGINT)
			WHERE (SELECT count(*) FROM settings WHERE team = $1 AND channel = $2) = $3
			ON CONFLICT (team, channel, version) DO NOTHING`,
			c.Team, c.ID, version, string(holds), by, millis(j.now()))
		if err != nil || n == 1 {
			return err
		}
		var same int64
		err = t.QueryRowContext(ctx, `SELECT count(*) FROM settings WHERE team = $1 AND channel = $2 AND version = $3
			AND holds = $4 AND person = $5`, c.Team, c.ID, version+1, string(holds), by).Scan(&same)
		if err == nil && same == 0 {
			err = ErrStale
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	return version + 1, nil
}

// readChange lays what is stored over the defaults: a setting newer than the row has its default.
func readChange(scan scanner) (c Change, err error) {
	var holds string
	var at int64
	if err = scan(&c.Version, &holds, &c.By, &at); err != nil {
		return c, err
	}
	c.At, c.Settings = instant(at), Defaults()
	return c, json.Unmarshal([]byte(holds), &c.Settings)
}
