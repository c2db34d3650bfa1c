package pace

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"
)

const (
	mostTries   = 4  // of a call that fails for no fault of its own
	mostPauses  = 10 // that a call without a deadline sits through
	firstWait   = 250 * time.Millisecond
	longestWait = 5 * time.Second
)

// An Observer hears of every call, for figures.
type Observer interface {
	// Called tells that a method was called and how long the answer took; code is "" when it went well, and otherwise
	// Slack's word for what was wrong, "http 502", "dropped" or "ratelimited". A response_url counts as a method of that
	// name; one that is used up or too old answers "http 404".
	Called(method, code string, took time.Duration)
}

// A Transport makes calls to Slack for any number of workspaces. It waits for the turn of each, sits through the pauses Slack
// asks for, and repeats what fails for no fault of its own if repeating cannot do it twice. A post
// is not repeated once it may have arrived. It gives up when the deadline of the request comes first, and then
// at once. It is safe for concurrent use.
type Transport struct {
	base     http.RoundTripper
	api      string // path of the Web API
	observer Observer
	gates    gates
}

// New returns a transport over base. api is the address of the Web API, with a slash at its end; observer may be nil.
func New(base http.RoundTripper, api string, observer Observer) (*Transport, error) {
	u, err := url.Parse(api)
	if err != nil || u.Host == "" || u.Path == "" || u.Path[len(u.Path)-1] != '/' {
		return nil, fmt.Errorf("address of Slack's Web API %q: want one such as https://slack.com/api/", api)
	}
	return &Transport{base: base, api: u.Path, observer: observer, gates: gates{all: map[key]*gate{}}}, nil
}

// RoundTrip makes a call. Its errors tell neither the address nor the body of the request, and are Unsent where no try
// was made that may have arrived.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	c, err := read(r, t.api)
	if err != nil {
		return nil, err
	}
	for tries, pauses, left := 1, 0, false; ; {
		a, err := t.try(r, c)
		switch {
		case err != nil && left:
			return nil, err
		case err != nil:
			return nil, Unsent{err}
		}
		var wait time.Duration
		switch {
		case a.code == "ratelimited" && c.whole && pauses < mostPauses:
			pauses++
			t.gates.pause(c, a.pause())
			wait = 0 // the gate is closed for as long
			if end, ok := r.Context().Deadline(); ok && time.Until(end) < a.pause() {
				return a.response, nil
			}
		case a.broken() && c.whole && (repeatable(c.method) || a.unsent()) && tries < mostTries:
			wait = backoff(tries)
			tries++
			left = left || !a.unsent()
		default:
			return a.response, a.err
		}
		if sleep(r.Context(), wait) != nil {
			return a.response, a.err
		}
		a.discard()
	}
}

// try makes one try when its turn comes.
func (t *Transport) try(r *http.Request, c call) (answer, error) {
	if err := t.gates.pass(r.Context(), c); err != nil {
		if !c.whole {
			err = errors.Join(err, r.Body.Close())
		}
		return answer{}, err
	}
	began := time.Now()
	response, err := t.base.RoundTrip(c.request(r))
	a := judge(response, err)
	if t.observer != nil {
		t.observer.Called(c.method, a.code, time.Since(began))
	}
	return a, nil
}

// backoff is the wait before the next try, doubling, with a part left to chance so that many callers do not come at once.
func backoff(tries int) time.Duration {
	d := min(firstWait<<(tries-1), longestWait)
	return d/2 + rand.N(d/2)
}
