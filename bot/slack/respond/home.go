package respond

import (
	"context"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// The home tab lists this many questions; articles not looked at for a week are called stale, for the talks move by the week.
const (
	mostRecent = 5
	mostSaved  = 10
	staleAfter = 7 * 24 * time.Hour
)

// home shows the home tab to whoever turns to it.
func (r *Responder) home(ctx context.Context, _ delivery.Event, o opened) (string, error) {
	err := r.publishHome(ctx, o.Team, o.User)
	if err != nil && code(err) == "" {
		return "", err
	}
	if err != nil { // another try would be refused as well
		r.Log.Warn("a home tab is not shown", "team", o.Team, "reason", withoutAddress(err))
		return "", nil
	}
	return "home", nil
}

// refresh brings a person's home tab up to date and tells whether it did. The tab is made anew whenever it is opened, so
// that what goes wrong is logged and no more.
func (r *Responder) refresh(ctx context.Context, team, user string) bool {
	err := r.publishHome(ctx, team, user)
	if err != nil {
		r.Log.Warn("a home tab is out of date", "team", team, "reason", withoutAddress(err))
	}
	return err == nil
}

// note brings the home tab of whoever asked up to date, if they have seen it.
func (r *Responder) note(ctx context.Context, q query) {
	if r.visits.know(journal.Person{Team: q.Team, User: q.User}) {
		r.refresh(ctx, q.Team, q.User)
	}
}

func (r *Responder) publishHome(ctx context.Context, team, user string) error {
	desk, err := r.desk(ctx, journal.Person{Team: team, User: user})
	if err != nil {
		return err
	}
	api, err := r.Workspaces.Client(ctx, team)
	if err != nil {
		return err
	}
	if _, err = api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: face.Home(desk)}); err != nil {
		return fmt.Errorf("publishing a home tab: %w", err)
	}
	r.visits.came(journal.Person{Team: team, User: user})
	return nil
}

// desk gathers what the home tab shows.
func (r *Responder) desk(ctx context.Context, p journal.Person) (face.Desk, error) {
	held, err := r.Corpus.Stats(ctx)
	if err != nil {
		return face.Desk{}, fmt.Errorf("counting articles: %w", err)
	}
	recent, err := r.Journal.Recent(ctx, p, mostRecent)
	if err != nil {
		return face.Desk{}, err
	}
	saved, err := r.Journal.Saved(ctx, p, mostSaved)
	if err != nil {
		return face.Desk{}, err
	}
	d := face.Desk{Articles: held.Articles, Newest: held.Newest, Synced: synced(held.Syncs), Recent: entries(recent), Saved: entries(saved)}
	d.Stale = !d.Synced.IsZero() && r.Clock().Sub(d.Synced) > staleAfter
	for _, c := range held.Collections {
		d.Shelves = append(d.Shelves, face.Shelf{Name: c.Name, Articles: c.Articles})
	}
	return d, nil
}

// synced is when a source was last read to its end, zero when none ever was.
func synced(reports []corpus.Report) (last time.Time) {
	for _, report := range reports {
		if report.Complete && report.Ended.After(last) {
			last = report.Ended
		}
	}
	return last
}

func entries(all []journal.Asked) []face.Entry {
	var list []face.Entry
	for _, a := range all {
		list = append(list, face.Entry{Answer: a.ID, Question: a.Answer.Question, Kind: a.Answer.Kind, Asked: corpus.DayOf(a.At)})
	}
	return list
}
