package install

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	face "parley/bot/slack"
)

const (
	// keptFor is how long a workspace is not looked up again, and so how long another process on the same journal may
	// go on with the token of a workspace that removed Parley, which opens nothing any more.
	keptFor = time.Minute

	// mostKept bounds the memory that workspaces take here.
	mostKept = 1000
)

// Options are what an app others can install differs in. All but Ways, API and HTTP must be given.
type Options struct {
	Address      string         // public https address, as in the app's manifest
	ClientID     string         // the app's, from its page Basic Information
	ClientSecret journal.Secret // likewise
	Key          []byte         // seals the tokens, journal.KeySize bytes; see ParseKey
	Ways         []face.Way     // how people reach it; nil for face.Usual
	API          string         // of the Web API, with a slash at its end; "" for Slack's
	HTTP         *http.Client   // for every call, those of the clients given out included; nil for http.DefaultClient
	Clock        func() time.Time
	Log          *slog.Logger
}

// Workspaces are those Parley is installed in. It is safe for concurrent use.
type Workspaces struct {
	o        Options
	journal  *journal.Journal
	installs *journal.Installs
	states   *states

	mu   sync.Mutex
	kept map[string]workspace // by team
}

// A workspace is what is needed to act in one.
type workspace struct {
	client *slack.Client
	bot    string
	until  time.Time
}

// New returns the workspaces kept in j. The error says which setting is missing or wrong, or is journal.ErrKey for a key
// that does not open the tokens that are there.
func New(ctx context.Context, j *journal.Journal, o Options) (*Workspaces, error) {
	o.API = cmp.Or(o.API, slack.APIURL)
	o.HTTP = cmp.Or(o.HTTP, http.DefaultClient)
	o.Address = strings.TrimRight(o.Address, "/")
	if o.Ways == nil {
		o.Ways = face.Usual()
	}
	if err := o.check(); err != nil {
		return nil, fmt.Errorf("several workspaces: %w", err)
	}
	installs, err := j.Installs(ctx, o.Key)
	if err != nil {
		return nil, err
	}
	return &Workspaces{
		o: o, journal: j, installs: installs, states: newStates(o.Key, o.Clock), kept: map[string]workspace{},
	}, nil
}

func (o Options) check() error {
	u, err := url.Parse(o.Address)
	switch {
	case err != nil || u.Scheme != "https" || u.Host == "":
		return fmt.Errorf("address %q: want the public one of the app, such as https://parley.example", o.Address)
	case o.ClientID == "" || o.ClientSecret.Reveal() == "":
		return errors.New("the client id or the client secret of the app is missing; its page Basic Information has both")
	case !strings.HasSuffix(o.API, "/"):
		return errors.New("the address of Slack's Web API does not end with a slash")
	}
	return nil
}

// ParseKey reads a key as PARLEY_TOKEN_KEY holds it: 32 bytes in base64. The error is journal.ErrKey.
func ParseKey(text string) ([]byte, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil || len(key) != journal.KeySize {
		return nil, fmt.Errorf("%w: want %d bytes in base64; parley key prints a new one", journal.ErrKey, journal.KeySize)
	}
	return key, nil
}

// Client returns a client that acts in a workspace. The error is journal.ErrNotFound where Parley is not installed.
func (w *Workspaces) Client(ctx context.Context, team string) (*slack.Client, error) {
	known, err := w.workspace(ctx, team)
	return known.client, err
}

// Bot returns the user id of Parley in a workspace. The error is journal.ErrNotFound where it is not installed.
func (w *Workspaces) Bot(ctx context.Context, team string) (string, error) {
	known, err := w.workspace(ctx, team)
	return known.bot, err
}

func (w *Workspaces) workspace(ctx context.Context, team string) (workspace, error) {
	w.mu.Lock()
	known, ok := w.kept[team]
	w.mu.Unlock()
	if ok && w.o.Clock().Before(known.until) {
		return known, nil
	}
	in, err := w.installs.Of(ctx, team)
	if err != nil {
		w.forget(team)
		return workspace{}, fmt.Errorf("act in workspace %q: %w", team, err)
	}
	known = workspace{
		client: slack.New(in.Token.Reveal(), slack.OptionAPIURL(w.o.API), slack.OptionHTTPClient(w.o.HTTP)),
		bot:    in.Bot,
		until:  w.o.Clock().Add(keptFor),
	}
	w.keep(team, known)
	return known, nil
}

func (w *Workspaces) keep(team string, known workspace) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.kept) >= mostKept {
		clear(w.kept) // they are looked up again as they are needed
	}
	w.kept[team] = known
}

func (w *Workspaces) forget(team string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.kept, team)
}
