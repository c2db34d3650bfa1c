// Package address tells web addresses apart, and shows them without what is private.
//
// One document goes by many addresses: with tracking parameters, over http and https, as an AMP page, with and without
// a slash at its end. [Clean] takes away what is not part of any of them and leaves an address that can be fetched;
// [Normal] makes all of them one, to compare by; [ID] makes an article's id of that.
package address

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

var errAddress = errors.New("not a web address: it must begin with https:// or http:// and name a host")

// parse reads an absolute web address. Its host comes out in lower case and in ASCII, so that a letter of another
// script that looks like one of ours is seen for what it is, and without the port its scheme implies.
// The error does not repeat the address, which may hold a secret.
func parse(raw string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return nil, errAddress // what url.Parse says repeats the address
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return nil, errAddress
	}
	host := strings.Trim(strings.ToLower(u.Hostname()), ".")
	if _, err := netip.ParseAddr(host); err != nil {
		if host, err = idna.Lookup.ToASCII(host); err != nil || host == "" {
			return nil, fmt.Errorf("%w; this one is not the name of any", errAddress)
		}
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port := u.Port(); port != "" && port != map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		host += ":" + port
	}
	u.Host, u.RawQuery = host, visible(u.RawQuery)
	return u, nil
}

// visible escapes what in a query is no visible letter of ASCII, or could end a link.
func visible(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// Clean returns an address to fetch the same document by, without tracking parameters and fragment.
// The error, for what is no web address, does not repeat it.
func Clean(raw string) (string, error) {
	return fetchable(raw, func(name, _ string) bool { return !tracking(name) })
}

// Whole is Clean for where a site sends whoever fetches one of its addresses: all its parameters are left in it.
func Whole(raw string) (string, error) {
	return fetchable(raw, func(string, string) bool { return true })
}

func fetchable(raw string, good func(name, value string) bool) (string, error) {
	u, err := parse(raw)
	if err != nil {
		return "", err
	}
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery = keep(u.RawQuery, good)
	u.ForceQuery = false
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), nil
}

// Normal returns what all addresses of one document have in common; it is for comparing and need not lead anywhere.
// Beyond what Clean does, http and https are one, hosts with and without "www.", AMP pages and the pages they are made
// of, paths with and without a slash or an index file at their end, parameters in any order, any user name.
func Normal(raw string) (string, error) {
	u, err := parse(raw)
	if err != nil {
		return "", err
	}
	u.Scheme, u.User, u.Fragment, u.RawFragment, u.ForceQuery = "https", nil, "", "", false
	u.Host = bareHost(u.Host)
	u.RawQuery = keep(u.RawQuery, func(name, value string) bool { return !tracking(name) && !amp(name, value) })
	u.RawQuery = sorted(u.RawQuery)
	u.RawPath = ""
	u.Path = barePath(u.Path)
	return u.String(), nil
}

// bareHost drops what says how a site is shown and not which it is.
func bareHost(host string) string {
	for _, prefix := range []string{"www.", "amp.", "m."} {
		if bare := strings.TrimPrefix(host, prefix); bare != host && strings.Contains(strings.Trim(bare, "."), ".") {
			return bareHost(strings.Trim(bare, "."))
		}
	}
	return host
}

// barePath drops what says in which form a page is shown, however often.
func barePath(p string) string {
	for {
		bare := barer(path.Clean("/" + p))
		if bare == p {
			return p
		}
		p = bare
	}
}

func barer(p string) string {
	if base := path.Base(p); strings.HasPrefix(base, "index.") || strings.HasPrefix(base, "default.") {
		p = path.Dir(p)
	}
	p = strings.TrimSuffix(p, "/amp")
	p = strings.TrimSuffix(p, ".amp")
	if bare, ok := strings.CutSuffix(p, ".amp.html"); ok {
		p = bare + ".html"
	}
	if p == "" {
		p = "/"
	}
	return p
}

// keep returns the parameters of a query that good holds for, as they are written.
func keep(query string, good func(name, value string) bool) string {
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(part, "=")
		if plain, err := url.QueryUnescape(name); err == nil {
			name = plain
		}
		if part != "" && good(strings.ToLower(name), value) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}

func sorted(query string) string {
	parts := strings.Split(query, "&")
	slices.Sort(parts)
	return strings.Join(parts, "&")
}

// SameSite reports whether two addresses belong to one owner, as far as the list of public suffixes can tell:
// news.example.com and www.example.com do, a.github.io and b.github.io do not.
func SameSite(one, other string) bool {
	a, err1 := parse(one)
	b, err2 := parse(other)
	if err1 != nil || err2 != nil {
		return false
	}
	if a.Hostname() == b.Hostname() {
		return true
	}
	siteA, err1 := publicsuffix.EffectiveTLDPlusOne(a.Hostname())
	siteB, err2 := publicsuffix.EffectiveTLDPlusOne(b.Hostname())
	return err1 == nil && err2 == nil && siteA == siteB && number(a) == number(b)
}

// number reports whether a host is an IP address, of which the last two numbers are no site.
func number(u *url.URL) bool {
	_, err := netip.ParseAddr(u.Hostname())
	return err == nil
}
