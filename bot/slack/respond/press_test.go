package respond

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
	"parley/corpus"
)

// values are what is entered into a window, by field.
func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return v
}

// window waits for a window to open before a user.
func (d *desk) window(user string) slacktest.View {
	d.t.Helper()
	d.until("a window opens before "+user, func() bool { return len(d.slack.Views(user)) > 0 })
	return d.slack.Views(user)[0]
}

// answered has ada ask for all to see, and returns the answer.
func (d *desk) answered() slacktest.Message {
	d.t.Helper()
	a := d.reply(d.slack.User(ada).Mention(general, asked))
	d.settled()
	return a
}

// whispered has ada ask by command, and returns the answer she alone sees.
func (d *desk) whispered() slacktest.Message {
	d.t.Helper()
	d.slack.User(ada).Slash(general, face.Command, asked)
	a := d.private(ada, 1)
	d.settled()
	return a
}

// id is the id of the only answer there is so far.
func (d *desk) id() string {
	d.t.Helper()
	all, err := d.journal.Recent(d.t.Context(), journal.Person{Team: team, User: ada}, 1)
	check(d.t, err)
	if len(all) != 1 {
		d.t.Fatal("nothing was asked")
	}
	return all[0].ID
}

// lose makes the journal forget an answer, as it does with old ones.
func (d *desk) lose(id string) {
	d.t.Helper()
	_, err := d.db.Exec(`DELETE FROM answers WHERE id = $1`, id)
	check(d.t, err)
}

// says fails the test unless a text holds all parts.
func says(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in %s", part, text)
		}
	}
}

func TestButtonOfAnAnswerThatIsGone(t *testing.T) {
	for _, action := range []string{"context:1", "save:0"} {
		d := newDesk(t, set{})
		a := d.answered()
		d.lose(d.id())
		d.slack.User(ben).Click(a, action)
		says(t, d.private(ben, 1).Text, "no longer hold this answer", "Ask the question again")
	}
}

func TestButtonsWorkAWeekLater(t *testing.T) {
	d := newDesk(t, set{})
	a := d.answered()
	d.clock.Advance(7 * 24 * time.Hour)
	d.slack.User(ben).Click(a, "context:1")
	says(t, string(d.window(ben).Body), "In its context")
}

func TestUnknownButtonIsSaidToBe(t *testing.T) {
	d := newDesk(t, set{still: true})
	var p pressed
	check(t, json.Unmarshal([]byte(`{"type":"block_actions","user":{"id":"U02BEN"},"channel":{"id":"C01GENERAL"},
		"actions":[{"type":"button","block_id":"b","action_id":"x","value":"dance:1:2"}]}`), &p.InteractionCallback))
	p.Workspace = team
	_, err := d.r.press(t.Context(), d.event(t, "unknown"), p)
	check(t, err)
	says(t, d.private(ben, 1).Text, "I do not know this button")
}

// event is a claimed event, for tests that deliver by hand.
func (d *desk) event(t *testing.T, name string) delivery.Event {
	t.Helper()
	c, err := d.journal.Claim(t.Context(), journal.Event{Names: []string{name}, Kind: string(delivery.Interaction)})
	check(t, err)
	return delivery.Event{Kind: delivery.Interaction, Team: team, Received: time.Now(), Claim: c}
}

// wordy answers with so many quotations that they take several pages.
func wordy(m bot.Message) answer.Answer {
	a := answer.Asked(m.ID, m.Text)
	a.Kind, a.Confidence = answer.Direct, 0.9
	for n := 1; n <= 5; n++ {
		a.Quotes = append(a.Quotes, answer.Quote{Text: "Quotation " + string(rune('0'+n)) + ".", Citation: n})
		a.Citations = append(a.Citations, answer.Citation{N: n, Article: "a", Title: "A", Published: "2025-07-28", Start: 0, End: 12})
	}
	return a
}

// rewritable found nothing, and knows another way to ask.
func rewritable(m bot.Message) answer.Answer {
	a := answer.Asked(m.ID, m.Text)
	a.Kind = answer.Nothing
	a.Notices = []answer.Notice{{Kind: "searched", Text: "Searched."}, {Kind: "try", Text: "What about gallium?"}}
	return a
}

func plainArticle(text string) corpus.Article {
	return corpus.Article{ID: "a", Title: "A", Published: "2025-07-28", Text: text, Blocks: []corpus.Block{{Kind: corpus.Paragraph, End: len(text)}}}
}
