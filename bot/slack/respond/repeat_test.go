package respond

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/pace"
	"parley/bot/slack/slacktest"
)

const doubtText = "I was interrupted just as I answered."

// An answer that one person alone sees was shown twice when the process died before it could note that it had posted it.
func TestPrivateAnswerIsShownAtMostOnce(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.slack.User(ada).Slash(general, face.Command, asked)
	e := d.take(delivery.Command)
	d.respond(e)
	says(t, d.private(ada, 1).Text, "Bessent")
	d.unconfirmed()
	d.respond(e)
	doubt := d.private(ada, 2)
	says(t, string(doubt.Blocks), doubtText, "You asked: "+asked, "Show the answer")
	if strings.Contains(doubt.Text+string(doubt.Blocks), "Bessent") {
		t.Errorf("the answer is there twice: %s", doubt.Blocks)
	}

	d.slack.User(ada).Click(doubt, "repeat:0")
	d.respond(d.take(delivery.Interaction))
	all := d.slack.Ephemerals(ada)
	if len(all) != 2 || !strings.Contains(all[1].Text, "Bessent") {
		t.Errorf("who misses it sees %d messages, the last %q", len(all), all[len(all)-1].Text)
	}
	d.asker.mu.Lock()
	defer d.asker.mu.Unlock()
	if n := len(d.asker.saw); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

// Where Slack's reply is lost, nobody knows whether the answer stands: it is not posted a second time, and nobody is left
// without one.
func TestPrivateAnswerWhoseReplyIsLost(t *testing.T) {
	for name, c := range map[string]struct {
		lost slacktest.Failure
		want int // messages that ada sees
	}{
		"500 behind": {slacktest.Failure{After: true}, 2},
		"cut behind": {slacktest.Failure{Cut: true, After: true}, 2},
		"500 before": {slacktest.Failure{}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, set{})
			d.slack.FailNext("response_url", c.lost)
			d.slack.User(ada).Slash(general, face.Command, asked)
			last := d.private(ada, c.want)
			d.settled()
			says(t, last.Text, doubtText)
			answers := 0
			for _, m := range d.slack.Ephemerals(ada) {
				if strings.Contains(m.Text, "Bessent") {
					answers++
				}
			}
			if n := len(d.slack.Ephemerals(ada)); n != c.want || answers != c.want-1 {
				t.Errorf("%d messages, %d of them answers", n, answers)
			}
		})
	}
}

// A post that Slack did not take yet is made by the next try: there is no doubt about it.
func TestPrivateAnswerThatWasNotTakenYet(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("chat.postEphemeral", slacktest.Failure{Status: 429, RetryAfter: time.Second})
	root := d.slack.User(ada).Say(general, "Any news?")
	d.slack.User(ben).Shortcut(d.slack.User(ada).Reply(root, asked), face.ThisShortcut)
	says(t, d.private(ben, 1).Text, "Bessent")
	d.settled()
	if n := len(d.slack.Ephemerals(ben)); n != 1 {
		t.Errorf("%d messages", n)
	}
}

// A post that was held back, since Slack asked others to wait, has not left either.
func TestPrivateAnswerThatWasHeldBack(t *testing.T) {
	d := newDesk(t, set{still: true})
	root := d.slack.User(ada).Say(general, "Any news?")
	d.slack.User(ben).Shortcut(d.slack.User(ada).Reply(root, asked), face.ThisShortcut)
	e := d.take(delivery.Interaction)
	d.slack.FailNext("chat.postEphemeral", slacktest.Failure{Status: 429, RetryAfter: 20 * time.Second})
	held := d.r.Parts
	held.Workspaces = one{d.paced()}
	for range 2 { // told by Slack to wait, then held back
		if _, err := New(held, Options{}).Respond(t.Context(), e); err == nil {
			t.Fatal("nothing is said of it")
		}
	}
	d.respond(e)
	if text := d.private(ben, 1).Text; strings.Contains(text, doubtText) || !strings.Contains(text, "Bessent") {
		t.Errorf("%s", text)
	}
}

// paced is a client that keeps to Slack's rates, as Parley does outside of tests.
func (d *desk) paced() *slack.Client {
	d.t.Helper()
	transport, err := pace.New(web.Transport, d.slack.URL(), nil)
	check(d.t, err)
	return slack.New(slacktest.BotToken, slack.OptionAPIURL(d.slack.URL()), slack.OptionHTTPClient(&http.Client{Transport: transport}))
}

// What may be there already is in doubt also after a try that was not taken.
func TestPrivateAnswerInDoubtStaysSo(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.slack.User(ada).Slash(general, face.Command, asked)
	e := d.take(delivery.Command)
	d.respond(e)
	d.unconfirmed()
	d.slack.FailNext("response_url", slacktest.Failure{Status: 429, RetryAfter: time.Second})
	if _, err := New(d.r.Parts, d.r.options).Respond(t.Context(), e); err == nil {
		t.Fatal("nothing is said of it")
	}
	d.respond(e)
	says(t, d.private(ada, 2).Text, doubtText)
}

var errNoWorkspace = errors.New("the workspace cannot be looked up")

// nowhere is where no workspace can be looked up.
type nowhere struct{}

func (nowhere) Client(context.Context, string) (*slack.Client, error) { return nil, errNoWorkspace }
func (nowhere) Bot(context.Context, string) (string, error)           { return slacktest.BotUserID, nil }

// A workspace that cannot be spoken to just now was not posted to.
func TestPrivateAnswerBeforeTheWorkspaceIsKnown(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.slack.User(ada).Slash(general, face.Command, asked)
	e := d.take(delivery.Command)
	lost := d.r.Parts
	lost.Workspaces = nowhere{}
	if _, err := New(lost, Options{}).Respond(t.Context(), e); !errors.Is(err, errNoWorkspace) {
		t.Fatalf("%v", err)
	}
	d.respond(e)
	if text := d.private(ada, 1).Text; strings.Contains(text, doubtText) || !strings.Contains(text, "Bessent") {
		t.Errorf("%s", text)
	}
}

// The next page of a private answer is not shown twice either.
func TestPrivatePageIsShownAtMostOnce(t *testing.T) {
	d, a := stillDesk(t, true)
	d.slack.User(ada).Click(a, "more:1")
	e := d.take(delivery.Interaction)
	d.respond(e)
	says(t, d.private(ada, 2).Text, "Quotation 4")
	d.unconfirmed()
	d.respond(e)
	doubt := d.private(ada, 3)
	says(t, doubt.Text, doubtText)
	d.slack.User(ada).Click(doubt, "more:1")
	d.respond(d.take(delivery.Interaction))
	says(t, d.private(ada, 4).Text, "Quotation 4")
}

// Without a connection to Slack nothing has left: the next try answers, and nobody is left in doubt.
func TestPrivateAnswerThatNeverLeft(t *testing.T) {
	d := newDesk(t, set{still: true})
	root := d.slack.User(ada).Say(general, "Any news?")
	d.slack.User(ben).Shortcut(d.slack.User(ada).Reply(root, asked), face.ThisShortcut)
	e := d.take(delivery.Interaction)
	cut := d.r.Parts
	cut.Workspaces = one{slack.New(slacktest.BotToken, slack.OptionAPIURL("http://127.0.0.1:1/api/"), slack.OptionHTTPClient(web))}
	if _, err := New(cut, Options{}).Respond(t.Context(), e); err == nil || strings.Contains(err.Error(), "127.0.0.1:1/api") {
		t.Fatalf("%v", err)
	}
	d.respond(e)
	says(t, d.private(ben, 1).Text, "Bessent")
}
