package respond

import (
	"testing"

	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
)

func TestShortcutAsksAboutAMessageInItsThread(t *testing.T) {
	d := newDesk(t, set{})
	root := d.slack.User(ada).Say(general, "Any news?")
	m := d.slack.User(ada).Reply(root, asked)
	d.slack.User(ben).Shortcut(m, face.ThisShortcut)
	a := d.private(ben, 1)
	says(t, a.Text, "Bessent")
	if a.ThreadTS != root.TS {
		t.Errorf("in thread %q, want %q", a.ThreadTS, root.TS)
	}
	d.settled()
	if n := len(d.replies(root)); n != 0 {
		t.Errorf("%d messages for all to see", n)
	}
}

// Who had asked in private about a message of a thread was answered whenever they spoke to the others there.
func TestShortcutLeavesTheThreadToItsPeople(t *testing.T) {
	d := newDesk(t, set{})
	root := d.slack.User(ada).Say(general, "Any news?")
	m := d.slack.User(ada).Reply(root, asked)
	d.slack.User(ben).Shortcut(m, face.ThisShortcut)
	d.private(ben, 1)
	d.settled()
	d.slack.User(ben).Reply(root, "Who else was at the Stockholm talks?")
	d.settled()
	if n := len(d.replies(root)); n != 0 {
		t.Errorf("%d answers to what was meant for others", n)
	}
}

func TestShortcutWhereParleyMayNotSpeak(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Say(general, asked)
	d.slack.FailNext("response_url", slacktest.Failure{Status: 404})
	d.slack.FailNext("chat.postEphemeral", slacktest.Failure{Code: "not_in_channel"})
	d.slack.User(ben).Shortcut(m, face.ThisShortcut)
	dm := d.slack.DM(ben)
	d.until("a direct message", func() bool { return len(d.slack.Messages(dm)) == 1 })
	says(t, d.slack.Messages(dm)[0].Text, "could not write where you asked", "Bessent")
}

func TestWindowAsksWithADateAndACollection(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).GlobalShortcut(face.AskShortcut)
	w := d.window(ada)
	held, err := d.r.collections(t.Context())
	check(t, err)
	d.slack.User(ada).Submit(w, values("question", asked, "as_of", "2025-12-31", "collection", held[0]))
	dm := d.slack.DM(ada)
	d.until("an answer", func() bool { return len(d.slack.Messages(dm)) == 1 })
	says(t, string(d.slack.Messages(dm)[0].Blocks), "ada asked: "+asked)
	if m := d.asker.last(); m.AsOf != "2025-12-31" || len(m.Collections) != 1 || m.Collections[0] != held[0] {
		t.Errorf("%+v", m)
	}
	d.until("the window closes", func() bool { return len(d.slack.Views(ada)) == 0 })
}

func TestWindowWithFaultsStaysOpen(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).GlobalShortcut(face.AskShortcut)
	d.slack.User(ada).Submit(d.window(ada), values("question", " "))
	d.until("the fault is shown", func() bool {
		v := d.slack.Views(ada)
		return len(v) == 1 && v[0].Errors["question"] == "Write what you want to know."
	})
	d.settled()
	if n := len(d.slack.Messages(d.slack.DM(ada))); n != 0 {
		t.Errorf("%d answers", n)
	}
}

func TestWindowThatDoesNotOpenIsSaidNotTo(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("views.open", slacktest.Failure{Code: "expired_trigger_id"})
	d.slack.User(ada).GlobalShortcut(face.AskShortcut)
	dm := d.slack.DM(ada)
	d.until("a sentence", func() bool { return len(d.slack.Messages(dm)) == 1 })
	says(t, d.slack.Messages(dm)[0].Text, "Please try once more")
}
