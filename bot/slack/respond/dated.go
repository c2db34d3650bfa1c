package respond

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/timeline"
)

// Dates tell what happened and what is ahead, from articles of some collections, none for all. That nothing is told is an answer.
type Dates interface {
	Timeline(ctx context.Context, about string, collections []string) (timeline.Timeline, error)
	Upcoming(ctx context.Context, about string, collections []string) (timeline.Timeline, error)
}

const noSubjectText = "Name what the timeline is to be of, such as /parley timeline Affiliates Rule."

// timeline tells what happened about the words behind the command.
func (r *Responder) timeline(ctx context.Context, e delivery.Event, c commanded, s journal.Settings) (string, error) {
	about, err := r.subject(ctx, c)
	if err != nil {
		return "", err
	}
	if about == "" {
		return r.privately(ctx, e, c, face.Sentence(noSubjectText))
	}
	told, err := r.Dates.Timeline(ctx, about, s.Collections)
	if err != nil {
		return "", err
	}
	return r.showDated(ctx, e, c, face.Dated{Told: told})
}

// upcoming tells what is ahead, of the words behind the command or of everything.
func (r *Responder) upcoming(ctx context.Context, e delivery.Event, c commanded, s journal.Settings) (string, error) {
	about, err := r.subject(ctx, c)
	if err != nil {
		return "", err
	}
	told, err := r.Dates.Upcoming(ctx, about, s.Collections)
	if err != nil {
		return "", err
	}
	return r.showDated(ctx, e, c, face.Dated{Ahead: true, Told: told})
}

// bySettings does what a command asks for as the settings of the channel say: of the collections that are searched there, for those who may ask.
func (r *Responder) bySettings(do func(context.Context, delivery.Event, commanded, journal.Settings) (string, error)) func(context.Context, delivery.Event, commanded) (string, error) {
	return func(ctx context.Context, e delivery.Event, c commanded) (string, error) {
		settings, err := r.settings(ctx, query{Team: c.Team, Channel: c.Channel, Direct: strings.HasPrefix(c.Channel, "D")})
		if err != nil {
			return "", err
		}
		if !listed(settings.Askers, c.User) {
			return r.privately(ctx, e, c, face.Sentence(someOnlyText))
		}
		return do(ctx, e, c, settings)
	}
}

// subject is what stands behind the first word of a command, in plain words.
func (r *Responder) subject(ctx context.Context, c commanded) (string, error) {
	self, err := r.Workspaces.Bot(ctx, c.Team)
	if err != nil {
		return "", err
	}
	_, rest := c.words()
	return face.Question(rest, self), nil
}

// showDated keeps a list for the buttons below it and shows its first page to who asked. Tried again, it shows the list that was kept.
func (r *Responder) showDated(ctx context.Context, e delivery.Event, c commanded, d face.Dated) (string, error) {
	d.ID = e.Claim.Event
	holds, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("keeping a list: %w", err)
	}
	kept, err := r.Journal.Keep(ctx, journal.List{ID: d.ID, Person: journal.Person{Team: c.Team, User: c.User}, Holds: holds})
	if err != nil {
		return "", err
	}
	if err := json.Unmarshal(kept.Holds, &d); err != nil {
		return "", fmt.Errorf("reading a list: %w", err)
	}
	first, _ := d.Page(0, r.today())
	return r.privately(ctx, e, c, first)
}

const goneListText = "I no longer hold this list. Give the command again for what the articles say now."

// dated returns what is done by buttons below a list, nil for others.
func (r *Responder) dated(b button) func(context.Context, delivery.Event, button, face.Dated) (string, error) {
	switch b.Do {
	case face.ShowEvents:
		return r.moreEvents
	case face.Picture:
		return r.picture
	case face.RemindBefore, face.RemindOn:
		return r.remind
	}
	return nil
}

// onList does something with the list a button belongs to; where that is gone, the person is told.
func (r *Responder) onList(do func(context.Context, delivery.Event, button, face.Dated) (string, error)) func(context.Context, delivery.Event, button) (string, error) {
	return func(ctx context.Context, e delivery.Event, b button) (string, error) {
		var d face.Dated
		kept, err := r.Journal.List(ctx, b.Answer)
		if err != nil && !errors.Is(err, journal.ErrNotFound) {
			return "", err
		}
		if err != nil || kept.Person.Team != b.Workspace || json.Unmarshal(kept.Holds, &d) != nil {
			return r.say(ctx, e, b.pressed, goneListText)
		}
		return do(ctx, e, b, d)
	}
}

// moreEvents shows the next page of a list, to all who see the first.
func (r *Responder) moreEvents(ctx context.Context, e delivery.Event, b button, d face.Dated) (string, error) {
	next, ok := d.Page(b.N, r.today())
	if !ok {
		return r.say(ctx, e, b.pressed, goneListText)
	}
	return r.post(ctx, e.Claim, letter{key: "answer", team: b.Workspace, message: next, places: b.below(), after: b.root()})
}
