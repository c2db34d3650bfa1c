package respond

import (
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

func TestShareShowsWhoAskedAndWhoShared(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).Click(d.whispered(), "share:0")
	d.until("it is shared", func() bool { return len(d.slack.Messages(general)) == 1 })
	says(t, string(d.slack.Messages(general)[0].Blocks), "ada asked: "+asked, "shared by ada", "Bessent")
	d.until("the private answer goes", func() bool { return len(d.slack.Ephemerals(ada)) == 0 })
}

func TestShareTwiceSharesOnce(t *testing.T) {
	d := newDesk(t, set{})
	a := d.whispered()
	d.slack.FailNext("response_url", slacktest.Failure{Status: 404}) // so that the private answer stays
	d.slack.User(ada).Click(a, "share:0")
	d.settled()
	d.slack.User(ada).Click(a, "share:0")
	says(t, d.private(ada, 2).Text, "shared here already")
	d.settled()
	if n := len(d.slack.Messages(general)); n != 1 {
		t.Errorf("shared %d times", n)
	}
}

// A post whose answer got lost on the way was made a second time.
func TestShareIsPostedOnceThoughSlackSeemedToFail(t *testing.T) {
	d := newDesk(t, set{})
	a := d.whispered()
	d.slack.FailNext("chat.postMessage", slacktest.Failure{Status: 500, After: true})
	d.slack.User(ada).Click(a, "share:0")
	d.settled()
	if n := len(d.slack.Messages(general)); n != 1 {
		t.Errorf("shared %d times\n%s", n, d.log)
	}
}

func TestShareWhereParleyMayNotWriteIsSaid(t *testing.T) {
	d := newDesk(t, set{})
	a := d.whispered()
	d.slack.FailNext("chat.postMessage", slacktest.Failure{Code: "not_in_channel"})
	d.slack.User(ada).Click(a, "share:0")
	says(t, d.private(ada, 2).Text, "nothing was shared", "/invite")
	says(t, d.log.String(), "not_in_channel")
}

func TestDismissTakesAPrivateAnswerAway(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).Click(d.whispered(), "dismiss:0")
	d.until("it is gone", func() bool { return len(d.slack.Ephemerals(ada)) == 0 })
}

func TestDismissThatSlackNoLongerAllowsIsSaid(t *testing.T) {
	d := newDesk(t, set{})
	a := d.whispered()
	d.slack.FailNext("response_url", slacktest.Failure{Status: 404})
	d.clock.Advance(time.Hour)
	d.slack.User(ada).Click(a, "dismiss:0")
	says(t, d.private(ada, 2).Text, "no longer lets me take this away")
}
