package respond

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/journal"
	"parley/bot/news"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// An Asker answers questions. That nothing was found is an answer.
type Asker interface {
	Ask(ctx context.Context, m bot.Message) (answer.Answer, error)
}

// Workspaces are where Parley is installed.
type Workspaces interface {
	// Client returns what speaks for Parley in a workspace.
	Client(ctx context.Context, team string) (*slack.Client, error)
	// Bot returns the user id of Parley there.
	Bot(ctx context.Context, team string) (string, error)
}

// A Corpus is what Parley quotes from.
type Corpus interface {
	news.Store
	Article(ctx context.Context, id string) (corpus.Article, error)
	Stats(ctx context.Context) (corpus.Stats, error)
	Position(ctx context.Context) (corpus.Position, error)
}

// Parts are what a Responder works with. All are needed.
type Parts struct {
	Asker      Asker
	Journal    *journal.Journal
	Corpus     Corpus
	Dates      Dates
	Workspaces Workspaces
	Clock      func() time.Time
	Log        *slog.Logger
}

// Options are what installations differ in. The zero value is a good one.
type Options struct {
	Emoji   string                                                       // the reaction that asks about a message, without colons; "" for none
	Admins  []string                                                     // user ids of those who may configure channels, besides the admins of a workspace
	Indexed func(ctx context.Context, article string) (time.Time, error) // when an article was last indexed; nil where that is not known
	Sources Sources                                                      // what articles come from on the web; nil where nothing can be added
	Files   Files                                                        // takes files in; nil where none can be added
	Renewer Renewer                                                      // makes the index anew; nil where that cannot be asked for
	Observe func(o Observed)                                             // called once for every question answered; nil for nobody. It returns at once
	Unseen  time.Duration                                                // how long a question goes without a sign of work, 300 ms for 0
}

// Observed is one question answered, for figures.
type Observed struct {
	Surface Surface
	Kind    answer.Kind
	Took    time.Duration // from when the event came in to when the answer was posted
}

// A Surface is a way in which a question came.
type Surface string

// The surfaces.
const (
	Mention   Surface = "mention"
	Direct    Surface = "dm"
	FollowUp  Surface = "follow-up"
	Overheard Surface = "overheard"
	Slash     Surface = "slash"
	Emoji     Surface = "emoji"
	Shortcut  Surface = "shortcut"
	Window    Surface = "window"
	Button    Surface = "button"
)

// A Responder does what events ask for, as delivery.Responder says. It is safe for concurrent use.
type Responder struct {
	Parts
	options Options
	voices  *voices
	visits  *visitors
}

var _ delivery.Responder = (*Responder)(nil)

// New returns a Responder made of parts.
func New(p Parts, o Options) *Responder {
	return &Responder{Parts: p, options: o, voices: newVoices(), visits: newVisitors()}
}

// Wants tells whether an event is of a kind that Parley does anything about, and not by Parley or another bot.
func (r *Responder) Wants(e delivery.Event) bool { return r.behaviour(read(e)) != nil }

// Respond does what the event asks for and returns where the answer stands. An error asks for another try; with the
// last one goes an apology to whoever addressed Parley.
func (r *Responder) Respond(ctx context.Context, e delivery.Event) (where string, err error) {
	h := read(e)
	do := r.behaviour(h)
	if do == nil {
		return "", nil
	}
	where, err = do(ctx, e, h)
	if err != nil && e.Claim.Attempt >= journal.Attempts {
		return r.apologise(ctx, e, h, err)
	}
	return where, err
}

// today is the day it is.
func (r *Responder) today() corpus.Day { return corpus.DayOf(r.Clock()) }

// listed tells whether a user is on a list, as all are on an empty one.
func listed(list []string, user string) bool { return len(list) == 0 || slices.Contains(list, user) }
