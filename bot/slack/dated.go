package slack

import (
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/bot/timeline"
	"parley/corpus"
)

// A Dated is a list of dated sentences as somebody is shown it, page by page. Its JSON form is what the journal keeps.
type Dated struct {
	ID    string            `json:"id"`    // buttons carry it
	Ahead bool              `json:"ahead"` // it is of what is ahead and not of a subject's whole story
	Told  timeline.Timeline `json:"told"`
}

// How many sentences stand on one message – a timeline is read, what is ahead has buttons – and how many characters they have together.
const (
	mostTold   = 8
	mostComing = 5
	toldRoom   = 4800
)

// Page returns page n of the list, from 0 on: each sentence below its day, in full, with its source, what can be reminded of, and the way to the
// next page. There is none when the list has no such page; page 0 of an empty list says so.
func (d Dated) Page(n int, today corpus.Day) (Message, bool) {
	if n == 0 && len(d.Told.Events) == 0 {
		return Sentence(d.nothing()), true
	}
	all := d.pages()
	if n < 0 || n >= len(all) {
		return Message{}, false
	}
	heading := d.heading(n)
	blocks := []slack.Block{rich(line(bold(heading)))}
	var text notification
	text.add(Escape(heading))
	for _, e := range all[n] {
		blocks = append(blocks, event(e, d.Ahead, today)...)
		blocks = append(blocks, d.remind(e)...)
		text.add(Escape(e.When.String() + ": “" + oneLine(e.Text) + "”"))
	}
	if ways := d.ways(n, len(all)); len(ways) > 0 {
		blocks = append(blocks, slack.NewActionBlock("", ways...))
	}
	return Message{Text: text.String(), Blocks: blocks}, true
}

// nothing says that nothing is told.
func (d Dated) nothing() string {
	of := clip(d.Told.Subject, mostAsked)
	switch {
	case !d.Ahead:
		return fmt.Sprintf("No sentence of the articles tells of a dated happening about “%s”. Name a rule, a round of talks or a firm.", of)
	case of != "":
		return fmt.Sprintf("No sentence of the articles tells of %s or a day after it about “%s”.", d.Told.Today.Long(), of)
	}
	return fmt.Sprintf("No sentence of the articles tells of %s or a day after it.", d.Told.Today.Long())
}

// Title says what is told.
func (d Dated) Title() string {
	of := clip(d.Told.Subject, mostAsked)
	if !d.Ahead {
		return "Timeline: " + of
	}
	return strings.TrimSuffix("Ahead from "+d.Told.Today.Long()+": "+of, ": ")
}

// heading is the title, and from the second page on that it goes on.
func (d Dated) heading(n int) string {
	what := d.Title()
	if n > 0 {
		return what + ", continued"
	}
	if n := len(d.Told.Events); n != 1 {
		return fmt.Sprintf("%s (%d dated sentences)", what, n)
	}
	return what + " (1 dated sentence)"
}

// pages lays the events out.
func (d Dated) pages() [][]timeline.Event {
	most := mostTold
	if d.Ahead {
		most = mostComing
	}
	return paged(d.Told.Events, most, func(e timeline.Event) string { return e.Text })
}

// paged lays quotations out on messages, at most so many on each and no more than there is room for.
func paged[T any](all []T, most int, text func(T) string) [][]T {
	var pages [][]T
	var page []T
	used := 0
	for _, one := range all {
		room := min(size(harmless(text(one))), toldRoom)
		if len(page) == most || len(page) > 0 && used+room > toldRoom {
			pages, page, used = append(pages, page), nil, 0
		}
		page, used = append(page, one), used+room
	}
	if len(page) > 0 {
		pages = append(pages, page)
	}
	return pages
}

// event shows one sentence below its day, which is marked where it is ahead unless all are.
func event(e timeline.Event, all bool, today corpus.Day) []slack.Block {
	when := e.When.String()
	if e.Ahead && !all {
		when += " – ahead"
	}
	return told(line(bold(when)), e.Text, e.Citation, today)
}

// told shows a sentence below a heading, nil for none, with where it stands. One that no message holds is left to its source.
func told(heading slack.RichTextElement, sentence string, c answer.Citation, today corpus.Day) []slack.Block {
	var lines []slack.RichTextElement
	if heading != nil {
		lines = append(lines, heading)
	}
	origin := append([]slack.RichTextElement{line(source(c, sentence, today)...)}, rests(c)...)
	text := harmless(sentence)
	if size(text) > toldRoom || !visible(text) {
		lines = append(lines, line(literal("A sentence that cannot be shown here.")))
		return []slack.Block{rich(append(lines, origin...)...)}
	}
	pieces := split(text, pieceRoom)
	last := len(pieces) - 1
	var blocks []slack.Block
	for _, p := range pieces[:last] {
		blocks, lines = append(blocks, rich(append(lines, bar(literal(p)))...)), nil
	}
	lines = append(lines, bar(literal(pieces[last])))
	return append(blocks, rich(append(lines, origin...)...))
}

// remind offers to remind of what is ahead.
func (d Dated) remind(e timeline.Event) []slack.Block {
	if !e.Ahead || !d.pressable() {
		return nil
	}
	n := e.Citation.N
	before, on := button("Remind me the day before", Press{RemindBefore, n, d.ID}), button("On the day", Press{RemindOn, n, d.ID})
	before.AccessibilityLabel, on.AccessibilityLabel = fmt.Sprintf("Remind me the day before %v", e.When), fmt.Sprintf("Remind me on %v", e.When)
	return []slack.Block{slack.NewActionBlock("", before, on)}
}

// ways are the buttons below a page.
func (d Dated) ways(n, pages int) []slack.BlockElement {
	if !d.pressable() {
		return nil
	}
	var row []slack.BlockElement
	if n+1 < pages {
		row = append(row, button("More", Press{ShowEvents, n + 1, d.ID}))
	}
	if n == 0 && !d.Ahead {
		row = append(row, button("Picture", Press{Picture, 0, d.ID}))
	}
	return row
}

func (d Dated) pressable() bool { return d.ID != "" && len(d.ID) <= mostID }

// Reminding says that a person will be reminded, with a button that takes it back.
func Reminding(id string, at time.Time) Message {
	m := Sentence("I will remind you on " + at.Format("2 January 2006 at 15:04 MST") + ".")
	if id != "" && len(id) <= mostID {
		m.Blocks = append(m.Blocks, slack.NewActionBlock("", button("Do not remind me", Press{Unremind, 0, id})))
	}
	return m
}

// Reminder is what a person is reminded by: the sentence that tells of the day, and where it stands. When that no longer stands there, the
// reminder says so and quotes nothing.
func Reminder(e timeline.Event, stands bool, today corpus.Day) Message {
	heading := "You asked to be reminded: " + e.When.String()
	if !stands {
		return Sentence(heading + ". The article no longer holds the sentence that told of it; ask again for what it says now.")
	}
	var text notification
	text.add(Escape(heading))
	text.add(Escape("“" + oneLine(e.Text) + "”"))
	return Message{Text: text.String(), Blocks: append([]slack.Block{rich(line(literal("You asked to be reminded of this:")))}, event(e, true, today)...)}
}
