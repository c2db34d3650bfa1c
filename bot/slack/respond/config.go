package respond

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// mostChanges is how many of the last changes the window shows.
const mostChanges = 3

const staleText = "Nothing was changed: somebody else changed these settings while your window was open. Type /parley config to see them, and repeat your change."

// configure opens the settings of the channel the command was given in, for those who may change them.
func (r *Responder) configure(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	may, err := r.mayConfigure(ctx, c.Team, c.User)
	switch {
	case err != nil:
		return "", err
	case !may:
		return r.tell(ctx, e, "answer", c.Team, r.whoMay(ctx, c.Team), c.places())
	case strings.HasPrefix(c.Channel, "D"):
		return r.tell(ctx, e, "answer", c.Team, "Between the two of us there is nothing to set. Type /parley config in the channel you mean.", c.places())
	}
	changes, err := r.Journal.Changes(ctx, journal.Channel{Team: c.Team, ID: c.Channel}, mostChanges)
	if err != nil {
		return "", err
	}
	held, err := r.collections(ctx)
	if err != nil {
		return "", fmt.Errorf("listing collections: %w", err)
	}
	return r.window(ctx, e, modal{
		team: c.Team, trigger: c.Trigger, view: r.configView(ctx, c, channelName(e), changes, held), instead: late(), places: c.places(),
	})
}

// configView is the window, filled in with the newest change, which it names so that a later one is noticed.
func (r *Responder) configView(ctx context.Context, c commanded, name string, changes []journal.Change, held []string) slack.ModalViewRequest {
	now := journal.Change{Settings: journal.Defaults()}
	if len(changes) > 0 {
		now = changes[0]
	}
	s := now.Settings
	var lines []string
	for _, change := range changes {
		lines = append(lines, fmt.Sprintf("Version %d, %s UTC, by %s: %s", change.Version, change.At.UTC().Format("2 January 2006, 15:04"),
			r.calledOr(ctx, c.Team, change.By), described(change.Settings)))
	}
	view := face.Config(name, face.Settings{
		Channel: c.Channel, Askers: s.Askers, Collections: s.Collections, Overhear: s.Overhear,
		Threshold: s.Threshold, DryRun: s.DryRun, Private: s.Private,
	}, held, lines)
	view.PrivateMetadata = c.Channel + " " + strconv.FormatInt(now.Version, 10)
	return view
}

// calledOr is the name of a user, or the id where Slack tells none.
func (r *Responder) calledOr(ctx context.Context, team, user string) string {
	if name := r.nameOf(ctx, team, user); name != "" {
		return name
	}
	return user
}

// channelName is the name of the channel a command was given in, "" for a private one: Slack calls them all the same.
func channelName(e delivery.Event) string {
	var c struct {
		Name string `json:"channel_name"`
	}
	if json.Unmarshal(e.Payload, &c) != nil || c.Name == "privategroup" {
		return ""
	}
	return c.Name
}

// configured changes the settings of a channel as the window says, and says so to whoever sent it off.
func (r *Responder) configured(ctx context.Context, e delivery.Event, p pressed, entered face.Settings) (string, error) {
	channel, seen, _ := strings.Cut(p.View.PrivateMetadata, " ")
	version, err := strconv.ParseInt(seen, 10, 64)
	if err != nil {
		return r.say(ctx, e, p, "Nothing was changed: this window comes from another version of me. Type /parley config again.")
	}
	places := discreet("", channel, "", p.User.ID)
	may, err := r.mayConfigure(ctx, p.Workspace, p.User.ID)
	if err != nil {
		return "", err
	}
	if !may {
		return r.tell(ctx, e, "answer", p.Workspace, "Nothing was changed. "+r.whoMay(ctx, p.Workspace), places)
	}
	in, s := journal.Channel{Team: p.Workspace, ID: channel}, stored(entered)
	hidden, err := r.unoffered(ctx, in, version)
	if err != nil {
		return "", err
	}
	s.Collections = append(s.Collections, hidden...)
	version, err = r.Journal.Set(ctx, in, version, s, p.User.ID)
	if errors.Is(err, journal.ErrStale) {
		return r.tell(ctx, e, "answer", p.Workspace, staleText, places)
	}
	if err != nil {
		return "", err
	}
	r.Log.Info("the settings of a channel were changed", "team", p.Workspace, "channel", channel, "by", p.User.ID,
		"version", version, "settings", described(s))
	where, err := r.tell(ctx, e, "answer", p.Workspace, fmt.Sprintf("Saved as version %d: %s.", version, described(s)), places)
	if err != nil || !s.DryRun {
		return where, err
	}
	return where, r.showDryRun(ctx, e, in, s, places)
}

// unoffered are the collections of a version of the settings that its window could not offer: they stay set. Of a version
// that is not one of the last two there are none, for a change of it is stale; the last but one is that of a change tried again.
func (r *Responder) unoffered(ctx context.Context, in journal.Channel, version int64) ([]string, error) {
	last, err := r.Journal.Changes(ctx, in, 2)
	for _, change := range last {
		if change.Version == version {
			return face.Unoffered(change.Settings.Collections), nil
		}
	}
	return nil, err
}

// showDryRun shows which of the last messages would have been answered.
func (r *Responder) showDryRun(ctx context.Context, e delivery.Event, in journal.Channel, s journal.Settings, places []place) error {
	would, tried, err := r.DryRun(ctx, in, s)
	message := dryRunMessage(would, tried)
	if code(err) != "" {
		r.Log.Warn("a dry run could not read the channel", "team", in.Team, "channel", in.ID, "reason", withoutAddress(err))
		message = face.Sentence("I could not read the last messages of this channel for the dry run. Invite me to it with /invite, then save the settings again.")
	} else if err != nil {
		return withoutAddress(err)
	}
	_, err = r.post(ctx, e.Claim, letter{key: "dry run", team: in.Team, message: message, places: places})
	return err
}

// stored are settings as the journal keeps them; a threshold left out is the strict one.
func stored(s face.Settings) journal.Settings {
	if s.Threshold == 0 {
		s.Threshold = face.StrictThreshold
	}
	return journal.Settings{
		Askers: s.Askers, Collections: s.Collections, Overhear: s.Overhear, Threshold: s.Threshold, DryRun: s.DryRun, Private: s.Private,
	}
}

// described says settings in a line.
func described(s journal.Settings) string {
	all := []string{"everyone may ask", "all collections", "only when mentioned"}
	if len(s.Askers) > 0 {
		all[0] = fmt.Sprintf("%d may ask", len(s.Askers))
	}
	if len(s.Collections) > 0 {
		all[1] = "collections " + strings.Join(s.Collections, ", ")
	}
	if s.Overhear {
		all[2] = fmt.Sprintf("overhears from %.2f on", s.Threshold)
	}
	if s.DryRun {
		all = append(all, "dry run")
	}
	if s.Private {
		all = append(all, "private by default")
	}
	return strings.Join(all, "; ")
}
