package register

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"parley/corpus"
	"parley/corpus/address"
	"parley/corpus/extract"
	"parley/corpus/fetch"
)

// placed matches the part or section in an address of the eCFR.
var placed = regexp.MustCompile(`/title-(\d+)(?:/[^/]+)*?/(part|section)-(\d+[a-z]?(?:\.\d+[a-z]?(?:-\d+)*)?)(?:/|$)`)

// Sections is a part or a section of the eCFR.
type Sections struct {
	site       string // scheme and host
	title      string
	level      string // part or section
	number     string
	since      corpus.Day
	collection string
	get        Getter
	now        func() time.Time
}

// NewSections returns the source of every version of the sections at an address such as
// https://www.ecfr.gov/current/title-15/part-744 or …/section-744.23, from a day on; "" is all that there are. now tells publication dates from dates to come.
func NewSections(at string, since corpus.Day, collection string, get Getter, now func() time.Time) (*Sections, error) {
	clean, err := address.Clean(at)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(clean)
	if err != nil {
		return nil, errors.New("an address that cannot be read")
	}
	all := placed.FindAllStringSubmatch(u.Path, -1)
	if len(all) == 0 {
		return nil, errors.New("it names no part and no section; go to one at https://www.ecfr.gov and add the address of its page, which holds /title-15/… and part-744 or section-744.23")
	}
	m := all[len(all)-1]
	if last := regexp.MustCompile(`/section-(\d+[a-z]?\.\d+[a-z]?(?:-\d+)*)(?:/|$)`).FindStringSubmatch(u.Path); last != nil {
		m[2], m[3] = "section", last[1]
	}
	return &Sections{site: u.Scheme + "://" + u.Host, title: m[1], level: m[2], number: m[3], since: since, collection: collection, get: get, now: now}, nil
}

// Name returns "ecfr:", the title and the part or section: "ecfr:title-15/section-744.23".
func (s *Sections) Name() string { return "ecfr:title-" + s.title + "/" + s.level + "-" + s.number }

// A version of a section, as the interface lists it.
type version struct {
	Date        corpus.Day `json:"date"`
	Identifier  string     `json:"identifier"`
	Name        string     `json:"name"`
	Part        string     `json:"part"`
	Substantive *bool      `json:"substantive"` // false when the text is as before
	Removed     bool       `json:"removed"`
	Type        string     `json:"type"`

	next corpus.Day // when it was superseded, "" for the one in force
}

func (v version) key() string { return v.Identifier + "@" + string(v.Date) }

// Documents yields every version of every section, its text fetched once, and once more when it is superseded: its article
// then bears the tag "superseded". The source as a whole fails when the list of versions cannot be had.
func (s *Sections) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		versions, list, err := s.versions(ctx, fetch.ReadStamp(stamps[listKey]))
		if err != nil {
			yield(corpus.Document{}, err)
			return
		}
		named := make(map[string]bool)
		for _, v := range versions {
			named[v.key()] = true
			d, err := s.document(ctx, v, stamps[v.key()])
			if !yield(d, err) || err != nil {
				return
			}
			if d.Err != nil {
				list.Stamp = ""
			}
		}
		if unchanged(stamps, named, yield) {
			yield(list, nil)
		}
	}
}

// versions returns the versions of all sections, those of a section in the order of their dates.
func (s *Sections) versions(ctx context.Context, known fetch.Validators) ([]version, corpus.Document, error) {
	part, _, _ := strings.Cut(s.number, ".")
	query := url.Values{"part": {part}}
	if s.level == "section" {
		query.Set("section", s.number)
	}
	base := s.site + "/api/versioner/v1/versions/title-" + s.title + ".json?"
	list := corpus.Document{Key: listKey}
	var all []version
	for page, pages := 1, 1; page <= min(pages, mostPages); page++ {
		var answer struct {
			Versions []version `json:"content_versions"`
			Meta     struct {
				Pages int `json:"total_pages"`
			} `json:"meta"`
		}
		if page > 1 {
			query.Set("page", fmt.Sprint(page))
			known = fetch.Validators{}
		}
		got, err := getJSON(ctx, s.get, base+query.Encode(), known, &answer)
		if err != nil {
			return nil, list, err
		}
		if page == 1 {
			list.Stamp, list.Unchanged, pages = got.Stamp(), got.Unchanged, max(1, answer.Meta.Pages)
		}
		all = append(all, answer.Versions...)
	}
	return s.inForce(all), list, nil
}

// inForce puts versions in order, says by which each was superseded, and leaves out those that change nothing, that remove a section, and that
// were superseded before the source begins.
func (s *Sections) inForce(all []version) []version {
	slices.SortStableFunc(all, func(a, b version) int {
		if c := strings.Compare(a.Identifier, b.Identifier); c != 0 {
			return c
		}
		return strings.Compare(string(a.Date), string(b.Date))
	})
	all = slices.DeleteFunc(all, func(v version) bool {
		return v.Identifier == "" || v.Date.Time().IsZero() || v.Substantive != nil && !*v.Substantive && !v.Removed
	})
	all = slices.CompactFunc(all, func(a, b version) bool { return a.key() == b.key() })
	for i := range all[:max(0, len(all)-1)] {
		if all[i+1].Identifier == all[i].Identifier {
			all[i].next = all[i+1].Date
		}
	}
	return slices.DeleteFunc(all, func(v version) bool { return v.Removed || v.next != "" && v.next <= s.since })
}

func (s *Sections) document(ctx context.Context, v version, known string) (corpus.Document, error) {
	d := corpus.Document{Key: v.key(), Stamp: "ecfr\t" + sum(v.Name, string(v.next))}
	if d.Stamp == known {
		d.Unchanged = true
		return d, nil
	}
	query := url.Values{"part": {v.Part}, v.level(): {v.Identifier}}
	at := s.site + "/api/versioner/v1/full/" + string(v.Date) + "/title-" + s.title + ".xml?" + query.Encode()
	got, err := s.get.Get(ctx, fetch.Request{Address: at, Accept: "application/xml", API: true})
	if err != nil {
		d.Err = err
		if failed(ctx, err) {
			return d, err
		}
		return d, nil
	}
	page, err := regulation(got.Body)
	if err != nil {
		d.Err = fmt.Errorf("%s: %w", address.Shown(at), err)
		return d, nil
	}
	raw := corpus.Raw{Address: got.Address, Type: htmlType, Stated: s.stated(v), Body: page}
	return finish(d, raw, func(r corpus.Raw) ([]corpus.Article, []corpus.Problem, error) { return extract.Web(r, s.now()) }), nil
}

func (v version) level() string {
	if v.Type == "appendix" {
		return "appendix"
	}
	return "section"
}

// stated returns what is known of a version beside its text. The day it was published is the one from which on it is in force.
func (s *Sections) stated(v version) corpus.Article {
	place := s.title + " CFR " + v.Identifier
	a := corpus.Article{
		Title: strings.TrimSpace(v.Name) + " (" + place + ", version of " + v.Date.Long() + ")", Publisher: "eCFR", Published: v.Date, Language: "en",
		URL:  s.site + "/on/" + string(v.Date) + "/title-" + s.title + "/" + v.level() + "-" + url.PathEscape(v.Identifier),
		Tags: []string{place, s.title + " CFR Part " + v.Part}, Collection: s.collection,
	}
	if v.next != "" {
		a.Tags = append(a.Tags, "superseded")
	}
	return a
}
