package pages

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"parley/corpus/extract"
)

// Options says which pages belong to a source. The zero Options is one page alone, or what a sitemap lists.
type Options struct {
	Depth      int      `json:"depth,omitempty"`      // how many links away from the first page; from 1 on the first is there for its links
	Include    []string `json:"include,omitempty"`    // only pages whose path matches one of these, such as "/news/*"; none means all
	Exclude    []string `json:"exclude,omitempty"`    // and none of these
	Most       int      `json:"most,omitempty"`       // at most so many addresses, 0 means 1,000
	Collection string   `json:"collection,omitempty"` // shelf its articles stand on

	Apart *extract.Apart `json:"-"` // reads what may use up time and memory
}

const (
	usual   = 1000
	highest = 50_000 // as a sitemap has (sitemaps.org)
	deepest = 5
)

func (o Options) check() error {
	switch {
	case o.Depth < 0 || o.Depth > deepest:
		return fmt.Errorf("depth %d: it must be from 0, the page alone, to %d", o.Depth, deepest)
	case o.Most < 0 || o.Most > highest:
		return fmt.Errorf("at most %d: it must be from 1 to %d", o.Most, highest)
	case slices.Contains(append(slices.Clone(o.Include), o.Exclude...), ""):
		return errors.New(`an empty pattern: write it as "/news/*"`)
	}
	return nil
}

func (o Options) most() int { return cmp.Or(o.Most, usual) }

// want reports whether an address may be a page of the source by its path and query.
func (o Options) want(at string) bool {
	u, err := url.Parse(at)
	if err != nil {
		return false
	}
	target := u.EscapedPath()
	if u.RawQuery != "" {
		target += "?" + u.RawQuery
	}
	matched := func(pattern string) bool { return matches(pattern, target) }
	return (len(o.Include) == 0 || slices.ContainsFunc(o.Include, matched)) && !slices.ContainsFunc(o.Exclude, matched)
}

// matches reports whether a whole target is like pattern, in which * stands for anything.
func matches(pattern, target string) bool {
	parts := strings.Split(pattern, "*")
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	return regexp.MustCompile(`^` + strings.Join(parts, `.*`) + `$`).MatchString(target)
}
