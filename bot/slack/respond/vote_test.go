package respond

import (
	"slices"
	"testing"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
)

func (d *desk) ballot(user string) journal.Vote {
	d.t.Helper()
	v, err := d.journal.Ballot(d.t.Context(), d.id(), journal.Person{Team: team, User: user})
	check(d.t, err)
	return v
}

func TestGoodVoteIsKeptAndConfirmedInPrivate(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ben).Choose(d.answered(), "vote", face.Press{Do: face.Good, Answer: d.id()}.Value())
	says(t, d.private(ben, 1).Text, "Noted as helpful")
	if v := d.ballot(ben); v.Value != journal.Up {
		t.Errorf("%+v", v)
	}
}

func TestBadVoteAsksWhyAndCanBeChanged(t *testing.T) {
	d := newDesk(t, set{})
	a := d.answered()
	bad, good := face.Press{Do: face.Bad, Answer: d.id()}.Value(), face.Press{Do: face.Good, Answer: d.id()}.Value()
	d.slack.User(ben).Choose(a, "vote", bad)
	w := d.window(ben)
	d.settled()
	if v := d.ballot(ben); v.Value != journal.Down || v.Reason != "" {
		t.Errorf("before the window is sent off: %+v", v)
	}
	d.slack.User(ben).Submit(w, values("reason", "old", "text", "Suspended in November."))
	d.settled()
	if v := d.ballot(ben); v.Value != journal.Down || v.Reason != "old" || v.Note != "Suspended in November." {
		t.Errorf("%+v", v)
	}
	d.slack.User(ben).Choose(a, "vote", good)
	d.settled()
	if v := d.ballot(ben); v.Value != journal.Up || v.Note != "" {
		t.Errorf("after changing one's mind: %+v", v)
	}
	if tally, err := d.journal.Tally(t.Context(), d.id()); err != nil || tally != (journal.Tally{Up: 1}) {
		t.Errorf("%+v, %v", tally, err)
	}
}

func TestBadVoteCountsWithoutAWindow(t *testing.T) {
	d := newDesk(t, set{})
	a := d.answered()
	d.slack.FailNext("views.open", slacktest.Failure{Code: "expired_trigger_id"})
	d.slack.User(ben).Choose(a, "vote", face.Press{Do: face.Bad, Answer: d.id()}.Value())
	says(t, d.private(ben, 1).Text, "Noted as not helpful", "What was wrong?")
	d.settled()
	if v := d.ballot(ben); v.Value != journal.Down {
		t.Errorf("%+v", v)
	}
}

func TestBadVoteCountsThoughSlackFailsToTheLast(t *testing.T) {
	d := newDesk(t, set{})
	a := d.answered()
	d.slack.FailNext("views.open", slices.Repeat([]slacktest.Failure{{}}, journal.Attempts)...)
	d.slack.User(ben).Choose(a, "vote", face.Press{Do: face.Bad, Answer: d.id()}.Value())
	says(t, d.private(ben, 1).Text, "something went wrong")
	if v := d.ballot(ben); v.Value != journal.Down {
		t.Errorf("%+v", v)
	}
}
