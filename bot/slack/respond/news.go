package respond

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"parley/bot/journal"
	"parley/bot/news"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// news tells which articles are new since the person last asked for that, or since the day behind the command, which changes nothing for the
// next time; nor does asking where only some collections are searched. What is noted as told is what was found for this very command, however often it is tried.
func (r *Responder) news(ctx context.Context, e delivery.Event, c commanded, s journal.Settings) (string, error) {
	person := journal.Person{Team: c.Team, User: c.User}
	_, words := c.words()
	fresh, err := r.fresh(ctx, person, words, s.Collections)
	if errors.Is(err, news.ErrDay) {
		return r.privately(ctx, e, c, face.Sentence("I do not understand since when: "+err.Error()+"."))
	}
	if err != nil {
		return "", err
	}
	fresh.ID = e.Claim.Event
	holds, err := json.Marshal(fresh)
	if err != nil {
		return "", fmt.Errorf("keeping a list: %w", err)
	}
	kept, err := r.Journal.Keep(ctx, journal.List{ID: fresh.ID, Person: person, Holds: holds})
	if err != nil {
		return "", err
	}
	if err := json.Unmarshal(kept.Holds, &fresh); err != nil {
		return "", fmt.Errorf("reading a list: %w", err)
	}
	first, _ := fresh.Page(0, r.today())
	where, err := r.privately(ctx, e, c, first)
	if err != nil || where == "" || fresh.News.Upto == 0 || len(s.Collections) > 0 {
		return where, err
	}
	return where, r.Journal.See(ctx, person, fresh.News.Upto)
}

// fresh is what is new to a person, or since the day that words name.
func (r *Responder) fresh(ctx context.Context, p journal.Person, words string, collections []string) (face.Fresh, error) {
	if since, ok := sinceWhen(words); ok {
		day, err := news.Day(since, r.today())
		if err != nil {
			return face.Fresh{}, err
		}
		told, err := news.Since(ctx, r.Corpus, day, collections)
		return face.Fresh{News: told}, err
	}
	last, ok, err := r.Journal.Seen(ctx, p)
	if err != nil {
		return face.Fresh{}, err
	}
	if ok {
		told, err := news.After(ctx, r.Corpus, last, collections)
		return face.Fresh{Last: true, News: told}, err
	}
	told, err := r.firstNews(ctx, collections)
	return face.Fresh{News: told}, err
}

// firstNews is what is new to somebody who never asked.
func (r *Responder) firstNews(ctx context.Context, collections []string) (news.News, error) {
	upto, err := r.Corpus.Position(ctx) // first: what comes in meanwhile is told the next time
	if err != nil {
		return news.News{}, fmt.Errorf("looking for what is new: %w", err)
	}
	told, err := news.Since(ctx, r.Corpus, corpus.DayOf(r.Clock().AddDate(0, 0, -news.FirstDays)), collections)
	told.Upto = upto
	return told, err
}

// moreNews shows the next page of what is new.
func (r *Responder) moreNews(ctx context.Context, e delivery.Event, b button) (string, error) {
	var fresh face.Fresh
	kept, err := r.Journal.List(ctx, b.Answer)
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		return "", err
	}
	if err != nil || kept.Person.Team != b.Workspace || json.Unmarshal(kept.Holds, &fresh) != nil {
		return r.say(ctx, e, b.pressed, goneListText)
	}
	next, ok := fresh.Page(b.N, r.today())
	if !ok {
		return r.say(ctx, e, b.pressed, goneListText)
	}
	return r.post(ctx, e.Claim, letter{key: "answer", team: b.Workspace, message: next, places: b.below(), after: b.root()})
}
