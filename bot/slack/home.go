package slack

import (
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/corpus"
)

// The most the home tab lists.
const (
	mostRecent  = 5
	mostSaved   = 10
	mostShelves = 20
)

// A Desk is what the home tab shows to one person.
type Desk struct {
	Articles int        // in the corpus
	Newest   corpus.Day // the latest publication day among them, "" when none is dated
	Synced   time.Time  // when the corpus was last brought up to date, zero when never
	Stale    bool       // Synced is longer ago than it should be
	Shelves  []Shelf    // the collections of the corpus
	Recent   []Entry    // asked by this person, the latest first
	Saved    []Entry    // kept by this person, the latest first
}

// A Shelf is a collection of the corpus.
type Shelf struct {
	Name     string
	Articles int
}

// An Entry is a question with the answer it had.
type Entry struct {
	Answer   string // id
	Question string
	Kind     answer.Kind
	Asked    corpus.Day
}

// Home returns the home tab: what Parley knows and how fresh it is, how to ask, and the person's own questions, five
// asked last and ten saved last. A corpus without articles is said to be empty, with what to do about it.
func Home(d Desk) slack.HomeTabViewRequest {
	blocks := []slack.Block{slack.NewHeaderBlock(plain("What Parley knows"))}
	blocks = append(blocks, holdings(d)...)
	blocks = append(blocks, slack.NewHeaderBlock(plain("How to ask")), rich(bullets([]slack.RichTextElement{
		line(literal("Mention Parley in a channel, or write to it directly.")),
		line(literal("Type /parley and your question; only you see the answer, until you share it.")),
		line(literal("On any message, in a thread too: More actions, then “Ask Parley about this”.")),
		line(literal("Go on in the thread of an answer: “and for gallium?”")),
	})), examples())
	blocks = append(blocks, entries("Your questions", d.Recent[:min(len(d.Recent), mostRecent)], Again)...)
	blocks = append(blocks, entries("Saved", d.Saved[:min(len(d.Saved), mostSaved)], Again, Forget)...)
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}}
}

// holdings says how much there is and up to when: what is not in the articles is not known, rather than not so.
func holdings(d Desk) []slack.Block {
	if d.Articles == 0 {
		return []slack.Block{rich(line(bold("No articles yet."),
			literal(" Whoever runs Parley brings them in with: parley index")))}
	}
	text := of(d.Articles, "article")
	if d.Newest != "" {
		text += ", the newest of " + d.Newest.Long()
	}
	blocks := []slack.Block{rich(line(bold(text + ".")))}
	var shelves []slack.RichTextElement
	for _, s := range d.Shelves[:min(len(d.Shelves), mostShelves)] {
		if visible(s.Name) {
			shelves = append(shelves, line(literal(clip(s.Name, mostName)+": "+of(s.Articles, "article"))))
		}
	}
	if len(shelves) > 0 {
		blocks = append(blocks, rich(bullets(shelves)))
	}
	return append(blocks, remark(synced(d)+" Silence on a matter means that no article here speaks of it, not that nothing happened."))
}

// synced says how fresh the articles are.
func synced(d Desk) string {
	switch {
	case d.Synced.IsZero():
		return "Never brought up to date."
	case d.Stale:
		return "⚠️ Last brought up to date " + moment(d.Synced) + ", longer ago than it should be."
	}
	return "Brought up to date " + moment(d.Synced) + "."
}

// examples are questions to press, after the window to ask in.
func examples() slack.Block {
	row := []slack.BlockElement{button("Ask a question", Press{Do: OpenAsk}).WithStyle(slack.StylePrimary)}
	for i, e := range Examples() {
		row = append(row, button(e, Press{Do: Example, N: i}))
	}
	return slack.NewActionBlock("", row...)
}

// entries lists questions, each with buttons for what can be done with it.
func entries(heading string, all []Entry, verbs ...Verb) []slack.Block {
	var blocks []slack.Block
	for i, e := range all {
		text := clip(e.Question, mostAsked)
		if !visible(text) {
			continue
		}
		blocks = append(blocks, rich(line(literal(text))))
		if note := outcome(e); note != "" {
			blocks = append(blocks, remark(note))
		}
		if e.Answer == "" || len(e.Answer) > mostID {
			continue
		}
		var row []slack.BlockElement
		for _, do := range verbs {
			row = append(row, button(map[Verb]string{Again: "Ask again", Forget: "Remove"}[do], Press{do, i, e.Answer}))
		}
		blocks = append(blocks, slack.NewActionBlock("", row...))
	}
	if len(blocks) == 0 {
		return nil
	}
	return append([]slack.Block{slack.NewHeaderBlock(plain(heading))}, blocks...)
}

// outcome says when a question was asked and that it was not answered, if so.
func outcome(e Entry) string {
	var notes []string
	if e.Asked != "" {
		notes = append(notes, e.Asked.Long())
	}
	switch e.Kind {
	case answer.Unsure:
		notes = append(notes, "not answered directly")
	case answer.Nothing:
		notes = append(notes, "nothing found")
	}
	return strings.Join(notes, " · ")
}
