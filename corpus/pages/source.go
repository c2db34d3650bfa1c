// Package pages brings in articles from web pages: one address, what a sitemap lists, or what a page links to.
//
//	source.go   one page after the other, and what is made of it
//	walk.go     which addresses are still to be asked, and which were
//	mark.go     what the stamp of a page says besides
//	options.go  which addresses belong to a source
//	links.go    where a page leads to
//	sitemap.go  what a sitemap lists
package pages

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"parley/corpus"
	"parley/corpus/address"
	"parley/corpus/extract"
	"parley/corpus/fetch"
)

// A Getter gets one document from the web, as *fetch.Fetcher does.
type Getter interface {
	Get(context.Context, fetch.Request) (fetch.Document, error)
}

// A Source is a page, and those of its site it leads to.
type Source struct {
	address string
	get     Getter
	now     func() time.Time
	options Options
}

// New returns the source that begins at an address. now tells publication dates from dates to come.
func New(at string, get Getter, now func() time.Time, o Options) (*Source, error) {
	clean, err := address.Clean(at)
	if err != nil {
		return nil, err
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	return &Source{address: clean, get: get, now: now, options: o}, nil
}

// Name returns "page:" or, when it goes further than one, "site:", and the address without what is secret in it.
func (s *Source) Name() string {
	if s.options.Depth > 0 {
		return "site:" + address.Shown(s.address)
	}
	return "page:" + address.Shown(s.address)
}

// Documents yields the page at the address of the source and the pages it leads to. A sitemap, and a page that is there
// for its links, are documents without articles. What was found once stays and is asked for again,
// by a conditional request, until its address says that there is nothing any more. The source as a whole fails when the
// first page cannot be had or asks to log in, and when a site asks to be left alone.
func (s *Source) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		w := newWalk(s, stamps)
		for next := w.next(); next != nil; next = w.next() {
			d, err := w.visit(ctx, next)
			if err == nil && ctx.Err() != nil {
				err = ctx.Err()
			}
			if errors.Is(err, errSkip) {
				continue
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
		for _, d := range w.unasked() {
			if !yield(d, nil) {
				return
			}
		}
		for _, d := range w.last { // when all they lead to has been read
			if w.again {
				d.Stamp = ""
			}
			if w.full {
				d.Problems = []corpus.Problem{{Where: d.Key, Reason: fmt.Sprintf("it leads to more than %d addresses, and the rest was left out; allow more with --most", w.options.most())}}
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// errSkip says that a document is not to be yielded, or not yet.
var errSkip = errors.New("not to be yielded")

// visit gets one document. The error is of the source as a whole, or errSkip for one that went away and one held back.
func (w *walk) visit(ctx context.Context, at *stop) (corpus.Document, error) {
	first := at.depth == 0
	d := corpus.Document{Key: at.key, Stamp: w.stamps[at.key]}
	got, err := w.get.Get(ctx, fetch.Request{Address: at.address, Known: w.known(at)})
	if err == nil && got.Unchanged {
		d.Unchanged = true
		return d, nil
	}
	var later *fetch.LaterError
	switch {
	case err != nil && (first || ctx.Err() != nil || errors.As(err, &later)):
		return d, err
	case errors.Is(err, fetch.ErrGone) && d.Stamp != "":
		return d, errSkip
	case err != nil:
		w.again = w.again || d.Stamp == "" && !lasting(err)
		d.Err = err
		return d, nil
	}
	d.Stamp = mark(got.Stamp(), at.depth, w.options.Depth)
	return w.read(at, got, d)
}

// lasting reports whether a page that could not be had will not be had tomorrow either.
func lasting(err error) bool {
	return errors.Is(err, fetch.ErrRefused) || errors.Is(err, fetch.ErrGone) || errors.Is(err, fetch.ErrTooBig) || errors.Is(err, fetch.ErrLogin)
}

// read makes articles of what was got, and finds where it leads.
func (w *walk) read(at *stop, got fetch.Document, d corpus.Document) (corpus.Document, error) {
	if isSitemap(got.Body) {
		return w.readSitemap(at, got, d)
	}
	leads := at.depth < w.options.Depth
	raw := corpus.Raw{Address: got.Address, Type: got.Type, Body: got.Body, Stated: corpus.Article{Collection: w.options.Collection}}
	articles, problems, err := w.options.Apart.Web(raw, w.now())
	if at.depth == 0 && errors.Is(err, extract.ErrLogin) {
		return d, fmt.Errorf("%s: %w", address.Shown(at.address), err)
	}
	if leads {
		for _, link := range w.follow(links(got.Address, got.Body)) {
			w.add(link, at.depth+1)
		}
		if at.depth == 0 {
			return w.hold(d)
		}
	}
	if d.Err = err; err != nil {
		return d, nil
	}
	d.Problems = problems
	if len(articles) > 0 && w.claim(articles[0].ID, at.key) {
		raw.Address = address.Public(raw.Address) // what is kept holds no secret
		d.Articles, d.Raw = articles, &raw
	}
	return d, nil
}

// readSitemap puts what a sitemap lists in the queue.
func (w *walk) readSitemap(at *stop, got fetch.Document, d corpus.Document) (corpus.Document, error) {
	listed, err := sitemap(got.Body)
	if err != nil && at.depth == 0 {
		return d, fmt.Errorf("%s: %w", address.Shown(at.address), err)
	}
	if err != nil {
		d.Err = err
		return d, nil
	}
	for _, one := range listed {
		if !address.SameSite(one.address, w.address) || !one.sitemap && !w.options.want(one.address) {
			continue
		}
		if clean, err := address.Clean(one.address); err == nil {
			w.add(clean, at.depth+1)
		}
	}
	return w.hold(d)
}

// follow returns those of links that belong to the source.
func (w *walk) follow(links []string) []string {
	return slices.DeleteFunc(links, func(link string) bool { return !address.SameSite(link, w.address) || !w.options.want(link) })
}
