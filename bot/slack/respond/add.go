package respond

import (
	"context"
	"errors"
	"fmt"
	"regexp"
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
	noLinkText       = "There is no link in this message that I could add, and no file."
	cannotAddText    = "Adding sources is not set up here."
	mayAdd           = "add sources"
)

// unescape undoes how Slack escapes what is typed (https://docs.slack.dev/messaging/formatting-message-text).
var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// addition returns the address behind the word "add", and whether there is that word.
func addition(text string) (address string, ok bool) {
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if !strings.EqualFold(word, "add") {
		return "", false
	}
	rest = unescape.Replace(strings.TrimSpace(rest))
	if inside, found := strings.CutPrefix(rest, "<"); found { // as Slack writes links
		rest, _, _ = strings.Cut(strings.TrimSuffix(inside, ">"), "|")
	}
	if rest != "" && (strings.ContainsAny(rest, " \n") || !strings.Contains(rest, ".")) {
		return "", false // a question that begins with the word
	}
	return rest, true
}

// An adding is somebody's wish to add what an address holds.
type adding struct {
	team, user, address string
	quiet               []place // what the person alone is to see goes there
	all                 []place // and there what all are
}

// add brings in what an address holds, for those who may.
func (r *Responder) add(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	address, _ := addition(c.Text)
	return r.addTo(ctx, e, adding{c.Team, c.User, address, c.places(), open(c.Channel, "", c.User)}, nothingToAddText)
}

// aLink matches a link as Slack writes it in a message.
var aLink = regexp.MustCompile(`<(https?://[^|>]+)[|>]`)

// addThis adds the files in a message; without any, what its first link leads to.
func (r *Responder) addThis(ctx context.Context, e delivery.Event, p pressed) (string, error) {
	a := adding{team: p.Workspace, user: p.User.ID, quiet: p.beside(), all: open(p.conversation(), p.root(), p.User.ID)}
	if len(p.Message.Files) > 0 {
		return r.addFiles(ctx, e, a, p.Message.Files)
	}
	if link := aLink.FindStringSubmatch(p.Message.Text); link != nil {
		a.address = unescape.Replace(link[1])
	}
	return r.addTo(ctx, e, a, noLinkText)
}

// addTo says for all to see how adding goes and what came of it, and to the person alone why it does not begin; without an
// address that is what missing says.
func (r *Responder) addTo(ctx context.Context, e delivery.Event, a adding, missing string) (string, error) {
	refuse := func(why string) (string, error) { return r.tell(ctx, e, "answer", a.team, why, a.quiet) }
	if r.options.Sources == nil {
		return refuse(cannotAddText)
	}
	may, err := r.mayConfigure(ctx, a.team, a.user)
	switch {
	case err != nil:
		return "", err
	case !may:
		return refuse(r.whoMayDo(ctx, a.team, mayAdd))
	case a.address == "":
		return refuse(missing)
	}
	shown, err := r.options.Sources.Check(a.address)
	if err != nil {
		return refuse("I cannot add that: " + err.Error() + ".")
	}
	by := r.nameOf(ctx, a.team, a.user)
	where, err := r.post(ctx, e.Claim, letter{key: "answer", team: a.team, message: face.Adding(shown, by, 0), places: a.all})
	if err != nil || where == "" {
		return where, err
	}
	return where, r.bring(ctx, e, a, shown, by, where)
}

// bring adds an address and changes the message at where as it goes.
func (r *Responder) bring(ctx context.Context, e delivery.Event, a adding, shown, by, where string) error {
	within, cancel := context.WithTimeout(ctx, addedWithin)
	defer cancel()
	show := r.progress(ctx, a.team, where)
	added, err := r.options.Sources.Add(within, a.address, func(documents int) { show(face.Adding(shown, by, documents)) })
	if ctx.Err() != nil {
		return ctx.Err() // another try finds the message and goes on
	}
	r.Log.Info("a source was to be added", "team", a.team, "by", a.user, "address", shown, "articles", added.Articles, "error", err)
	return r.close(ctx, e, a.team, a.quiet, where, "result", r.outcome(e, shown, by, added, err))
}

// outcome says what came of adding something.
func (r *Responder) outcome(e delivery.Event, shown, by string, added face.Added, err error) face.Message {
	if err != nil {
		return face.NotAdded(shown, by, err.Error())
	}
	if !added.Since.IsZero() && !added.Since.Before(e.Received.Truncate(time.Second)) {
		added.Since = time.Time{} // an earlier try added it
	}
	return face.AddedTo(shown, by, added, r.Clock())
}

// close puts a result in the place of the message at where, or in quiet places under a key of its own where that cannot be changed.
func (r *Responder) close(ctx context.Context, e delivery.Event, team string, quiet []place, where, key string, message face.Message) error {
	err := r.change(ctx, team, where, message)
	if code(err) == "" {
		return err
	}
	r.Log.Warn("a message cannot be changed", "team", team, "reason", withoutAddress(err))
	_, err = r.post(ctx, e.Claim, letter{key: key, team: team, message: message, places: quiet})
	return err
}

// progress returns what shows how far something is in the message at where, as often as Slack takes it.
func (r *Responder) progress(ctx context.Context, team, where string) func(face.Message) {
	told := time.Now()
	return func(m face.Message) {
		if time.Since(told) < progressEvery {
			return
		}
		told = time.Now()
		if err := r.change(ctx, team, where, m); err != nil {
			r.Log.Debug("progress is not shown", "team", team, "reason", withoutAddress(err))
		}
	}
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
