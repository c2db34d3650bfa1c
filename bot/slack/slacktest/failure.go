package slacktest

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"
)

// A Failure is how one call goes wrong. Exactly one of Status, Code, Hang and Cut says how; without any of them the
// answer is 500.
type Failure struct {
	Status     int           // an HTTP status with no JSON in the body
	RetryAfter time.Duration // with status 429, rounded up to seconds
	Code       string        // a refusal: status 200, "ok": false, this error
	Hang       bool          // no answer until the caller gives up
	Cut        bool          // the connection closes without an answer
	After      bool          // the call is carried out all the same, before it goes wrong
}

// String names the failure as Calls does in Error.
func (f Failure) String() string {
	switch {
	case f.Code != "":
		return f.Code
	case f.Hang:
		return "hang"
	case f.Cut:
		return "cut"
	}
	return fmt.Sprintf("http %d", f.status())
}

func (f Failure) status() int {
	if f.Status == 0 {
		return http.StatusInternalServerError
	}
	return f.Status
}

// FailNext makes the next calls of a method go wrong, one for each failure, in order. "response_url" names the calls to
// response URLs.
func (s *Server) FailNext(method string, failures ...Failure) {
	defer s.lock()()
	s.failures[method] = append(s.failures[method], failures...)
}

func (s *Server) nextFailure(method string) *Failure {
	s.mu.Lock()
	defer s.mu.Unlock()
	waiting := s.failures[method]
	if len(waiting) == 0 {
		return nil
	}
	s.failures[method] = waiting[1:]
	return &waiting[0]
}

func (s *Server) fail(w http.ResponseWriter, r *http.Request, f Failure) {
	switch {
	case f.Code != "":
		writeJSON(w, object{"ok": false, "error": f.Code})
	case f.Hang:
		select {
		case <-r.Context().Done():
		case <-s.ctx.Done():
		}
		panic(http.ErrAbortHandler)
	case f.Cut:
		panic(http.ErrAbortHandler) // net/http then closes the connection without a word
	default:
		if f.status() == http.StatusTooManyRequests {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
		}
		http.Error(w, http.StatusText(f.status()), f.status())
	}
}
