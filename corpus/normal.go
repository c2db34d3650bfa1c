package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// errNoText is the reason an article is left out of a sync.
var errNoText = errors.New("no text")

// normal returns a as it is stored: with a title, tidy tags and its hash. The error is errNoText when there
// is nothing to quote, and another one when a is not what Article promises: a mistake in a source's code.
func (a Article) normal() (Article, error) {
	if err := a.check(); err != nil {
		return Article{}, err
	}
	if strings.TrimSpace(a.Text) == "" {
		return Article{}, errNoText
	}
	a.Title = strings.Join(strings.Fields(a.Title), " ")
	if a.Title == "" {
		a.Title = firstWords(a.Text)
	}
	tags := make([]string, 0, len(a.Tags))
	for _, tag := range a.Tags {
		if tag = normalTag(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	a.Tags = slices.Compact(tags)
	a.Hash = a.ContentHash()
	return a, nil
}

// check tells whether a is valid UTF-8, its days are days and its blocks lie in its text, in order.
func (a Article) check() error {
	for _, text := range append([]string{a.ID, a.Title, a.Publisher, a.URL, a.Language, a.Collection, a.Text, a.Standing.Status, a.Standing.SupersededBy},
		slices.Concat(a.Tags, a.Authors)...) {
		if !utf8.ValidString(text) {
			return fmt.Errorf("%.40q is not UTF-8", text)
		}
	}
	for _, day := range []Day{a.Published, a.Updated, a.Standing.Effective, a.Standing.Suspended, a.Standing.Ends, a.Standing.Superseded, a.Standing.AsOf} {
		if day != "" && DayOf(day.Time()) != day {
			return fmt.Errorf("%q is not a Day", string(day))
		}
	}
	for _, r := range a.References {
		if !utf8.ValidString(r.Title + r.Publisher + r.Date + r.URL) {
			return fmt.Errorf("reference %.40q is not UTF-8", r.Title)
		}
		for _, at := range r.Sentences {
			if at < 0 || at >= len(a.Text) {
				return fmt.Errorf("reference %.40q: no sentence begins at byte %d of a text of %d", r.Title, at, len(a.Text))
			}
		}
	}
	for _, q := range a.Asked {
		if !utf8.ValidString(q.Question) || q.At < 0 || q.At >= len(a.Text) {
			return fmt.Errorf("question %.40q: no sentence begins at byte %d of a text of %d", q.Question, q.At, len(a.Text))
		}
	}
	end := 0
	for i, b := range a.Blocks {
		if b.Start < end || b.End < b.Start || b.End > len(a.Text) {
			return fmt.Errorf("block %d, bytes %d to %d, does not lie behind byte %d in a text of %d", i, b.Start, b.End, end, len(a.Text))
		}
		end = b.End
	}
	return nil
}

// normalTag returns tag in lower case with single spaces.
func normalTag(tag string) string { return strings.ToLower(strings.Join(strings.Fields(tag), " ")) }

// firstWords returns what stands for a missing title: the first words of the first line that has any, at most
// a dozen and at most 100 characters.
func firstWords(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	words := strings.Fields(line)
	title := strings.Join(words[:min(len(words), 12)], " ")
	if runes := []rune(title); len(runes) > 100 {
		return string(runes[:100]) + "…"
	}
	if len(words) > 12 {
		title += " …"
	}
	return title
}

// digest tells whether a document still holds an article as it did: it covers all of a but its id
// and the time it was fetched. a is normal.
func (a Article) digest() (string, error) {
	a.ID, a.Fetched, a.Text = "", time.Time{}, "" // Hash stands for the text
	rest, err := json.Marshal(a)
	sum := sha256.Sum256(rest)
	return hex.EncodeToString(sum[:]), err
}
