package slack

import (
	"fmt"

	"github.com/slack-go/slack"

	"parley/bot/news"
	"parley/corpus"
)

// A Fresh is what is new to a person, as they are shown it page by page. Its JSON form is what the journal keeps.
type Fresh struct {
	ID   string    `json:"id"`   // buttons carry it
	Last bool      `json:"last"` // it is what came since they last asked
	News news.News `json:"news"`
}

// Page returns page n of the news, from 0 on: below each subject its articles, by one sentence in full with its source, and the way to the next
// page. There is none when the news has no such page; page 0 of no news says so.
func (f Fresh) Page(n int, today corpus.Day) (Message, bool) {
	if n == 0 && len(f.News.Groups) == 0 {
		return Sentence(f.heading(0) + " “/parley new since last month” looks further back."), true
	}
	all := paged(f.items(), mostTold, func(i item) string { return i.Text })
	if n < 0 || n >= len(all) {
		return Message{}, false
	}
	heading := f.heading(n)
	blocks := []slack.Block{rich(line(bold(heading)))}
	var text notification
	text.add(Escape(heading))
	subject := ""
	for k, i := range all[n] {
		var above slack.RichTextElement
		if k == 0 || i.subject != subject {
			subject = i.subject
			above = line(bold(clip(subject, mostLabel)))
			text.add(Escape(clip(subject, mostLabel) + ":"))
		}
		blocks = append(blocks, told(above, i.Text, i.Citation, today)...)
		text.add("“" + Escape(oneLine(i.Text)) + "”")
	}
	if n+1 < len(all) && f.ID != "" && len(f.ID) <= mostID {
		blocks = append(blocks, slack.NewActionBlock("", button("More", Press{ShowNews, n + 1, f.ID})))
	}
	return Message{Text: text.String(), Blocks: blocks}, true
}

// An item is an article that is new, with the subject it is told under.
type item struct {
	news.Item
	subject string
}

func (f Fresh) items() []item {
	var all []item
	for _, g := range f.News.Groups {
		subject := g.Subject
		if !visible(oneLine(subject)) {
			subject = "other"
		}
		for _, i := range g.Items {
			all = append(all, item{i, subject})
		}
	}
	return all
}

// heading says what is told.
func (f Fresh) heading(n int) string {
	since := "published since " + f.News.Since.Long()
	if f.Last {
		since = "new or changed since you last asked"
	}
	switch {
	case f.News.Total == 0:
		return "No article is " + since + "."
	case n > 0:
		return "Articles " + since + ", continued"
	case f.News.Total > news.Most:
		return fmt.Sprintf("%s %s, the newest %d of them", counted(f.News.Total), since, news.Most)
	}
	return counted(f.News.Total) + " " + since
}
