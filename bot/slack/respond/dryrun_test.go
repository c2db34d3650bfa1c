package respond

import (
	"strings"
	"testing"

	"parley/bot/journal"
	"parley/bot/slack/slacktest"
)

func TestDryRun(t *testing.T) {
	d := newDesk(t, set{still: true})
	a := d.slack.User(ada)
	a.Say(general, "good morning")
	a.Say(general, asked)
	a.Say(general, "<@"+ben+"> "+asked)
	would, tried, err := d.r.DryRun(t.Context(), journal.Channel{Team: team, ID: general}, journal.Settings{Threshold: 0.3})
	check(t, err)
	if tried != 3 || len(would) != 1 || would[0].Text != asked || would[0].User != ada {
		t.Errorf("tried %d, would answer %+v", tried, would)
	}
	m := dryRunMessage(would, tried)
	if !strings.HasPrefix(m.Text, "Of the last 3 messages I would have answered 1.") {
		t.Errorf("%s", m.Text)
	}
	if n := len(d.slack.Calls("chat.postMessage")); n != 0 {
		t.Errorf("%d posts", n)
	}
	d.slack.FailNext("conversations.history", slacktest.Failure{Code: "not_in_channel"})
	if _, _, err := d.r.DryRun(t.Context(), journal.Channel{Team: team, ID: general}, journal.Settings{}); err == nil {
		t.Error("nothing is said of a channel that cannot be read")
	}
}
