package fetch

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"parley/corpus/address"
)

// The limits of one document.
const (
	MaxBytes     = 20 << 20         // unpacked
	MaxTime      = 30 * time.Second // from the first byte sent to the last received, for each request
	MaxRedirects = 10
)

// Options changes how a Fetcher works. The zero Options suits.
type Options struct {
	Agent string         // what it calls itself, also in robots.txt; "" is "Parley"
	Pace  time.Duration  // least time between two requests to one host, 0 is a second; hosts in Allow are not spared
	Allow []netip.Prefix // networks that may be reached although they are not public; see ParseNetworks
}

// A Fetcher gets documents. It remembers of each host when it was asked last and what its robots.txt says.
// It is safe for concurrent use.
type Fetcher struct {
	agent  string
	client *http.Client
	hosts  *hosts
}

// New returns a Fetcher that knows no host yet.
func New(o Options) *Fetcher {
	f := &Fetcher{agent: cmp.Or(o.Agent, "Parley")}
	f.client = &http.Client{
		Transport:     transport(o.Allow),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	f.hosts = newHosts(cmp.Or(o.Pace, time.Second), o.Allow)
	return f
}

// Close closes connections that are not in use.
func (f *Fetcher) Close() { f.client.CloseIdleConnections() }

// A Request says which document, and what is known of it.
type Request struct {
	Address string
	Known   Validators // of the document as it was got before; the zero value asks for it whatever it is
	Accept  string     // media types wanted, "" for any
	API     bool       // the address is made for programs: robots.txt, which is about pages, is not asked
}

// A Document is what an address held.
type Document struct {
	Address   string // it was got from, after redirects
	Type      string // media type with its parameters, as the server states it; "" when it does not
	Body      []byte // unpacked
	Unchanged bool   // it is what Known says; Body is empty
	Validators
}

// Get gets a document. What it returns as an error says what to do, and shows no password and no token; it is a
// *LaterError where the host asks to be left alone, and ErrRefused, ErrGone, ErrTooBig or ErrLogin where it is one of them.
func (f *Fetcher) Get(ctx context.Context, r Request) (Document, error) {
	d, err := f.follow(ctx, r)
	var later *LaterError
	if errors.As(err, &later) && time.Until(later.Until) <= patience {
		d, err = f.follow(ctx, r) // the host's turn comes after it
	}
	if err != nil {
		return Document{}, fault(r.Address, err)
	}
	return d, nil
}

// patience is how long a request waits for a host that asks to be left alone; what takes longer is tried another day.
const patience = 15 * time.Second

// follow goes from redirect to redirect until one is a document.
func (f *Fetcher) follow(ctx context.Context, r Request) (Document, error) {
	at, err := address.Clean(r.Address)
	if err != nil {
		return Document{}, err
	}
	for range MaxRedirects + 1 {
		u, err := url.Parse(at)
		if err != nil {
			return Document{}, errors.New("it cannot be read") // what url.Parse says repeats the address
		}
		d, next, err := f.hop(ctx, u, r)
		if err != nil || next == nil {
			return d, err
		}
		if at, err = address.Whole(next.String()); err != nil {
			return Document{}, err
		}
	}
	return Document{}, errRedirects
}

// hop asks one address: for a document, or where else it is.
func (f *Fetcher) hop(ctx context.Context, u *url.URL, r Request) (Document, *url.URL, error) {
	if !r.API {
		if err := f.allowed(ctx, u); err != nil {
			return Document{}, nil, err
		}
	}
	var d Document
	var next *url.URL
	err := f.hosts.turn(ctx, u, func(ctx context.Context) (time.Time, error) {
		response, err := f.send(ctx, u, r)
		if err != nil {
			return time.Time{}, err
		}
		defer response.Body.Close()
		if next, err = redirect(response); next != nil || err != nil {
			return time.Time{}, err
		}
		if err := status(response, r.Known); err != nil {
			return retryAfter(response, time.Now()), err
		}
		d, err = read(u.String(), response, r.Known)
		return time.Time{}, err
	})
	return d, next, err
}

func (f *Fetcher) send(ctx context.Context, u *url.URL, r Request) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", f.agent)
	if r.Accept != "" {
		request.Header.Set("Accept", r.Accept)
	}
	r.Known.ask(request.Header)
	return f.client.Do(request)
}

// redirect returns where a response leads, nil when it does not.
func redirect(response *http.Response) (*url.URL, error) {
	switch response.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	next, err := response.Location()
	if err != nil {
		return nil, errors.New("it leads elsewhere without saying where; open it in a browser and add the address it ends at")
	}
	return next, nil
}
