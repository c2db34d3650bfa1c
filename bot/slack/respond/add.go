package respond

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// Sources are what articles come from on the web. Its errors are words for people, and show no secret.
type Sources interface {
	// Check returns an address as people may see it, or what is wrong with it.
	Check(address string) (shown string, err error)
	// Add brings in what an address holds, for as long as ctx lasts; what takes longer goes on by itself. progress is told
	// how many documents were read so far.
	Add(ctx context.Context, address string, progress func(documents int)) (face.Added, error)
	// Undo takes a source back that was added, and tells how many articles went with it.
	Undo(ctx context.Context, name string) (articles int, err error)
	// Subscriptions returns all sources.
	Subscriptions(ctx context.Context) ([]corpus.Subscription, error)
}

const (
	addedWithin   = 30 * time.Second // how long is waited for what is added
	progressEvery = 3 * time.Second  // between two changes of one message, of which Slack takes some fifty a minute
)

const (
	nothingToAddText = "Give me the address of a page or a feed: /parley add https://example.com/news.xml"
	cannotAddText    = "Adding sources is not set up here."
	mayAdd           = "add sources"
)

// addition returns the address behind the word "add", and whether there is that word.
func addition(text string) (address string, ok bool) {
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if !strings.EqualFold(word, "add") {
		return "", false
	}
	rest = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(strings.TrimSpace(rest)) // as Slack escapes what is typed
	if inside, found := strings.CutPrefix(rest, "<"); found {                                           // as it writes links
		rest, _, _ = strings.Cut(strings.TrimSuffix(inside, ">"), "|")
	}
	if rest != "" && (strings.ContainsAny(rest, " \n") || !strings.Contains(rest, ".")) {
		return "", false // a question that begins with the word
	}
	return rest, true
}

// add brings in what an address holds, for those who may, and says in the channel how it goes and what came of it.
func (r *Responder) add(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	address, _ := addition(c.Text)
	if r.options.Sources == nil {
		return r.tell(ctx, e, "answer", c.Team, cannotAddText, c.places())
	}
	if may, err := r.mayConfigure(ctx, c.Team, c.User); err != nil || !may {
		if err != nil {
			return "", err
		}
		return r.tell(ctx, e, "answer", c.Team, r.whoMayDo(ctx, c.Team, mayAdd), c.places())
	}
	if address == "" {
		return r.tell(ctx, e, "answer", c.Team, nothingToAddText, c.places())
	}
	shown, err := r.options.Sources.Check(address)
	if err != nil {
		return r.tell(ctx, e, "answer", c.Team, "I cannot add that: "+err.Error()+".", c.places())
	}
	by := r.nameOf(ctx, c.Team, c.User)
	where, err := r.post(ctx, e.Claim, letter{key: "answer", team: c.Team, message: face.Adding(shown, by, 0), places: open(c.Channel, "", c.User)})
	if err != nil || where == "" {
		return where, err
	}
	return where, r.bring(ctx, e, c, address, shown, by, where)
}

// bring adds an address and changes the message at where as it goes.
func (r *Responder) bring(ctx context.Context, e delivery.Event, c commanded, address, shown, by, where string) error {
	told := time.Now()
	within, cancel := context.WithTimeout(ctx, addedWithin)
	defer cancel()
	added, err := r.options.Sources.Add(within, address, func(documents int) {
		if time.Since(told) < progressEvery {
			return
		}
		told = time.Now()
		if err := r.change(ctx, c.Team, where, face.Adding(shown, by, documents)); err != nil {
			r.Log.Debug("progress is not shown", "team", c.Team, "reason", withoutAddress(err))
		}
	})
	if ctx.Err() != nil {
		return ctx.Err() // another try finds the message and goes on
	}
	if !added.Since.IsZero() && !added.Since.Before(e.Received.Truncate(time.Second)) {
		added.Since = time.Time{} // an earlier try added it
	}
	message := face.AddedTo(shown, by, added, r.Clock())
	if err != nil {
		message = face.NotAdded(shown, by, err.Error())
	}
	r.Log.Info("a source was to be added", "team", c.Team, "by", c.User, "address", shown, "articles", added.Articles, "error", err)
	err = r.change(ctx, c.Team, where, message)
	if code(err) == "" {
		return err
	}
	r.Log.Warn("a message cannot be changed", "team", c.Team, "reason", withoutAddress(err))
	_, err = r.post(ctx, e.Claim, letter{key: "result", team: c.Team, message: message, places: c.places()})
	return err
}

// change puts another message in the place of the one at where, "channel/ts".
func (r *Responder) change(ctx context.Context, team, where string, m face.Message) error {
	channel, ts, ok := strings.Cut(where, "/")
	if !ok {
		return fmt.Errorf("no message stands at %q", where)
	}
	api, err := r.Workspaces.Client(ctx, team)
	if err != nil {
		return err
	}
	_, _, _, err = api.UpdateMessageContext(ctx, channel, ts, slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...))
	return withoutAddress(err)
}

// undo takes back what was added, for those who may.
func (r *Responder) undo(ctx context.Context, e delivery.Event, b button) (string, error) {
	if r.options.Sources == nil {
		return r.say(ctx, e, b.pressed, cannotAddText)
	}
	may, err := r.mayConfigure(ctx, b.Workspace, b.User.ID)
	if err != nil {
		return "", err
	}
	if !may {
		return r.say(ctx, e, b.pressed, r.whoMayDo(ctx, b.Workspace, mayAdd))
	}
	articles, err := r.options.Sources.Undo(ctx, b.Answer)
	if errors.Is(err, corpus.ErrNotFound) {
		return r.say(ctx, e, b.pressed, "It has been taken back already.")
	}
	if err != nil {
		return "", err
	}
	r.Log.Info("a source was taken back", "team", b.Workspace, "by", b.User.ID, "source", b.Answer, "articles", articles)
	m := face.Undone(b.Answer, r.nameOf(ctx, b.Workspace, b.User.ID), articles)
	where := b.conversation() + "/" + b.Container.MessageTs
	if err := r.change(ctx, b.Workspace, where, m); err == nil {
		return where, nil
	}
	return r.post(ctx, e.Claim, letter{key: "answer", team: b.Workspace, message: m, places: b.beside()})
}
