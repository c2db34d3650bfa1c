package slack

import (
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/corpus"
)

// The most that a list names.
const (
	mostRows  = 20
	mostLabel = 120 // characters of a name or a title
)

// Sentence returns a message that says something of Parley's own.
func Sentence(text string) Message {
	return Message{Text: Escape(text), Blocks: []slack.Block{rich(line(literal(text)))}}
}

// Noted returns a message with a remark of Parley's own before it.
func Noted(note string, m Message) Message {
	m.Text = Escape(note) + "\n" + m.Text
	m.Blocks = append([]slack.Block{remark(note)}, m.Blocks...)
	return m
}

// table is a heading with a list below it.
func table(heading string, rows []slack.RichTextElement, texts []string) Message {
	lines := []slack.RichTextElement{line(bold(heading))}
	if len(rows) > 0 {
		lines = append(lines, bullets(rows))
	}
	text := Escape(strings.Join(append([]string{heading}, texts...), "\n"))
	return Message{Text: text, Blocks: []slack.Block{rich(lines...)}}
}

// listing is a table of plain lines.
func listing(heading string, lines []string) Message {
	rows := make([]slack.RichTextElement, len(lines))
	for i, l := range lines {
		rows[i] = line(literal(l))
	}
	return table(heading, rows, lines)
}

const emptyCorpus = "I hold no articles yet. Whoever looks after me brings some in with “parley index PATH”."

// Sources says which publishers and collections the articles are from, most articles first.
func Sources(s corpus.Stats) Message {
	if s.Articles == 0 {
		return Sentence(emptyCorpus)
	}
	var lines []string
	for _, group := range []struct {
		of     string
		counts []corpus.Count
	}{{"Collection", s.Collections}, {"Publisher", s.Publishers}} {
		for i, c := range group.counts {
			if i == mostRows {
				lines = append(lines, fmt.Sprintf("and %d more", len(group.counts)-mostRows))
				break
			}
			name := clip(c.Name, mostLabel)
			if !visible(name) {
				name = "not named"
			}
			lines = append(lines, fmt.Sprintf("%s %s: %s", group.of, name, counted(c.Articles)))
		}
	}
	return listing(fmt.Sprintf("I quote from %s, %s to %s.", counted(s.Articles), s.Oldest.Long(), s.Newest.Long()), lines)
}

func counted(articles int) string {
	if articles == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", articles)
}

// Articles names articles, in the order given, with a link where there is an address.
func Articles(all []corpus.Summary, today corpus.Day) Message {
	if len(all) == 0 {
		return Sentence(emptyCorpus)
	}
	var rows []slack.RichTextElement
	var texts []string
	for _, a := range all[:min(len(all), mostRows)] {
		title := clip(a.Title, mostLabel)
		if !visible(title) {
			title = "untitled"
		}
		when := a.Published.Long()
		if old := age(a.Published, today); old != "" {
			when += " (" + old + ")"
		}
		address, _ := linkable(a.URL)
		parts := []part{literal(when + " · "), linked(address, title)}
		if by := clip(a.Publisher, mostLabel); visible(by) {
			parts = append(parts, literal(" · "+by))
		}
		rows = append(rows, line(parts...))
		texts = append(texts, when+" · "+title)
	}
	return table("The newest articles", rows, texts)
}

// Status says what Parley knows and how fresh that is at an instant.
func Status(s corpus.Stats, now time.Time) Message {
	if s.Articles == 0 {
		return Sentence(emptyCorpus)
	}
	lines := []string{fmt.Sprintf("%s, the newest of %s", counted(s.Articles), s.Newest.Long())}
	for _, sync := range s.Syncs {
		text := fmt.Sprintf("%s: last brought up to date %s", clip(sync.Source, mostLabel), since(sync.Ended, now))
		if !sync.Complete {
			text += ", not completely"
		}
		lines = append(lines, text)
	}
	return listing("I am here and answering.", lines[:min(len(lines), mostRows)])
}

// since says how long ago something was.
func since(then, now time.Time) string {
	switch d := now.Sub(then); {
	case then.IsZero():
		return "never"
	case d < time.Minute:
		return "just now"
	case d < 2*time.Hour:
		return fmt.Sprintf("%d minutes ago", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours ago", int(d.Hours()))
	}
	return "on " + corpus.DayOf(then).Long()
}

// DryRun says which of the messages tried overhearing would have answered: the question and the first words quoted.
func DryRun(would []answer.Answer, tried int) Message {
	var lines []string
	for _, a := range would[:min(len(would), mostRows)] {
		words := "nothing"
		if len(a.Quotes) > 0 {
			words = clip(a.Quotes[0].Text, mostLabel)
		}
		lines = append(lines, fmt.Sprintf("“%s” → “%s” (confidence %.2f)", clip(a.Question, mostLabel), words, a.Confidence))
	}
	return listing(fmt.Sprintf("Of the last %d messages I would have answered %d.", tried, len(would)), lines)
}
