// Package feeds brings in articles from RSS, Atom and JSON feeds.
//
// A feed shows what is newest: what it no longer shows stays. Where it holds only the beginning of an article, the page
// it links to is fetched.
package feeds

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
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

// Options changes how a Source works. The zero Options suits.
type Options struct {
	Collection string // shelf its articles stand on
	Summaries  bool   // takes what the feed holds and fetches no pages

	Apart *extract.Apart // reads what may use up time and memory
}

// A Source is one feed.
type Source struct {
	address string
	get     Getter
	now     func() time.Time
	options Options
}

// New returns the feed at an address. now tells publication dates from dates to come.
func New(at string, get Getter, now func() time.Time, o Options) *Source {
	return &Source{address: at, get: get, now: now, options: o}
}

// Name returns "feed:" and the address, without what is secret in it.
func (s *Source) Name() string { return "feed:" + address.Shown(s.address) }

// feedKey is the document that is the feed itself: it holds no articles and comes last, so that its stamp says that
// all entries were read.
const feedKey = "feed"

const accepted = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"

// Documents yields every entry the feed shows and, unchanged, all that it showed before. An entry is read again when
// what the feed says of it changes, or when its page could not be had. The source as a whole fails when
// the feed cannot be had or is none, and when a site asks to be left alone.
func (s *Source) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		got, err := s.get.Get(ctx, fetch.Request{Address: s.address, Known: fetch.ReadStamp(stamps[feedKey]), Accept: accepted})
		var entries []entry
		if err == nil && !got.Unchanged {
			entries, err = s.parse(got)
		}
		if err != nil {
			yield(corpus.Document{}, err)
			return
		}
		shown := map[string]bool{feedKey: true}
		stamp, again := got.Stamp(), false
		for _, e := range entries {
			if shown[e.key] {
				continue
			}
			shown[e.key] = true
			d, err := s.document(ctx, e, stamps[e.key])
			if !yield(d, err) || err != nil {
				return
			}
			again = again || toTryAgain(d.Stamp)
		}
		for key, stamp := range stamps {
			if !shown[key] && !yield(corpus.Document{Key: key, Stamp: stamp, Unchanged: true}, nil) {
				return
			}
		}
		if again {
			stamp = "" // so that the feed is read again although it will be the same
		}
		yield(corpus.Document{Key: feedKey, Stamp: stamp, Unchanged: got.Unchanged}, nil)
	}
}

// document makes a document of an entry. The error is of the source as a whole.
func (s *Source) document(ctx context.Context, e entry, known string) (corpus.Document, error) {
	d := corpus.Document{Key: e.key, Stamp: e.stamp()}
	if known == d.Stamp {
		d.Unchanged = true
		return d, nil
	}
	if !e.whole && e.link != "" && !s.options.Summaries {
		raw, why := s.page(ctx, e)
		var later *fetch.LaterError
		switch {
		case ctx.Err() != nil:
			return d, ctx.Err()
		case errors.As(why, &later):
			return d, why
		case why == nil:
			return s.finish(d, raw), nil
		case !lasting(why):
			d.Stamp = tryAgain + d.Stamp
		}
		if len(e.content) == 0 {
			d.Err = why
			return d, nil
		}
		d.Problems = []corpus.Problem{{Where: e.key, Reason: fmt.Sprintf("what the feed holds of it was taken alone: %v", why), Partly: true}}
	}
	if e.content == "" {
		d.Err = errTitleOnly
		return d, nil
	}
	return s.finish(d, corpus.Raw{Address: s.address, Type: extract.FragmentType, Stated: e.stated, Body: []byte(e.content)}), nil
}

var errTitleOnly = errors.New("the feed holds no more than its title, and its page is not fetched; add the feed without --summaries")

// page fetches the page of an entry.
func (s *Source) page(ctx context.Context, e entry) (corpus.Raw, error) {
	got, err := s.get.Get(ctx, fetch.Request{Address: e.link})
	if err != nil {
		return corpus.Raw{}, err
	}
	raw := corpus.Raw{Address: got.Address, Type: got.Type, Stated: e.stated, Body: got.Body}
	articles, _, err := s.options.Apart.Web(raw, s.now())
	if err == nil && len(articles) > 0 && len(articles[0].Text) < e.size {
		err = fmt.Errorf("%s holds less of it than the feed", address.Shown(e.link))
	}
	return raw, err
}

// finish makes the articles of what was got.
func (s *Source) finish(d corpus.Document, raw corpus.Raw) corpus.Document {
	articles, problems, err := s.options.Apart.Web(raw, s.now())
	d.Articles, d.Problems, d.Err = articles, append(d.Problems, problems...), err
	if err == nil {
		raw.Address = address.Public(raw.Address) // what is kept holds no secret
		d.Raw = &raw
	}
	return d
}

// lasting reports whether a page that could not be had will not be had in an hour either.
func lasting(err error) bool {
	for _, is := range []error{fetch.ErrRefused, fetch.ErrGone, fetch.ErrTooBig, fetch.ErrLogin, extract.ErrLogin} {
		if errors.Is(err, is) {
			return true
		}
	}
	return !strings.Contains(err.Error(), "try again later") && !strings.Contains(err.Error(), "cannot be reached")
}

// tryAgain begins the stamp of an entry whose page is to be asked for again.
const tryAgain = "again\t"

func toTryAgain(stamp string) bool { return strings.HasPrefix(stamp, tryAgain) }
