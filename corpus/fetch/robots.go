package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	robotsFor  = 24 * time.Hour // how long a robots.txt is believed (RFC 9309, 2.4)
	robotsSize = 500 << 10      // how much of it is read (RFC 9309, 2.5)
	robotsHops = 5              // how many redirects are followed to it (RFC 9309, 2.3.1.2)
)

var errRobots = fmt.Errorf("%w: the site's robots.txt asks programs not to read it; save the page and index the file, or ask the site", ErrRefused)

// allowed returns an error when the robots.txt of the host asks to leave the address alone.
func (f *Fetcher) allowed(ctx context.Context, u *url.URL) error {
	h := f.hosts.of(u)
	if err := h.robots.Acquire(ctx, 1); err != nil {
		return err
	}
	defer h.robots.Release(1)
	if h.rules == nil || time.Since(h.ruled) > robotsFor {
		data, err := f.robots(ctx, u)
		if err != nil {
			return err
		}
		h.rules, h.ruled = data.FindGroup(f.agent), time.Now()
		h.slow(h.rules.CrawlDelay)
	}
	if !h.rules.Test(u.EscapedPath() + query(u)) {
		return errRobots
	}
	return nil
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// robots reads the robots.txt of a host. Without one, or where it is not shown, everything is allowed; a server that
// fails may have one, so nothing is (RFC 9309, 2.3.1).
func (f *Fetcher) robots(ctx context.Context, u *url.URL) (*robotstxt.RobotsData, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range robotsHops + 1 {
		var next *url.URL
		var rules *robotstxt.RobotsData
		err := f.hosts.turn(ctx, at, func(ctx context.Context) (time.Time, error) {
			response, err := f.send(ctx, at, Request{})
			if err != nil {
				return time.Time{}, err
			}
			defer response.Body.Close()
			if next, err = redirect(response); next != nil || err != nil {
				return time.Time{}, nil // one that leads nowhere is none
			}
			rules, err = rulesOf(response)
			return retryAfter(response, time.Now()), err
		})
		if err != nil {
			return nil, err
		}
		if rules != nil {
			return rules, nil
		}
		if next == nil || (next.Scheme != "http" && next.Scheme != "https") {
			break
		}
		at = next
	}
	return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
}

func rulesOf(response *http.Response) (*robotstxt.RobotsData, error) {
	switch code := response.StatusCode; {
	case code == http.StatusTooManyRequests || code >= 500:
		return nil, fmt.Errorf("the server answered %d when asked for its robots.txt; try again later", code)
	case code < 200 || code > 299:
		return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, robotsSize))
	if err != nil {
		return nil, err
	}
	rules, err := robotstxt.FromBytes(body)
	if err != nil {
		return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil) // what cannot be read forbids nothing
	}
	return rules, nil
}
