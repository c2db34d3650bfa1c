package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"code.dny.dev/ssrf"

	"parley/corpus/address"
)

// What a caller may want to tell apart.
var (
	ErrRefused = errors.New("it may not be fetched")     // by robots.txt, or because it is in a private network
	ErrGone    = errors.New("there is nothing")          // 404 and 410
	ErrTooBig  = errors.New("it is too large")           // more than MaxBytes
	ErrLogin   = errors.New("it is shown to some alone") // 401, 402, 403 and 407
)

var (
	errRedirects = fmt.Errorf("it leads from one address to the next, more than %d times; open it in a browser and add the address it ends at", MaxRedirects)
	errTooSlow   = fmt.Errorf("it took longer than %v; try again later", MaxTime)
	errClosed    = errors.New("the server asked to be left alone")
	errPrivate   = fmt.Errorf("%w: it is in a private network; name the network in PARLEY_ALLOW_NET if it is yours", ErrRefused)
)

// A LaterError says that a host asked to be left alone for some time.
type LaterError struct {
	Until time.Time
	Err   error
}

// Error says what was answered, and until when to wait.
func (e *LaterError) Error() string {
	return fmt.Sprintf("%v; it asks to wait until %s", e.Err, e.Until.UTC().Format("2 January 15:04 MST"))
}

// Unwrap returns what was answered.
func (e *LaterError) Unwrap() error { return e.Err }

// fault says of which address err is, without what is private in it.
func fault(from string, err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled
	}
	return fmt.Errorf("%s: %w", address.Shown(from), plain(err))
}

// plain takes the address out of what the standard library says of a request, and puts its errors in our words.
func plain(err error) error {
	var of *url.Error
	var name *net.DNSError
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork):
		return errPrivate
	case errors.As(err, &name):
		return fmt.Errorf("there is no host of that name, or it cannot be looked up now (%q)", name.Name)
	case errors.Is(err, context.DeadlineExceeded):
		return errTooSlow
	case errors.As(err, &of):
		return fmt.Errorf("it cannot be reached: %w", of.Err)
	}
	return err
}

// status returns what a response that is no document means.
func status(response *http.Response, known Validators) error {
	switch code := response.StatusCode; code {
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
		return nil
	case http.StatusNotModified:
		if known.conditional() {
			return nil
		}
		return errors.New("the server says that it has not changed, without having been asked")
	case http.StatusNotFound, http.StatusGone:
		return fmt.Errorf("%w at this address (%d); check it in a browser", ErrGone, code)
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusProxyAuthRequired:
		return fmt.Errorf("%w (%d): whoever may read it can save the page and index the file", ErrLogin, code)
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return fmt.Errorf("the server is too busy (%d); try again later", code)
	default:
		return fmt.Errorf("the server answered %d %s; try again later", code, http.StatusText(code))
	}
}

// retryAfter returns until when a server that is too busy asks to be left alone, the zero time when it does not
// say so (RFC 9110, 10.2.3). More than a day is not believed.
func retryAfter(response *http.Response, now time.Time) time.Time {
	if response.StatusCode != http.StatusTooManyRequests && response.StatusCode != http.StatusServiceUnavailable {
		return time.Time{}
	}
	text := response.Header.Get("Retry-After")
	until, err := http.ParseTime(text)
	if seconds, bad := strconv.Atoi(text); bad == nil {
		until, err = now.Add(time.Duration(min(max(seconds, 0), 86400))*time.Second), nil
	}
	if err != nil || until.Before(now) {
		return time.Time{}
	}
	if latest := now.Add(24 * time.Hour); until.After(latest) {
		return latest
	}
	return until
}
