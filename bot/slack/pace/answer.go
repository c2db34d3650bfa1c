package pace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// shortestPause is what is waited when Slack asks for a pause and does not say how long.
const shortestPause = time.Second

// An answer is what became of one try to call.
type answer struct {
	response *http.Response // nil after an error
	err      error
	code     string // "" when it went well; otherwise Slack's word, "http 502" or "dropped"
}

// judge looks at what came back. The response can still be read.
func judge(response *http.Response, err error) answer {
	a := answer{response: response, err: err}
	switch {
	case err != nil:
		a.code = "dropped"
	case response.StatusCode == http.StatusTooManyRequests:
		a.code = "ratelimited"
	case response.StatusCode/100 != 2:
		a.code = fmt.Sprint("http ", response.StatusCode)
	default:
		a.code, a.err = a.word()
		if a.err != nil {
			a.response, a.code = nil, "dropped"
		}
	}
	return a
}

// word is the error code in the body, "" where there is none. A body that breaks off is an error.
func (a answer) word() (string, error) {
	start, err := io.ReadAll(io.LimitReader(a.response.Body, largestRead))
	if err != nil {
		return "", errors.Join(fmt.Errorf("read an answer: %w", err), a.response.Body.Close())
	}
	a.response.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(start), a.response.Body), a.response.Body}
	var said struct {
		OK    *bool  `json:"ok"`
		Error string `json:"error"`
	}
	if json.Unmarshal(start, &said) != nil || said.OK == nil || *said.OK {
		return "", nil
	}
	return firstOf(said.Error, "unknown"), nil
}

// discard lets go of a response nobody reads, so that its connection can be used again.
func (a answer) discard() {
	if a.response == nil {
		return
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(a.response.Body, largestRead)) // it is only for the connection's sake
	_ = a.response.Body.Close()
}

// pause is how long Slack wants to be left alone.
func (a answer) pause() time.Duration {
	seconds, err := strconv.Atoi(a.response.Header.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return shortestPause
	}
	return time.Duration(seconds) * time.Second
}

// broken tells that the call failed for no fault of its own, and may go well the next time.
func (a answer) broken() bool {
	return a.err != nil || a.response.StatusCode >= http.StatusInternalServerError
}

// unsent tells that the call never reached Slack.
func (a answer) unsent() bool {
	var op *net.OpError
	return errors.As(a.err, &op) && op.Op == "dial"
}
