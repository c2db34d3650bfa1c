// Package calendar writes what is ahead as an iCalendar file (RFC 5545), which calendars take in.
//
// Each event is a whole day with the sentence that tells of it, word for word, as its summary. The same sentence for the same day
// is the same event however often it is written, so that a calendar that takes the file in again changes nothing.
//
// What is not done: alarms, since every calendar has its own; and events that later files lack are not taken back.
package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"parley/bot/timeline"
)

// mostDays is the longest event that is shown on all of its days. A longer one, such as a month, is shown on its first.
const mostDays = 14

// ICS returns the events of a timeline as an iCalendar file, written at an instant. Without events it is an empty calendar.
func ICS(t timeline.Timeline, now time.Time) []byte {
	w := &writer{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Parley//Parley//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.line("X-WR-CALNAME", escaped(strings.TrimSpace("Parley: what is ahead "+t.Subject)))
	for _, e := range t.Events {
		w.event(e, now)
	}
	w.line("END", "VCALENDAR")
	return []byte(w.String())
}

type writer struct{ strings.Builder }

func (w *writer) event(e timeline.Event, now time.Time) {
	from, to := e.When.From.Time(), e.When.To.Time()
	if to.Sub(from) > mostDays*24*time.Hour {
		to = from
	}
	w.line("BEGIN", "VEVENT")
	w.line("UID", UID(e))
	w.line("DTSTAMP", now.UTC().Format("20060102T150405Z"))
	w.line("DTSTART;VALUE=DATE", from.Format("20060102"))
	w.line("DTEND;VALUE=DATE", to.AddDate(0, 0, 1).Format("20060102")) // the day behind the last
	w.line("SUMMARY", escaped(e.Text))
	w.line("DESCRIPTION", escaped(description(e)))
	if link := e.Citation.URL; linkable(link) {
		w.line("URL", link)
	}
	w.line("TRANSP", "TRANSPARENT")
	w.line("END", "VEVENT")
}

// UID names an event for ever: by the sentence, where it stands, and the day.
func UID(e timeline.Event) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{e.Citation.Article, e.Text, string(e.When.From), string(e.When.To)}, "\x00")))
	return hex.EncodeToString(sum[:16]) + "@parley"
}

// description says when, in full, and where the sentence stands.
func description(e timeline.Event) string {
	lines := []string{e.When.String(), "“" + e.Text + "”"}
	var from []string
	for _, part := range []string{e.Citation.Publisher, e.Citation.Published.Long(), e.Citation.Title} {
		if part != "" {
			from = append(from, part)
		}
	}
	lines = append(lines, strings.Join(from, ", "))
	if len(e.Citation.Sources) > 0 {
		s := e.Citation.Sources[0]
		lines = append(lines, strings.TrimSpace("from "+strings.Join([]string{s.Publisher, s.Issued(), s.Title}, ", ")+" "+s.URL))
	}
	return strings.Join(lines, "\n")
}

// linkable tells whether an address is one word of ASCII on the web, as a URI is.
func linkable(link string) bool {
	for _, r := range link {
		if r <= ' ' || r >= 0x7f {
			return false
		}
	}
	return strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://")
}

// escaped returns text as the value of a TEXT property (RFC 5545, 3.3.11). Control characters, which have no place there, are "�".
func escaped(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteByte(' ')
		case r < ' ' || r >= 0x7f && r < 0xa0:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mostOctets is the longest line, its break not counted (RFC 5545, 3.1).
const mostOctets = 75

// line writes a content line, folded between characters where it is too long.
func (w *writer) line(name, value string) {
	used := 0
	for _, r := range name + ":" + value {
		n := utf8.RuneLen(r)
		if used+n > mostOctets {
			w.WriteString("\r\n ")
			used = 1
		}
		w.WriteRune(r)
		used += n
	}
	w.WriteString("\r\n")
}
