package slack

import (
	"slices"

	"github.com/slack-go/slack"

	"parley/bot/answer"
	"parley/corpus"
)

// A Surface is a place an answer is shown in.
type Surface string

// The surfaces of an answer.
const (
	InChannel Surface = "channel" // below the question, for all to see
	InThread  Surface = "thread"  // in a conversation of several people
	InDM      Surface = "dm"      // between one person and Parley
	Private   Surface = "private" // in a channel, seen by the asker alone
	Shared    Surface = "shared"  // once private, shown to all by Sharer
)

// A View is how an answer is looked at.
type View struct {
	Surface       Surface
	Asker         string     // name of who asked; shown where the question is not in sight
	Sharer        string     // name of who shared, with Shared
	Today         corpus.Day // says how old an article is; "" leaves ages out
	PlainFeedback bool       // 👍 and 👎 as ordinary buttons, for a Slack that refuses its feedback element
	NoButtons     bool       // nothing to press, where no press would come back
}

// A Message is what Slack is asked to post.
type Message struct {
	Text   string        `json:"text"`   // the answer in mrkdwn, for notifications and screen readers; at most 4000 characters
	Blocks []slack.Block `json:"blocks"` // the answer as people see it; at most 50, of at most 10,000 characters together
}

// The most of what stands around the quotations. With pageRoom they make a message of at most 10,000 characters.
const (
	mostNotices = 4
	mostNotice  = 400 // characters
	mostAsked   = 300 // characters of the question, repeated
	mostName    = 80  // characters of a person's name
	mostSeeAlso = 3   // articles
)

// Render returns the first message of an answer: the words that answer, what else is worth reading, Parley's own
// remarks and what can be pressed. Quotations stand letter by letter, in full or continued under More. Nothing that an
// article, a question or a name holds can notify, link or format. An answer without an id, or with one of more than
// 255 bytes, has no buttons.
func Render(a answer.Answer, v View) Message {
	all := pages(a)
	if len(all[0]) == 0 && a.Kind != answer.Help {
		a.Kind = answer.Nothing // what cannot be quoted with its source is not stated
	}
	blocks := asked(a, v)
	switch a.Kind {
	case answer.Help:
		blocks = append(blocks, help(a, v)...)
	case answer.Nothing:
		blocks = append(blocks, nothing(a, v)...)
	case answer.Unsure:
		blocks = append(blocks, rich(line(bold("⚠️ No passage answers this directly."), literal(" The closest:"))))
		blocks = append(blocks, passages(all[0], false, v.Today)...)
		blocks = append(blocks, around(a, v)...)
	default:
		blocks = append(blocks, passages(all[0], true, v.Today)...)
		blocks = append(blocks, laterShown(a, v.Today)...)
		blocks = append(blocks, around(a, v)...)
	}
	if pressable(a, v) {
		blocks = append(blocks, actions(a, v, all, 0)...)
		if a.Kind != answer.Help {
			blocks = append(blocks, votes(a, v))
		}
	}
	return Message{Text: fallback(a, v, all[0]), Blocks: blocks}
}

// asked repeats the question where it is not in sight.
func asked(a answer.Answer, v View) []slack.Block {
	question := clip(a.Question, mostAsked)
	if !visible(question) {
		return nil
	}
	switch {
	case v.Surface == Private:
		return []slack.Block{remark("Only you can see this. You asked: " + question)}
	case v.Surface == Shared:
		return []slack.Block{remark(named(v.Asker, "Someone") + " asked: " + question + sharedBy(v))}
	}
	return nil
}

func sharedBy(v View) string {
	if !visible(v.Sharer) {
		return ""
	}
	return " · shared by " + named(v.Sharer, "")
}

// named is a person's name as text, which notifies nobody.
func named(name, otherwise string) string {
	if !visible(name) {
		return otherwise
	}
	return clip(name, mostName)
}

// around is what follows the passages of an answer.
func around(a answer.Answer, v View) []slack.Block {
	blocks := seeAlso(a, v, "See also")
	blocks = append(blocks, notices(a.Notices, pressable(a, v))...)
	if pressable(a, v) {
		blocks = append(blocks, rewrites(a)...)
	}
	return blocks
}

// seeAlso names the articles behind related sentences, each once, leaving out those already quoted.
func seeAlso(a answer.Answer, v View, heading string) []slack.Block {
	seen := map[string]bool{}
	for _, q := range slices.Concat(a.Quotes, a.Later) {
		c, _ := cited(a, q)
		seen[c.Article] = true
	}
	var items []slack.RichTextElement
	for _, q := range a.Related {
		c, ok := cited(a, q)
		if !ok || seen[c.Article] || len(items) == mostSeeAlso {
			continue
		}
		seen[c.Article] = true
		items = append(items, line(literal(issued(c, v.Today)), linked(readAt(c, q.Text), titled(c))))
	}
	if len(items) == 0 {
		return nil
	}
	return []slack.Block{rich(line(bold(heading)), bullets(items))}
}

// notices shows remarks: first, so that they are seen, those that cast doubt on a quotation. Ways on are left out
// where they are buttons.
func notices(all []answer.Notice, buttons bool) []slack.Block {
	var doubts, rest []slack.Block
	for _, n := range all {
		text := clip(n.Text, mostNotice)
		switch {
		case !visible(text), len(doubts)+len(rest) == mostNotices, n.Kind == "try" && buttons:
		case doubtful(n.Kind):
			doubts = append(doubts, rich(line(bold("⚠️ "+text))))
		case n.Kind == "try":
			rest = append(rest, remark("Try: "+text))
		default:
			rest = append(rest, remark(text))
		}
	}
	return append(doubts, rest...)
}

func doubtful(kind string) bool {
	switch kind {
	case "error", "newer", "superseded", "passed", "conflict", "index":
		return true
	}
	return false
}

// wayOn stands where an answer names none of its own.
const wayOn = "Try other words, or the number of a rule, such as 15 CFR 744.11 or ECCN 3A090."

// nothing says what was searched, what came nearest, and the ways on.
func nothing(a answer.Answer, v View) []slack.Block {
	found, rest := searched(a)
	blocks := []slack.Block{rich(line(bold("🔍 Nothing found. "), literal(found)))}
	blocks = append(blocks, seeAlso(a, v, "Nearest, but no answer")...)
	blocks = append(blocks, notices(rest, pressable(a, v))...)
	var ways []slack.Block
	if pressable(a, v) {
		ways = rewrites(a)
	}
	if len(ways) == 0 && len(rest) == 0 {
		ways = []slack.Block{remark(wayOn)}
	}
	return append(blocks, ways...)
}

// searched parts the notice that says what was searched from the others.
func searched(a answer.Answer) (text string, rest []answer.Notice) {
	text = "Nothing in the articles comes near this question."
	for _, n := range a.Notices {
		if n.Kind == "searched" && visible(n.Text) {
			text = clip(n.Text, mostNotice)
		} else {
			rest = append(rest, n)
		}
	}
	return text, rest
}
