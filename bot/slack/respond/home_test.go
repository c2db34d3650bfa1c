package respond

import (
	"strings"
	"testing"

	"parley/bot/slack/slacktest"
)

func TestHomeShowsWhatThereIsAndWhatWasAsked(t *testing.T) {
	d := newDesk(t, set{})
	d.answered()
	d.slack.User(ada).OpenHome()
	d.until("the home tab", func() bool { return d.slack.Home(ada).ID != "" })
	held, err := d.store.Stats(t.Context())
	check(t, err)
	says(t, string(d.slack.Home(ada).Body), held.Newest.Long(), "Brought up to date", held.Collections[0].Name, "How to ask", "Your questions", asked)
}

func TestHomeFollowsWhatIsSavedAndRemoved(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ben).Click(d.answered(), "save:0")
	says(t, d.private(ben, 1).Text, "Saved")
	d.settled()
	says(t, string(d.slack.Home(ben).Body), "Saved", asked)
	d.slack.User(ben).Click(d.slack.Home(ben), "forget:0")
	d.settled()
	if body := string(d.slack.Home(ben).Body); strings.Contains(body, asked) {
		t.Errorf("still there: %s", body)
	}
	if n := len(d.slack.Messages(d.slack.DM(ben))); n != 0 {
		t.Errorf("%d messages besides", n)
	}
}

func TestHomeFollowsWhatIsAsked(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).OpenHome()
	d.settled()
	d.answered()
	says(t, string(d.slack.Home(ada).Body), "Your questions", asked)
	d.slack.User(ben).DM(asked)
	d.settled()
	if d.slack.Home(ben).ID != "" {
		t.Error("a home tab was made for somebody who never looked")
	}
}

func TestHomeThatIsRefusedIsLogged(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("views.publish", slacktest.Failure{Code: "not_enabled"})
	d.slack.User(ada).OpenHome()
	d.settled()
	says(t, d.log.String(), "a home tab is not shown", "not_enabled")
	if n := len(d.slack.Calls("views.publish")); n != 1 {
		t.Errorf("tried %d times", n)
	}
}
