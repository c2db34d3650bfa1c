package respond

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
)

func TestTryAsksWhatWasProposed(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = rewritable })
	m := d.slack.User(ada).Mention(general, "galium?")
	a := d.reply(m)
	d.slack.User(ben).Click(a, "try:1")
	d.until("the other answer", func() bool { return len(d.replies(m)) == 2 })
	says(t, string(d.replies(m)[1].Blocks), "ben asked: What about gallium?")
	if got := d.asker.last().Text; got != "What about gallium?" {
		t.Errorf("asked %q", got)
	}
}

func TestExampleAndAgainOnTheHomeTabAnswerByDirectMessage(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).OpenHome()
	d.until("the home tab", func() bool { return d.slack.Home(ada).ID != "" })
	d.slack.User(ada).Click(d.slack.Home(ada), "example:0")
	dm := d.slack.DM(ada)
	d.until("an answer", func() bool { return len(d.slack.Messages(dm)) == 1 })
	says(t, string(d.slack.Messages(dm)[0].Blocks), "ada asked: "+face.Examples()[0], "Bessent")
	d.settled()
	says(t, string(d.slack.Home(ada).Body), "Ask again")
	d.slack.User(ada).Click(d.slack.Home(ada), "again:0")
	d.until("another answer", func() bool { return len(d.slack.Messages(dm)) == 2 })
	d.settled()
	if n := len(d.slack.Messages(dm)); n != 2 {
		t.Errorf("%d answers", n)
	}
}

// stumped answers in a kind that proposes what to ask instead: one proposal longer than a button, one that would format
// and ping, one of many.
func stumped(kind answer.Kind) func(bot.Message) answer.Answer {
	return func(m bot.Message) answer.Answer {
		if slices.Contains(proposals, m.Text) {
			return repeating("The truce lasts ninety days.")(m)
		}
		a := answer.Asked(m.ID, m.Text)
		if a.Kind = kind; kind == answer.Unsure {
			a = repeating("The truce lasts ninety days.")(m)
			a.Kind = kind
		}
		a.Notices = []answer.Notice{{Kind: "searched", Text: "Searched."}}
		for _, text := range proposals {
			a.Notices = append(a.Notices, answer.Notice{Kind: "try", Text: text})
		}
		return a
	}
}

var proposals = []string{
	"Which licences for gallium and germanium did China suspend in November 2025, and until when does that hold?",
	"<!here> *gallium* &amp; <@U02BEN>",
	"gallium licence", "a fourth",
}

// Whatever did not answer offers what to ask instead, as buttons that ask just that, for the same eyes.
func TestProposalsAreButtonsThatAskThem(t *testing.T) {
	for _, kind := range []answer.Kind{answer.Unsure, answer.Nothing} {
		t.Run(string(kind), func(t *testing.T) {
			d := newDesk(t, set{})
			d.asker.set(func(a *asker) { a.says = stumped(kind) })
			m := d.slack.User(ada).Mention(general, "galium?")
			open := d.reply(m)
			d.slack.User(ada).Slash(general, face.Command, "galium?")
			private := d.private(ada, 1)
			for _, shown := range []slacktest.Message{open, private} {
				says(t, string(shown.Blocks), "Ask instead:", "gallium and germanium")
				if strings.Contains(string(shown.Blocks), "a fourth") || strings.Contains(string(shown.Blocks), "Try: ") {
					t.Errorf("more than three, or twice: %s", shown.Blocks)
				}
				if found, err := slacktest.ActiveIn(shown.Blocks); err != nil || slices.ContainsFunc(found, func(f string) bool { return !strings.HasPrefix(f, "<http") }) {
					t.Errorf("a proposal is live: %q, %v", found, err)
				}
			}
			d.settled()

			for n, text := range proposals[:3] {
				d.slack.User(ben).Click(open, fmt.Sprint("try:", n+1))
				d.until("the other answer", func() bool { return len(d.replies(m)) == n+2 })
				d.settled()
				if got := d.asker.last(); got.Text != text || len(got.Earlier) > 0 {
					t.Errorf("asked %q after %q, want %q", got.Text, got.Earlier, text)
				}
			}
			says(t, string(d.replies(m)[1].Blocks), "ben asked: "+proposals[0])

			d.slack.User(ada).Click(private, "try:1")
			says(t, string(d.private(ada, 2).Blocks), "Only you can see this", "You asked: "+proposals[0])
			d.settled()
			if n := len(d.replies(m)); n != 4 || len(d.slack.Messages(general)) != 5 || len(d.slack.Ephemerals(ben)) != 0 {
				t.Errorf("others see %d replies", n)
			}
		})
	}
}

// An answer of before, without the proposal that was pressed, says so.
func TestProposalThatIsNotThere(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.asker.set(func(a *asker) { a.says = rewritable })
	d.slack.User(ada).Slash(general, face.Command, "galium?")
	d.respond(d.take(delivery.Command))
	private := d.private(ada, 1)
	_, err := d.db.Exec(`UPDATE answers SET answer = replace(substr(answer, 1, instr(answer, char(10))-1), '"try"', '"near"')`)
	check(t, err)
	d.slack.User(ada).Click(private, "try:1")
	d.respond(d.take(delivery.Interaction))
	says(t, d.private(ada, 2).Text, "no longer hold this answer")
}
