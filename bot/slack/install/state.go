package install

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"sync"
	"time"
)

const (
	// goodFor is how long a state is good: Slack's codes last as long (https://docs.slack.dev/authentication/installing-with-oauth).
	goodFor = 10 * time.Minute

	// mostUsed bounds the states remembered as used. Each takes an install that was begun and came back.
	mostUsed = 10_000
)

// Why a state is refused.
var (
	errForged  = errors.New("the state is not one Parley gave to this browser")
	errExpired = errors.New("the state is too old")
	errUsed    = errors.New("the state was used before")
	errFull    = errors.New("too many installs within ten minutes")
)

// states issues what Slack hands back unchanged, so that nobody can make somebody else's browser finish an install
// that this browser did not begin: ten minutes of time, a number drawn by chance, and a code over both and over what
// the browser keeps in a cookie. Any process with the same key takes it; that it is taken once holds for each process,
// and beyond that by Slack's code, which works once.
type states struct {
	key []byte
	now func() time.Time

	mu   sync.Mutex
	used map[[nonceSize]byte]time.Time // and when they would have expired
}

const (
	nonceSize = 16
	stateSize = 8 + nonceSize + sha256.Size
)

// newStates derives the key of the states from the one that seals tokens, which is so used for one thing only.
func newStates(key []byte, now func() time.Time) *states {
	own, err := hkdf.Expand(sha256.New, key, "parley install state", sha256.Size)
	if err != nil {
		panic(err) // only for a length that is a constant here
	}
	return &states{key: own, now: now, used: map[[nonceSize]byte]time.Time{}}
}

// issue returns a state for a browser.
func (s *states) issue(browser string) string {
	raw := binary.BigEndian.AppendUint64(nil, uint64(s.now().Add(goodFor).UnixMilli()))
	raw = append(raw, make([]byte, nonceSize)...)
	_, _ = rand.Read(raw[8:]) // it never fails
	return base64.RawURLEncoding.EncodeToString(append(raw, s.code(raw, browser)...))
}

func (s *states) code(raw []byte, browser string) []byte {
	mac := hmac.New(sha256.New, s.key)
	_, _ = mac.Write(raw) // it never fails
	_, _ = mac.Write([]byte(browser))
	return mac.Sum(nil)
}

// take returns nil once for a state issued to a browser within the last ten minutes.
func (s *states) take(state, browser string) error {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(state)
	if err != nil || len(raw) != stateSize || browser == "" {
		return errForged
	}
	signed, code := raw[:8+nonceSize], raw[8+nonceSize:]
	if !hmac.Equal(code, s.code(signed, browser)) {
		return errForged
	}
	until := time.UnixMilli(int64(binary.BigEndian.Uint64(signed)))
	if !s.now().Before(until) {
		return errExpired
	}
	return s.use([nonceSize]byte(signed[8:]), until)
}

func (s *states) use(nonce [nonceSize]byte, until time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for old, end := range s.used {
		if !s.now().Before(end) {
			delete(s.used, old)
		}
	}
	if _, again := s.used[nonce]; again {
		return errUsed
	}
	if len(s.used) >= mostUsed {
		return errFull
	}
	s.used[nonce] = until
	return nil
}
