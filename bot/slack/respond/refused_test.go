package respond

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
)

// What Slack refuses, as it comes about: places that are closed while Parley thinks, rights that were never granted, and
// those that last for seconds. Each time the next best place is found, or the reason is logged and nobody tries for ever.

// without are the scopes of an app that some were not granted.
func without(missing ...string) []string {
	return slices.DeleteFunc(face.Scopes(append(face.Usual(), face.Emoji)), func(scope string) bool { return slices.Contains(missing, scope) })
}

// directly waits for the one direct message Parley writes to a user.
func (d *desk) directly(user string) slacktest.Message {
	d.t.Helper()
	dm := d.slack.DM(user)
	d.until("a direct message to "+user, func() bool { return len(d.slack.Messages(dm)) > 0 })
	return d.slack.Messages(dm)[0]
}

func TestChannelIsArchivedMeanwhile(t *testing.T) {
	d := newDesk(t, set{still: true})
	m := d.slack.User(ada).Mention(general, asked)
	d.slack.Archive(general)
	d.respond(d.take(delivery.Happening))
	says(t, d.directly(ada).Text, "I could not write where you asked", "Bessent")
	if n := len(d.replies(m)); n != 0 {
		t.Errorf("%d replies in an archived channel", n)
	}
}

// The message that asked is deleted, and with it its thread.
func TestThreadIsGoneMeanwhile(t *testing.T) {
	d := newDesk(t, set{still: true})
	m := d.slack.User(ada).Mention(general, asked)
	e := d.take(delivery.Happening)
	d.slack.User(ada).Delete(m)
	d.respond(e)
	says(t, d.directly(ada).Text, "I could not write where you asked", "Bessent")
	if n := len(d.slack.Messages(general)); n != 0 {
		t.Errorf("%d messages beside the thread", n)
	}
}

// A button in a channel that was archived since: the response_url still works there, and without it the direct message.
func TestButtonInAnArchivedChannel(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = wordy })
	a := d.answered()
	d.slack.Archive(general)
	d.slack.User(ada).Click(a, "save:0")
	says(t, d.private(ada, 1).Text, "Saved")
	d.slack.User(ada).Click(a, "more:1")
	says(t, d.directly(ada).Text, "I could not write where you asked", "Quotation 4")
}

func TestShareInAnArchivedChannel(t *testing.T) {
	d, a := stillDesk(t, false)
	d.slack.Archive(general)
	d.slack.User(ada).Click(a, "share:0")
	d.respond(d.take(delivery.Interaction))
	says(t, d.private(ada, 2).Text, "nothing was shared", "/invite")
}

func TestMissingScopes(t *testing.T) {
	t.Run("to write", func(t *testing.T) {
		d := newDesk(t, set{slack: slacktest.Options{Scopes: without("chat:write")}})
		d.slack.User(ada).Mention(general, asked)
		d.until("the reason is logged", func() bool { return logs(d, "could not be shown anywhere", "missing_scope") })
		d.settled()
		if n := len(d.slack.Calls("chat.postMessage")); n != 2 {
			t.Errorf("%d posts", n)
		}
		d.slack.User(ada).Slash(general, face.Command, asked) // a response_url asks for no scope
		says(t, d.private(ada, 1).Text, "Bessent")
	})
	t.Run("for the agent pane", func(t *testing.T) {
		d := newDesk(t, set{slack: slacktest.Options{Scopes: without("assistant:write")}})
		d.slack.User(ada).OpenMessagesTab()
		d.until("the reason is logged", func() bool { return logs(d, "the agent pane suggests nothing", "missing_scope") })
		says(t, d.reply(d.slack.User(ada).DM(asked)).Text, "Bessent") // without a title
		d.settled()
	})
	t.Run("to read", func(t *testing.T) {
		d := newDesk(t, set{slack: slacktest.Options{Scopes: without("channels:history")}, options: Options{Emoji: "mag"}})
		d.slack.User(ada).React(d.slack.User(ben).Say(general, asked), "mag")
		says(t, d.directly(ada).Text, "cannot read the message", "Invite me")
	})
	t.Run("to know people", func(t *testing.T) {
		d := newDesk(t, set{slack: slacktest.Options{Scopes: without("users:read")}})
		d.slack.User(ada).Slash(general, face.Command, "config")
		says(t, d.private(ada, 1).Text, "Only admins and owners")
		says(t, d.log.String(), "it is not known who is an admin", "missing_scope")
	})
	t.Run("for the home tab", func(t *testing.T) {
		d := newDesk(t, set{})
		d.slack.FailNext("views.publish", slacktest.Failure{Code: "missing_scope"})
		d.slack.User(ada).OpenHome()
		d.until("the reason is logged", func() bool { return logs(d, "a home tab is not shown", "missing_scope") })
		d.settled()
	})
}

func logs(d *desk, parts ...string) bool {
	return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(d.log.String(), part) })
}

// A trigger lasts three seconds.
func TestTriggerThatHasExpired(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(p *slacktest.Person, a slacktest.Message)
		kind  delivery.Kind
		where func(d *desk) slacktest.Message
		says  []string
	}{
		"of the shortcut": {func(p *slacktest.Person, _ slacktest.Message) { p.GlobalShortcut(face.AskShortcut) }, delivery.Interaction,
			func(d *desk) slacktest.Message { return d.directly(ada) }, []string{"three seconds", "try once more"}},
		"of a button": {func(p *slacktest.Person, a slacktest.Message) { p.Click(a, "context:1") }, delivery.Interaction,
			func(d *desk) slacktest.Message { return d.private(ada, 2) }, []string{"SHA-256", "Bessent"}},
		"of a command": {func(p *slacktest.Person, _ slacktest.Message) { p.Slash(general, face.Command, "config") }, delivery.Command,
			func(d *desk) slacktest.Message { return d.private(ada, 2) }, []string{"three seconds", "try once more"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, a := stillDesk(t, false)
			c.do(d.slack.User(ada), a)
			e := d.take(c.kind)
			d.clock.Advance(3*time.Second + time.Millisecond)
			d.respond(e)
			if n := len(d.slack.Views(ada)); n != 0 {
				t.Fatalf("%d windows", n)
			}
			shown := c.where(d)
			says(t, shown.Text+string(shown.Blocks), c.says...)
			says(t, d.log.String(), "a window did not open", "expired_trigger_id")
		})
	}
}

// A trigger opens one window: a second try finds it used, and leaves the window that is there.
func TestTriggerThatIsUsed(t *testing.T) {
	d, a := stillDesk(t, false)
	d.slack.User(ada).Click(a, "context:1")
	e := d.take(delivery.Interaction)
	d.respond(e)
	d.unconfirmed()
	d.respond(e)
	calls := d.slack.Calls("views.open")
	if len(calls) != 2 || calls[1].Error != "exchanged_trigger_id" || len(d.slack.Views(ada)) != 1 || len(d.slack.Ephemerals(ada)) != 1 {
		t.Errorf("%d calls, %d windows, %d messages", len(calls), len(d.slack.Views(ada)), len(d.slack.Ephemerals(ada)))
	}
}

// A response_url lasts half an hour and five uses. Past that the answer comes as a message only its asker sees.
func TestResponseURLThatIsGone(t *testing.T) {
	for name, use := range map[string]func(d *desk, address string){
		"too old":      func(d *desk, _ string) { d.clock.Advance(30*time.Minute + time.Second) },
		"used 5 times": spend,
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, set{still: true})
			d.slack.User(ada).Slash(general, face.Command, asked)
			e := d.take(delivery.Command)
			var command struct {
				Address string `json:"response_url"`
			}
			check(t, json.Unmarshal(e.Payload, &command))
			use(d, command.Address)
			before := len(d.slack.Ephemerals(ada))
			d.respond(e)
			all := d.slack.Ephemerals(ada)
			if len(all) != before+1 || len(d.slack.Calls("chat.postEphemeral")) != 1 {
				t.Fatalf("%d messages, %d of them by the Web API", len(all)-before, len(d.slack.Calls("chat.postEphemeral")))
			}
			says(t, all[before].Text, "Bessent")
		})
	}
}

// spend uses a response_url up.
func spend(d *desk, address string) {
	for range 5 {
		r, err := web.Post(address, "application/json", bytes.NewBufferString(`{"text":"x"}`))
		check(d.t, err)
		check(d.t, r.Body.Close())
		if r.StatusCode != http.StatusOK {
			d.t.Fatal(r.Status)
		}
	}
}

// Who is not in the channel, or whose channel Parley is not in, is answered in direct messages once the response_url is gone.
func TestResponseURLThatIsGoneWhereParleyIsNot(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.slack.AddChannel(slacktest.Channel{ID: "C09ELSE", Name: "elsewhere", Kind: slacktest.Public, Members: []string{ada}})
	d.slack.User(ada).Slash("C09ELSE", face.Command, asked)
	e := d.take(delivery.Command)
	d.clock.Advance(31 * time.Minute)
	d.respond(e)
	says(t, d.directly(ada).Text, "I could not write where you asked", "Bessent")
}

// A private answer whose response_url is gone cannot be taken away any more; that is logged, or said to whoever asked for it.
func TestPrivateAnswerThatCannotBeTakenAway(t *testing.T) {
	d, a := stillDesk(t, false)
	d.slack.User(ada).Click(a, "dismiss:0")
	e := d.take(delivery.Interaction)
	d.clock.Advance(31 * time.Minute)
	d.respond(e)
	says(t, d.private(ada, 2).Text, "no longer lets me take this away")
	d.slack.User(ada).Click(a, "share:0")
	e = d.take(delivery.Interaction)
	d.clock.Advance(31 * time.Minute)
	d.respond(e)
	says(t, d.log.String(), "a private answer stays")
	if n := len(d.slack.Messages(general)); n != 1 {
		t.Errorf("shared %d times", n)
	}
}
