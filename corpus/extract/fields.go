package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"parley/corpus"
)

// fields is what a document states about itself: front matter, or one line of JSON. Names are lower case
// with "_" between words; values are what YAML, TOML and JSON decode to.
type fields map[string]any

// The names one thing goes by, best first.
var (
	idNames         = []string{"id"}
	titleNames      = []string{"title", "headline"}
	publishedNames  = []string{"date", "published", "published_time", "published_at", "publication_date", "pubdate", "as_of"}
	updatedNames    = []string{"updated", "modified_time", "updated_at", "modified", "lastmod", "last_modified"}
	urlNames        = []string{"source_url", "url", "link", "canonical", "canonical_url", "source"}
	publisherNames  = []string{"publisher", "source", "site", "site_name"}
	authorNames     = []string{"authors", "author", "byline"}
	tagNames        = []string{"tags", "keywords"}
	collectionNames = []string{"collection"}
	languageNames   = []string{"language", "lang"}
)

func newFields(raw map[string]any) fields {
	f := make(fields, len(raw))
	for name, value := range raw {
		f[strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(name))] = value
	}
	return f
}

// article returns an article with everything f states, but without text, and what in f makes no sense;
// where says in which document, for the problems.
func (f fields) article(where string) (corpus.Article, []corpus.Problem) {
	var problems []corpus.Problem
	report := func(name, value, want string) {
		problems = append(problems, corpus.Problem{Where: where, Reason: fmt.Sprintf("%s %q is %s", name, value, want), Partly: true})
	}
	a := corpus.Article{
		ID:         f.text(idNames),
		Title:      f.text(titleNames),
		Published:  f.day(publishedNames, report),
		Updated:    f.day(updatedNames, report),
		URL:        f.address(report),
		Publisher:  f.publisher(),
		Authors:    people(f.list(authorNames)),
		Tags:       tags(f.list(tagNames)),
		Collection: f.text(collectionNames),
		Language:   f.language(report),
		Standing:   f.standing(report),
	}
	if a.Updated == a.Published {
		a.Updated = "" // corrected on the day it came out says nothing a day can show
	}
	return a, problems
}

// text returns the first of names that is stated and plain: text, a number, a date.
func (f fields) text(names []string) string {
	for _, name := range names {
		if text := scalar(f[name]); text != "" {
			return text
		}
	}
	return ""
}

// scalar returns value as clean text, "" when it is a list, an object or nothing.
func scalar(value any) string {
	switch v := value.(type) {
	case nil, map[string]any, []any:
		return ""
	case string:
		return clean(v)
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return clean(fmt.Sprint(value))
}

// day returns the first date among names that is one; those that are not are reported.
func (f fields) day(names []string, report func(name, value, want string)) corpus.Day {
	for _, name := range names {
		text := scalar(f[name])
		if text == "" {
			continue
		}
		day, err := corpus.ParseDay(text)
		if err == nil {
			return day
		}
		report(name, text, "not a date: write it as 2025-07-28")
	}
	return ""
}

// address returns the first of urlNames that is a web address. A "source" that is none is a publisher.
func (f fields) address(report func(name, value, want string)) string {
	for _, name := range urlNames {
		text := scalar(f[name])
		if isAddress(text) {
			return text
		}
		if text != "" && name != "source" {
			report(name, text, "not a web address: it must begin with https:// or http://")
		}
	}
	return ""
}

func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

func (f fields) publisher() string {
	for _, name := range publisherNames {
		if text := scalar(f[name]); text != "" && !isAddress(text) {
			return text
		}
	}
	return ""
}

// list returns the first of names that is stated as a list of plain values. Text counts as one value,
// an object as its "name".
func (f fields) list(names []string) []string {
	for _, name := range names {
		values, ok := f[name].([]any)
		if !ok {
			values = []any{f[name]}
		}
		var list []string
		for _, value := range values {
			if object, ok := value.(map[string]any); ok {
				value = object["name"]
			}
			if text := scalar(value); text != "" {
				list = append(list, text)
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// tags returns the tags in list, which may be several to an entry: lower case, sorted, no doubles.
func tags(list []string) []string {
	var out []string
	for _, entry := range list {
		for tag := range strings.FieldsFuncSeq(entry, func(r rune) bool { return r == ',' || r == ';' }) {
			if tag = strings.ToLower(strings.TrimSpace(tag)); tag != "" {
				out = append(out, tag)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// people splits by-lines such as "By Ana Lund and Bo Chen; Cy Dee". A comma divides names only when
// each part has two words, so "Lund, Ana" stays one person.
func people(list []string) []string {
	var out []string
	for _, entry := range list {
		entry = strings.TrimPrefix(strings.TrimPrefix(entry, "By "), "by ")
		entry = strings.ReplaceAll(strings.ReplaceAll(entry, " and ", ";"), ";;", ";")
		parts := strings.Split(entry, ",")
		if slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) < 2 && !strings.Contains(p, ";") }) {
			parts = []string{entry}
		}
		for _, part := range parts {
			for name := range strings.SplitSeq(part, ";") {
				if name = strings.TrimSpace(name); name != "" && !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// language returns the stated language as BCP 47 writes it, "" when there is none.
func (f fields) language(report func(name, value, want string)) string {
	text := f.text(languageNames)
	if text == "" {
		return ""
	}
	tag, err := language.Parse(text)
	if err != nil {
		report("language", text, `not a language tag: write it as "en" or "zh-CN"`)
		return ""
	}
	return tag.String()
}
