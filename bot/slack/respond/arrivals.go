package respond

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	"parley/bot/news"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

const (
	silentFor    = 10 * time.Minute // at least, between two lines in one channel
	mostUnsteady = 40               // looks at a store that keeps changing before a channel is told all the same
	mostArriving = 360              // tries of one line: for three hours it may be Slack's fault
)

// What has a channel told of articles, and what ends it.
const (
	watchWords   = "sources watch"
	unwatchWords = "sources unwatch"
)

const (
	watchText      = "When articles come in, I say so here, at most every ten minutes. “/parley sources unwatch” ends it."
	watchedText    = "This channel is told of articles already. “/parley sources unwatch” ends it."
	unwatchText    = "I no longer say here which articles come in. “/parley sources watch” begins it anew."
	unwatchedText  = "This channel is not told of articles. “/parley sources watch” begins it."
	watchWhereText = "Type it in the channel that is to be told."
	mayWatch       = "decide what I say in a channel"
)

// watchSources has the channel the command was given in told of articles that come in, or no more, for those who may configure.
func (r *Responder) watchSources(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	may, err := r.mayConfigure(ctx, c.Team, c.User)
	switch {
	case err != nil:
		return "", err
	case !may:
		return r.tell(ctx, e, "answer", c.Team, r.whoMayDo(ctx, c.Team, mayWatch), c.places())
	case strings.HasPrefix(c.Channel, "D"):
		return r.tell(ctx, e, "answer", c.Team, watchWhereText, c.places())
	}
	channel := journal.Channel{Team: c.Team, ID: c.Channel}
	_, word := c.words()
	begin := strings.EqualFold(strings.TrimSpace(word), "watch")
	var changed bool
	if begin {
		var now corpus.Position
		if now, err = r.Corpus.Position(ctx); err == nil {
			changed, err = r.Journal.Announce(ctx, channel, c.User, now)
		}
	} else {
		changed, err = r.Journal.Unannounce(ctx, channel)
	}
	if err != nil {
		return "", err
	}
	switch {
	case begin && changed:
		return r.tell(ctx, e, "answer", c.Team, watchText, open(c.Channel, "", c.User))
	case begin:
		return r.tell(ctx, e, "answer", c.Team, watchedText, c.places())
	case changed:
		return r.tell(ctx, e, "answer", c.Team, unwatchText, open(c.Channel, "", c.User))
	}
	return r.tell(ctx, e, "answer", c.Team, unwatchedText, c.places())
}

// KeepAnnouncing tells channels of articles that came in until ctx ends. It looks as often as every says, and waits until
// nothing more came in between two looks: a sync is told of when it is over.
func (r *Responder) KeepAnnouncing(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	last, unsteady := corpus.Position(-1), 0
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, err := r.Corpus.Position(ctx)
		if err == nil && now != last && unsteady < mostUnsteady {
			last, unsteady = now, unsteady+1
			continue
		}
		unsteady = 0
		if err == nil {
			err = r.SendArrivals(ctx, now)
		}
		if err != nil && ctx.Err() == nil {
			r.Log.Error("channels wait to be told of articles", "error", err)
		}
	}
}

// SendArrivals tells every channel that wants to know what came in up to a position of the store, each once, also when an earlier
// process died over it: what may have been said is looked for before it is said again.
func (r *Responder) SendArrivals(ctx context.Context, now corpus.Position) error {
	var failed error
	for {
		a, ok, err := r.Journal.TakeArrival(ctx, now, silentFor)
		if err != nil || !ok {
			return errors.Join(failed, err)
		}
		where, err := r.sendArrival(ctx, a)
		if errors.Is(err, errNowhere) || err != nil && a.Tries >= mostArriving {
			r.Log.Warn("a channel cannot be told of articles", "team", a.Channel.Team, "channel", a.Channel.ID, "reason", err)
			err = nil
		}
		if err == nil {
			err = r.Journal.Arrived(ctx, a, where != "")
		}
		failed = errors.Join(failed, err)
	}
}

// sendArrival says in one channel what came in, of the collections it is set to; where is "" when that is nothing.
func (r *Responder) sendArrival(ctx context.Context, a journal.Arrival) (where string, err error) {
	ctx, cancel := context.WithTimeout(ctx, journal.RemindWithin/2) // before somebody else may take it
	defer cancel()
	api, err := r.Workspaces.Client(ctx, a.Channel.Team)
	if err != nil {
		return "", fmt.Errorf("speaking to workspace %s: %w", a.Channel.Team, err)
	}
	l := letter{places: []place{{Channel: a.Channel.ID}}}
	mark := fmt.Sprintf("arrivals/%s/%d", a.Channel.ID, a.Upto)
	if a.Tries > 1 {
		if where, err = find(ctx, api, l, mark); err != nil || where != "" {
			return where, err
		}
	}
	set, err := r.Journal.Settings(ctx, a.Channel)
	if err != nil {
		return "", err
	}
	fresh, err := news.After(ctx, upTo{r.Corpus, a.Upto}, a.After, set.Settings.Collections)
	if err != nil || fresh.Total == 0 {
		return "", err
	}
	where, _, err = show(ctx, api, l.places, face.Arrivals(fresh), slack.SlackMetadata{EventType: postType, EventPayload: map[string]any{"key": mark}})
	return where, err
}

// upTo is a store as far as a position: what came in later is told the next time.
type upTo struct {
	news.Store
	last corpus.Position
}

func (u upTo) Changes(ctx context.Context, after corpus.Position, limit int) ([]corpus.Change, error) {
	changes, err := u.Store.Changes(ctx, after, limit)
	for i, c := range changes {
		if c.Position > u.last {
			return changes[:i], err
		}
	}
	return changes, err
}
