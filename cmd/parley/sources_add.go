package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"parley/corpus"
	"parley/corpus/address"
)

type sourcesAddVerb struct {
	URL        string        `arg:"" help:"A feed, a page, a sitemap, a page that leads to others, a search of the Federal Register, a part or section of the eCFR."`
	Kind       string        `enum:"auto,feed,page,site,register,ecfr" default:"auto" help:"What it is: feed, page, site, register (a search of the Federal Register) or ecfr; found out when it is not said."`
	Every      time.Duration `placeholder:"TIME" help:"How often to sync it, such as 1h (a feed: 30m, a register: 2h, a site: 6h, a page: 24h)."`
	Depth      int           `help:"Links to follow from the page: 1 for what it leads to."`
	Include    []string      `sep:"none" placeholder:"PATTERN" help:"Only pages whose path is like this, such as '/news/*'."`
	Exclude    []string      `sep:"none" placeholder:"PATTERN" help:"No pages whose path is like this."`
	Most       int           `placeholder:"N" help:"At most so many pages (1000)."`
	Summaries  bool          `help:"Take what a feed holds, and fetch no pages."`
	Since      string        `placeholder:"DATE" help:"Of a regulation, no versions that were superseded by this day."`
	Collection string        `placeholder:"NAME" help:"Shelf its articles stand on."`
	Later      bool          `help:"Only add it; serve or sync brings it in."`

	named string // the feed that the page names
}

// leastEvery is how often a source may be asked at most.
const leastEvery = time.Minute

func (v *sourcesAddVerb) Run(ctx context.Context, c *cli, std streams) error {
	if v.Every != 0 && v.Every < leastEvery {
		return misuse(fmt.Sprintf("--every %v is too often: at least %v", v.Every, leastEvery))
	}
	w, err := c.openWeb()
	if err != nil {
		return err
	}
	defer w.Close()
	open := openToWrite
	if v.Later {
		open = openStore
	}
	h, err := open(ctx, c, std)
	if err != nil {
		return err
	}
	defer h.Close()
	n, err := v.subscription(ctx, w)
	if err != nil {
		return err
	}
	if err := h.store.Subscribe(ctx, n); err != nil {
		if errors.Is(err, corpus.ErrSubscribed) {
			err = fmt.Errorf("%s: %w; parley sources sync brings it in now, remove and add it again to change it", n.Name, err)
		}
		return err
	}
	if v.named != "" {
		fmt.Fprintf(std.err, "parley: hint: this page names a feed, which brings what is new: parley sources add %s\n", address.Shown(v.named))
	}
	if _, err := fmt.Fprintf(std.out, "%s: added, every %s\n", n.Name, span(n.Every)); err != nil || v.Later {
		return err
	}
	return syncSources(ctx, h, w, []corpus.Subscription{n}, refresh{}, reporting{})
}

// subscription finds out what is at the address and puts it in words for the store.
func (v *sourcesAddVerb) subscription(ctx context.Context, w *web) (corpus.Subscription, error) {
	clean, err := address.Clean(v.URL)
	if err != nil {
		return corpus.Subscription{}, err
	}
	var o sourceOptions
	o.Depth, o.Include, o.Exclude, o.Most, o.Collection, o.Summaries = v.Depth, v.Include, v.Exclude, v.Most, v.Collection, v.Summaries
	if v.Kind == "site" && o.Depth == 0 {
		o.Depth = 1
	}
	if o.Since, err = corpus.ParseDay(v.Since); err != nil {
		return corpus.Subscription{}, misuse("--since: " + err.Error())
	}
	n := corpus.Subscription{Kind: v.Kind, Address: clean, Every: v.Every}
	if n.Kind == "auto" {
		if n.Kind, v.named, err = w.kindOf(ctx, clean, o); err != nil {
			return n, err
		}
	}
	if n.Every == 0 {
		n.Every = kinds[n.Kind]
	}
	options, err := json.Marshal(o)
	if err != nil {
		return n, err
	}
	n.Options = string(options)
	source, err := w.source(n)
	if err != nil {
		return n, err
	}
	n.Name = source.Name()
	return n, nil
}
