package slacktest

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Sign sets the headers by which Slack signs a request with the body: the version 0 signature over the time and the raw
// body (docs.slack.dev/authentication/verifying-requests-from-slack).
func Sign(h http.Header, secret string, at time.Time, body []byte) {
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	h.Set("X-Slack-Request-Timestamp", stamp)
	h.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
}

var errRedirects = errors.New("more than two redirects")

// send makes attempt n of a delivery by HTTP.
func (s *Server) send(d *delivery, n int, address string, head http.Header) {
	ctx, cancel := context.WithCancelCause(s.ctx)
	defer cancel(nil)
	stop := s.clock.AfterFunc(answerWithin, func() { cancel(context.DeadlineExceeded) })
	defer stop()
	body, kind := d.body()
	status, answer, head, err := s.request(ctx, address, kind, body, head)
	if s.ctx.Err() != nil {
		return
	}
	defer s.lock()()
	switch {
	case context.Cause(ctx) == context.DeadlineExceeded:
		s.failed(d, n, "http_timeout")
	case errors.Is(err, errRedirects):
		s.failed(d, n, "too_many_redirects")
	case err != nil:
		s.failed(d, n, "connection_failed")
	case status/100 != 2 && head.Get("X-Slack-No-Retry") == "1":
		s.giveUp(d, n, "http_error")
	case status/100 != 2:
		s.failed(d, n, "http_error")
	default:
		s.acked(d, n, answer)
	}
}

// body gives what HTTP sends: JSON for events, a form for all else.
func (d *delivery) body() (body, kind string) {
	const form = "application/x-www-form-urlencoded"
	switch d.kind {
	case eventsAPI:
		return string(d.raw), "application/json"
	case slashCommands:
		return d.form.Encode(), form
	}
	return url.Values{"payload": {string(d.raw)}}.Encode(), form
}

// request posts one signed body. A body that is no JSON comes back as a JSON string; an empty one as nil.
func (s *Server) request(ctx context.Context, address, kind, body string, head http.Header) (int, json.RawMessage, http.Header, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		return 0, nil, nil, fmt.Errorf("request to %s: %w", address, err)
	}
	r.Header = head
	r.Header.Set("Content-Type", kind)
	r.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	Sign(r.Header, SigningSecret, s.clock.Now(), []byte(body))
	transport := &http.Transport{DisableKeepAlives: true}
	client := &http.Client{Transport: transport, CheckRedirect: func(_ *http.Request, via []*http.Request) error {
		if len(via) > 2 {
			return errRedirects
		}
		return nil
	}}
	answer, err := client.Do(r)
	if err != nil {
		return 0, nil, nil, fmt.Errorf("request to %s: %w", address, err)
	}
	defer func() { _ = answer.Body.Close() }() // read to its end or not worth it
	text, err := io.ReadAll(io.LimitReader(answer.Body, largestBody))
	if err != nil {
		return 0, nil, nil, fmt.Errorf("request to %s: %w", address, err)
	}
	if len(text) > 0 && !json.Valid(text) {
		text = encode(string(text))
	}
	return answer.StatusCode, text, answer.Header, nil
}

// VerifyURL does what Slack does when a request URL is entered in the app's settings: it sends a challenge and wants it
// back, as plain text, as a form or as JSON. The error says what came instead.
func (s *Server) VerifyURL(ctx context.Context, address string) error {
	const challenge = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"
	body := encode(object{"token": verificationToken, "challenge": challenge, "type": "url_verification"})
	status, answer, _, err := s.request(ctx, address, "application/json", string(body), http.Header{})
	if err != nil {
		return err
	}
	if status != http.StatusOK || !strings.Contains(string(answer), challenge) {
		return fmt.Errorf("url_verification: status %d and %q, where the challenge was due", status, answer)
	}
	return nil
}

// CheckSSL sends the ssl_check by which Slack tries the certificate of a command's URL. It wants status 200.
func (s *Server) CheckSSL(ctx context.Context, address string) error {
	body := url.Values{"ssl_check": {"1"}, "token": {verificationToken}}.Encode()
	status, _, _, err := s.request(ctx, address, "application/x-www-form-urlencoded", body, http.Header{})
	if err != nil {
		return err
	}
	if status != http.StatusOK {
		return fmt.Errorf("ssl_check: status %d", status)
	}
	return nil
}
