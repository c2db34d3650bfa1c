package extract

import (
	"errors"
	"net/url"
	"path"
	"regexp"
	"strings"

	"parley/corpus"
)

// ErrLogin is returned for a page that asks to log in where an article should be.
var ErrLogin = errors.New("it asks to log in; whoever may read it can save the page and index the file")

var (
	passwordField = regexp.MustCompile(`(?i)<input\b[^>]*\btype\s*=\s*["']?password\b`)
	loginPath     = regexp.MustCompile(`(?i)^(?:log-?in|sign-?in|sso|auth|authenticate|authorize|account-?login|wp-login)(?:\.\w+)?$`)
)

// shortLogin is the most bytes of text a page has that does nothing but ask to log in: many an article has a form for
// that at its top.
const shortLogin = 700

// asksToLogin reports whether a document of so many bytes of text is a login page.
func asksToLogin(r corpus.Raw, size int) bool {
	if size > shortLogin {
		return false
	}
	if passwordField.Match(r.Body) {
		return true
	}
	u, err := url.Parse(r.Address)
	return err == nil && loginPath.MatchString(path.Base(strings.TrimSuffix(u.Path, "/")))
}
