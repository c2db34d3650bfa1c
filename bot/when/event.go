package when

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"parley/corpus"
)

// An Event is something of a day or a few days that people date other things by.
type Event struct {
	From, To corpus.Day
	Names    []string // the first is what it is called when it is shown
	Source   string   // where the days are from
}

// named is one name of an event, in words.
type named struct {
	words []string
	event *Event
}

func (r *Reader) add(e Event) {
	for _, name := range e.Names {
		words := strings.Fields(strings.ToLower(name))
		if len(words) > 0 {
			r.events[words[0]] = append(r.events[words[0]], named{words, &e})
		}
	}
}

// event reads the name of an event, the longest that stands here. Of several of one name it is the last that had begun
// on the day of the anchor, for "the truce" is that of the time.
func (p *parser) event(i int) (period, int) {
	at, best := p.first(i, "the"), named{}
	for _, n := range p.events[p.at(at)] {
		if _, ok := p.is(at, strings.Join(n.words, " ")); !ok || len(n.words) < len(best.words) {
			continue
		}
		if len(n.words) > len(best.words) || n.event.From > best.event.From && !n.event.From.Time().After(p.today) ||
			n.event.From < best.event.From && best.event.From.Time().After(p.today) {
			best = n
		}
	}
	if best.event == nil {
		return period{}, i
	}
	end := at + len(best.words)
	next := p.first(end, "trade talks", "talks", "meeting", "summit", "round", "deal", "agreement")
	q := period{from: best.event.From.Time(), to: best.event.To.Time(), event: best.event.Names[0]}
	q.place = next == end && len(best.event.Names) > 1 && !strings.EqualFold(strings.Join(best.words, " "), q.event) && p.words[at].capital
	if q.place && !p.closes(next) {
		return period{}, i // "since Beijing suspended its controls" dates nothing by a meeting
	}
	return q, next
}

// closes reports whether nothing stands at i that could be said of a place.
func (p *parser) closes(i int) bool {
	switch p.at(i) {
	case "", ",", "?", "!", ";", ":", "-", ")", "and", "to", "until":
		return true
	}
	return false
}

// ReadEvents reads events, one a line: first day, last day, names divided by ";", source, each divided by "|".
// Blank lines and those that begin with "#" are passed over.
func ReadEvents(in io.Reader) ([]Event, error) {
	var events []Event
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		event, err := readEvent(line)
		if err != nil {
			return nil, fmt.Errorf("events, line %d: %w", n, err)
		}
		events = append(events, event)
	}
	return events, lines.Err()
}

func readEvent(line string) (Event, error) {
	fields := strings.Split(line, "|")
	if len(fields) != 4 {
		return Event{}, fmt.Errorf("%d fields in place of 4: first day | last day | names | source", len(fields))
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	e := Event{From: corpus.Day(fields[0]), To: corpus.Day(fields[1]), Source: fields[3]}
	for name := range strings.SplitSeq(fields[2], ";") {
		if name = strings.TrimSpace(name); name != "" {
			e.Names = append(e.Names, name)
		}
	}
	if e.From.Time().IsZero() || e.To.Time().IsZero() || e.To < e.From || len(e.Names) == 0 {
		return Event{}, fmt.Errorf("%q has no name, or its days are no days in order, written as 2025-05-10", line)
	}
	return e, nil
}
