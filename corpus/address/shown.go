package address

import (
	"net/url"
	"slices"
	"strings"
)

// hidden stands in the place of a secret.
const hidden = "•••"

// Shown returns an address as people and logs may see it: without user name and password, the values of parameters
// that are secrets by their name replaced, the host in ASCII, and nothing in it that is not printed.
// What is no web address gives "an address that cannot be read".
func Shown(raw string) string {
	u, err := parse(raw)
	if err != nil {
		return "an address that cannot be read"
	}
	u.User = nil
	var parts []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		name, value, _ := strings.Cut(part, "=")
		if plain, err := url.QueryUnescape(name); value != "" && (err != nil || secret(strings.ToLower(plain))) {
			part = name + "=" + hidden
		}
		parts = append(parts, part)
	}
	u.RawQuery = strings.Join(parts, "&")
	return strings.Map(printed, u.String())
}

func printed(r rune) rune {
	if r > ' ' && r < 0x7f || strings.ContainsRune(hidden, r) {
		return r
	}
	return -1
}

// Hides reports whether Shown leaves something out that it takes to fetch the address.
func Hides(raw string) bool {
	u, err := parse(raw)
	return err != nil || u.User != nil || strings.Contains(Shown(raw), hidden)
}

// secret reports whether a parameter of this name, in lower case, is likely to let its holder in somewhere.
func secret(name string) bool {
	whole := []string{"key", "sig", "sid", "code", "auth", "authorization", "pw", "pass", "k", "hmac", "hash", "h", "uid", "user", "email", "id_hash"}
	parts := []string{"token", "secret", "passw", "pwd", "apikey", "api_key", "api-key", "signature", "credential", "session", "jwt", "oauth", "private"}
	return slices.Contains(whole, name) || slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(name, part) })
}

// Public returns an address to tell people of: without user name and password, and without parameters that are secrets by
// their name. What is no web address gives "".
func Public(raw string) string {
	u, err := parse(raw)
	if err != nil {
		return ""
	}
	u.User = nil
	u.RawQuery = keep(u.RawQuery, func(name, _ string) bool { return !secret(name) && !tracking(name) })
	return u.String()
}
