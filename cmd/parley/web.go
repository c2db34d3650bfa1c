package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"parley/corpus"
	"parley/corpus/address"
	"parley/corpus/extract"
	"parley/corpus/feeds"
	"parley/corpus/fetch"
	"parley/corpus/pages"
	"parley/corpus/register"
)

// A web is what sources on the web are read with.
type web struct {
	fetcher *fetch.Fetcher
	now     func() time.Time
	apart   *extract.Apart
}

// openWeb returns a web that may reach the networks the command line names besides the public one.
func (c *cli) openWeb() (*web, error) {
	allow, err := fetch.ParseNetworks(c.AllowNet)
	if err != nil {
		return nil, misuse("--allow-net: " + err.Error())
	}
	return &web{fetcher: fetch.New(fetch.Options{Allow: allow}), now: time.Now, apart: c.apart}, nil
}

// reader returns what reads large documents, nil for a web that is none.
func (w *web) reader() *extract.Apart {
	if w == nil {
		return nil
	}
	return w.apart
}

// Close closes connections.
func (w *web) Close() { w.fetcher.Close() }

// sourceOptions is what a kind of source is to know besides its address, as the store keeps it.
type sourceOptions struct {
	pages.Options
	Summaries bool       `json:"summaries,omitempty"` // of a feed
	Since     corpus.Day `json:"since,omitempty"`     // of a regulation
}

// The kinds of source, and how often they are synced unless it is said otherwise.
var kinds = map[string]time.Duration{
	"feed":     30 * time.Minute,
	"page":     24 * time.Hour,
	"site":     6 * time.Hour,
	"register": 2 * time.Hour,
	"ecfr":     12 * time.Hour,
}

// source returns the source that a subscription is to.
func (w *web) source(n corpus.Subscription) (corpus.Source, error) {
	var o sourceOptions
	if n.Options != "" {
		if err := json.Unmarshal([]byte(n.Options), &o); err != nil {
			return nil, fmt.Errorf("the options of %s cannot be read: %w; remove it and add it again", n.Name, err)
		}
	}
	switch n.Kind {
	case "feed":
		return feeds.New(n.Address, w.fetcher, w.now, feeds.Options{Collection: o.Collection, Summaries: o.Summaries, Apart: w.apart}), nil
	case "page", "site":
		o.Apart = w.apart
		return pages.New(n.Address, w.fetcher, w.now, o.Options)
	case "register":
		return register.NewDocuments(n.Address, o.Collection, w.fetcher, w.now)
	case "ecfr":
		return register.NewSections(n.Address, o.Since, o.Collection, w.fetcher, w.now)
	}
	return nil, fmt.Errorf("%s is of the kind %q, which this Parley does not know; use the one that added it", n.Name, n.Kind)
}

// A refresh says how to sync a source.
type refresh struct {
	shrunk   bool // also when most of it is gone
	again    bool // of what was kept, without asking for it
	progress func(corpus.Progress)
}

// sourceFailed begins what a report says of a source that failed.
const sourceFailed = "the source failed, what it held before stays: "

// sync syncs a source and notes in the store what came of it and when it is due next. Cut short by ctx, it is as due as before.
// Of a source that is removed meanwhile, nothing more comes in; the error is then corpus.ErrUnsubscribed.
func (w *web) sync(ctx context.Context, s *corpus.Store, n corpus.Subscription, r refresh) (corpus.Report, error) {
	source, err := w.source(n)
	if err != nil {
		return corpus.Report{}, errors.Join(err, s.Synced(ctx, n.Name, err, time.Time{}))
	}
	if r.again {
		made := func(raw corpus.Raw) ([]corpus.Article, []corpus.Problem, error) { return w.apart.Web(raw, w.now()) }
		return corpus.SyncSubscribed(ctx, s, corpus.Kept(s, n.Name, made), r.progress)
	}
	if !r.shrunk {
		source = corpus.Steady(source)
	}
	report, failed := corpus.SyncSubscribed(ctx, s, source, r.progress)
	if ctx.Err() != nil || errors.Is(failed, corpus.ErrUnsubscribed) {
		return report, failed
	}
	var told error
	if failed != nil {
		told = errors.New(strings.TrimPrefix(report.Error, sourceFailed))
	}
	var until time.Time
	if later := new(fetch.LaterError); errors.As(failed, &later) {
		until = later.Until
	}
	return report, errors.Join(failed, s.Synced(ctx, n.Name, told, until))
}

// kindOf finds out what kind of source is at an address: one that is known by its address, a feed, or a page, and then which
// feed that names, "" for none.
func (w *web) kindOf(ctx context.Context, at string, o sourceOptions) (kind, feed string, err error) {
	if kind := register.Of(at); kind != "" {
		return kind, "", nil
	}
	if o.Depth > 0 {
		return "site", "", nil
	}
	got, err := w.fetcher.Get(ctx, fetch.Request{Address: at})
	if err != nil {
		return "", "", err
	}
	if feeds.Is(got.Body) {
		return "feed", "", nil
	}
	return "page", feeds.Named(got), nil
}

// subscription returns the source that is called so: by its name, by its address, or by a part of it that no other has.
func subscription(ctx context.Context, s *corpus.Store, called string) (corpus.Subscription, error) {
	all, err := s.Subscriptions(ctx)
	if err != nil {
		return corpus.Subscription{}, err
	}
	var like []corpus.Subscription
	for _, n := range all {
		if n.Name == called || sameAddressed(n.Address, called) {
			return n, nil
		}
		if strings.Contains(n.Name, called) {
			like = append(like, n)
		}
	}
	switch len(like) {
	case 1:
		return like[0], nil
	case 0:
		if strings.Contains(called, "://") {
			called = address.Shown(called)
		}
		return s.Subscription(ctx, called) // says that there is none
	}
	return corpus.Subscription{}, misuse(fmt.Sprintf("%q is part of %d names: %s", called, len(like), strings.Join(namesOf(like), ", ")))
}

func namesOf(all []corpus.Subscription) []string {
	var names []string
	for _, n := range all {
		names = append(names, n.Name)
	}
	return names
}

func sameAddressed(one, other string) bool {
	a, err1 := address.Normal(one)
	b, err2 := address.Normal(other)
	return err1 == nil && err2 == nil && a == b
}
