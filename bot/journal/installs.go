package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Installs are the workspaces Parley is installed in. It is safe for concurrent use.
type Installs struct {
	j    *Journal
	seal sealer
}

// An Install is one workspace and the tokens to act in it.
type Install struct {
	Team       string    // id of the workspace
	Name       string    // as people see it
	Enterprise string    // id of the organisation, "" for none
	Bot        string    // the user id of the bot there
	Scopes     []string  // what it may do
	By         string    // the user who installed it
	At         time.Time // when; the zero time for now
	Token      Secret    // of the bot
	Refresh    Secret    // renews Token where tokens are rotated, "" elsewhere
}

// tokens is what is sealed.
type tokens struct {
	Token   string `json:"token"`
	Refresh string `json:"refresh,omitempty"`
}

// Installs returns the installed workspaces. key, KeySize bytes, opens and seals their tokens; it is kept in memory only.
// A key that is too short or long, or that does not open what is there, is ErrKey, so that
// a process started with the wrong one says so at once.
func (j *Journal) Installs(ctx context.Context, key []byte) (*Installs, error) {
	const doing = "open the installed workspaces"
	s, err := newSealer(key)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	in := &Installs{j, s}
	_, err = one(ctx, j, doing, in.read, `SELECT `+installColumns+` FROM installs ORDER BY
		CASE key_id WHEN $1 THEN 1 ELSE 0 END, team LIMIT 1`, s.id)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	return in, nil
}

// installColumns are what read reads.
const installColumns = `team, name, enterprise, bot, scopes, person, at, key_id, sealed`

// Put keeps an install in the place of any earlier one of the same workspace. An older one changes nothing.
func (in *Installs) Put(ctx context.Context, i Install) error {
	const doing = "keep an installed workspace"
	open, err1 := json.Marshal(tokens{i.Token.Reveal(), i.Refresh.Reveal()})
	scopes, err2 := json.Marshal(append([]string{}, i.Scopes...))
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	_, err := in.j.do(ctx, doing, `INSERT INTO installs (`+installColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (team) DO UPDATE SET name = excluded.name, enterprise = excluded.enterprise, bot = excluded.bot,
		scopes = excluded.scopes, person = excluded.person, at = excluded.at, key_id = excluded.key_id,
		sealed = excluded.sealed WHERE installs.at <= excluded.at`,
		i.Team, plain(i.Name), i.Enterprise, i.Bot, string(scopes), i.By, in.j.when(i.At), in.seal.id, in.seal.seal(open, i.Team))
	return err
}

// Of returns the install of a workspace, ErrNotFound where Parley is not installed, or ErrKey.
func (in *Installs) Of(ctx context.Context, team string) (Install, error) {
	return one(ctx, in.j, "look up an installed workspace", in.read,
		`SELECT `+installColumns+` FROM installs WHERE team = $1`, team)
}

// All returns every install, by workspace id.
func (in *Installs) All(ctx context.Context) ([]Install, error) {
	return many(ctx, in.j, "list the installed workspaces", in.read, `SELECT `+installColumns+` FROM installs ORDER BY team`)
}

// Uninstall forgets the install of a workspace and its tokens, for which no key is needed, and tells whether there was one.
// One made at before or later stays; a workspace that has none stays without.
func (j *Journal) Uninstall(ctx context.Context, team string, before time.Time) (bool, error) {
	n, err := j.do(ctx, "remove an installed workspace", `DELETE FROM installs WHERE team = $1 AND at < $2`, team, millis(before))
	return n > 0, err
}

func (in *Installs) read(scan scanner) (i Install, err error) {
	var scopes, key string
	var sealed []byte
	var at int64
	if err = scan(&i.Team, &i.Name, &i.Enterprise, &i.Bot, &scopes, &i.By, &at, &key, &sealed); err != nil {
		return i, err
	}
	text, err := in.seal.open(sealed, key, i.Team)
	if err != nil {
		return i, err
	}
	var open tokens
	if json.Unmarshal(text, &open) != nil { // its own error could hold a part of the text
		return i, fmt.Errorf("the tokens of workspace %s are in a form this program does not know", i.Team)
	}
	i.At, i.Token, i.Refresh = instant(at), Hide(open.Token), Hide(open.Refresh)
	return i, json.Unmarshal([]byte(scopes), &i.Scopes)
}
