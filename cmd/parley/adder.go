package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	face "parley/bot/slack"
	"parley/bot/slack/respond"
	"parley/corpus"
	"parley/corpus/address"
	"parley/index"
)

// An adder adds sources for people in Slack, with the checks and words of parley sources add.
type adder struct {
	store *corpus.Store
	web   *web
}

var _ respond.Sources = adder{}

// Check returns an address as people may see it.
func (a adder) Check(at string) (string, error) {
	clean, err := address.Clean(at)
	if err != nil {
		return "", err
	}
	return address.Shown(clean), nil
}

// Add subscribes to what an address holds and brings it in until ctx ends; the poller does the rest. What brings nothing
// at the first try is not kept.
func (a adder) Add(ctx context.Context, at string, progress func(documents int)) (face.Added, error) {
	if held, err := a.held(ctx, at); err == nil {
		return held, nil
	}
	n, err := (&sourcesAddVerb{URL: at, Kind: "auto"}).subscription(ctx, a.web)
	if err != nil {
		return face.Added{}, err
	}
	n.Due = time.Now().Add(claimedFor) // the poller leaves it alone until then
	err = a.store.Subscribe(ctx, n)
	if errors.Is(err, corpus.ErrSubscribed) {
		if n, err = a.store.Subscription(ctx, n.Name); err == nil {
			return face.Added{Source: n.Name, Since: n.Added}, nil
		}
	}
	if err != nil {
		return face.Added{}, err
	}
	report, err := a.web.sync(ctx, a.store, n, refresh{progress: func(p corpus.Progress) { progress(p.Documents) }})
	if errors.Is(err, corpus.ErrUnsubscribed) {
		return face.Added{}, err
	}
	return a.came(context.WithoutCancel(ctx), n, report, ctx.Err() != nil, err)
}

// held returns the article that is there already from an address; the error is ErrNotFound when there is none.
func (a adder) held(ctx context.Context, at string) (face.Added, error) {
	id, err := address.ID(at)
	if err != nil {
		return face.Added{}, err
	}
	article, err := a.store.Article(ctx, id)
	if err != nil {
		return face.Added{}, err
	}
	return face.Added{Title: article.Title, URL: article.URL, Since: article.Fetched}, nil
}

// came tells what a source brought.
func (a adder) came(ctx context.Context, n corpus.Subscription, report corpus.Report, going bool, failed error) (face.Added, error) {
	added := face.Added{Source: n.Name, Going: going}
	if going {
		if err := a.store.Hold(ctx, n.Name, 0); err != nil { // the poller goes on at once
			return added, err
		}
	}
	articles, err := a.store.From(ctx, n.Name)
	if err != nil {
		return added, err
	}
	if len(articles) == 0 && !going {
		return face.Added{}, errors.Join(because(report, failed), a.store.Unsubscribe(ctx, n.Name))
	}
	return counted(added, articles), corpus.Link(ctx, a.store, nil)
}

// counted adds articles to what was added.
func counted(added face.Added, articles []corpus.Article) face.Added {
	for _, one := range articles {
		added.Articles++
		added.Passages += len(index.Split(one))
		added.Title, added.URL = one.Title, one.URL
	}
	return added
}

// because says why a source brought nothing.
func because(report corpus.Report, failed error) error {
	switch {
	case failed != nil && report.Error != "":
		return errors.New(strings.TrimPrefix(report.Error, sourceFailed))
	case failed != nil:
		return failed
	case len(report.Problems) > 0:
		return errors.New(report.Problems[0].Reason)
	}
	return errors.New("there is no article in it")
}

// Undo removes what a source alone brought, and forgets it.
func (a adder) Undo(ctx context.Context, name string) (int, error) {
	if isShared(name) {
		return a.undoFile(ctx, name)
	}
	removed, err := a.store.Withdraw(ctx, name)
	if err != nil {
		return 0, fmt.Errorf("taking back %s: %w", name, err)
	}
	return removed, nil
}

// Subscriptions returns all sources.
func (a adder) Subscriptions(ctx context.Context) ([]corpus.Subscription, error) {
	return a.store.Subscriptions(ctx)
}
