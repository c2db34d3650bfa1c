package slack

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"parley/corpus"
)

// An Added is what came of bringing in what an address holds.
type Added struct {
	Source   string // name of the source, by which it is undone; "" where there is nothing to undo
	Title    string // of its article, where it is one alone
	URL      string // where that is read
	Articles int
	Passages int
	Since    time.Time // when it was added, where it was there already; the zero time where it is new
	Going    bool      // it takes long and goes on
}

// mostNamedSource is the longest address or name of a source shown, in characters.
const mostNamedSource = 200

// Adding says that somebody, "" for nobody known, had an address added, and how many documents were read so far.
func Adding(address, by string, documents int) Message {
	return Sentence(fmt.Sprintf("%s %s. %s", adds(by), clip(address, mostNamedSource), read(documents)))
}

func adds(by string) string {
	if by = clip(by, mostLabel); visible(by) {
		return by + " asked me to add"
	}
	return "I am to add"
}

func read(documents int) string {
	if documents == 0 {
		return "I am reading it…"
	}
	return fmt.Sprintf("I am reading it: %s so far…", plural(documents, "document"))
}

func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// AddedTo says what came of it, with a button to undo what is new.
func AddedTo(address, by string, a Added, now time.Time) Message {
	address = clip(address, mostNamedSource)
	var rest string
	var link part
	switch {
	case !a.Since.IsZero():
		rest = fmt.Sprintf("I already have it, %s.", ago(a.Since, now))
	case a.Going:
		rest = fmt.Sprintf("Added; it takes a while, and I go on: %s, %s so far.", counted(a.Articles), plural(a.Passages, "passage"))
	case a.Articles == 1 && visible(a.Title):
		rest = fmt.Sprintf("Added, %s: ", plural(a.Passages, "passage"))
		target, _ := linkable(a.URL)
		link = linked(target, clip(a.Title, mostLabel))
	default:
		rest = fmt.Sprintf("Added, %s, %s.", counted(a.Articles), plural(a.Passages, "passage"))
	}
	head := adds(by) + " " + address + ". " + rest
	parts := []part{literal(head)}
	text := head
	if link != nil {
		parts = append(parts, link)
		text += clip(a.Title, mostLabel)
	}
	m := Message{Text: Escape(text), Blocks: []slack.Block{rich(line(parts...))}}
	if a.Since.IsZero() && a.Source != "" && len(a.Source) <= mostID {
		m.Blocks = append(m.Blocks, slack.NewActionBlock("", button("Undo", Press{Undo, 0, a.Source})))
	}
	return m
}

// ago says since when something is there.
func ago(then, now time.Time) string {
	if now.Sub(then) < 48*time.Hour {
		return "added " + since(then, now)
	}
	return "since " + corpus.DayOf(then).Long()
}

// NotAdded says that nothing was added, because.
func NotAdded(address, by, because string) Message {
	return Sentence(fmt.Sprintf("%s %s. I could not, because: %s", adds(by), clip(address, mostNamedSource), clip(because, mostNotice)))
}

// Undone says that somebody took a source back, and how many articles went with it.
func Undone(source, by string, articles int) Message {
	who := "It was taken back"
	if by = clip(by, mostLabel); visible(by) {
		who = by + " took it back"
	}
	return Sentence(fmt.Sprintf("%s: %s. %s removed.", who, clip(source, mostNamedSource), counted(articles)))
}

// WithSubscriptions returns a message with the sources on the web below it, and how each is at an instant.
func WithSubscriptions(m Message, all []corpus.Subscription, now time.Time) Message {
	if len(all) == 0 {
		return m
	}
	var lines []string
	for i, n := range all {
		if i == mostRows {
			lines = append(lines, fmt.Sprintf("and %d more", len(all)-mostRows))
			break
		}
		lines = append(lines, clip(n.Name, mostLabel)+": "+how(n, now))
	}
	below := listing("On the web I look after:", lines)
	m.Text += "\n" + below.Text
	m.Blocks = append(m.Blocks, below.Blocks...)
	return m
}

func how(n corpus.Subscription, now time.Time) string {
	state := "not brought in yet"
	if !n.Synced.IsZero() {
		state = "brought in " + since(n.Synced, now)
	}
	switch {
	case n.Paused:
		return state + ", paused"
	case n.Error != "":
		return fmt.Sprintf("%s, failed %s: %s", state, plural(n.Failures, "time"), clip(n.Error, mostLabel))
	}
	return state
}
