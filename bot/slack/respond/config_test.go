package respond

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
)

var here = journal.Channel{Team: team, ID: general}

// configuring opens the settings of the channel before a user.
func (d *desk) configuring(user string) slacktest.View {
	d.t.Helper()
	d.slack.User(user).Slash(general, face.Command, "config")
	return d.window(user)
}

func TestConfigChangesAChannelAndSaysWhoDid(t *testing.T) {
	d := newDesk(t, set{})
	w := d.configuring(ada)
	says(t, string(w.Body), "#general")
	d.slack.User(ada).Submit(w, values("askers", ada, "when", "overhear", "threshold", "0.95", "also", "private"))
	says(t, d.private(ada, 1).Text, "Saved as version 1", "1 may ask", "overhears from 0.95 on", "private by default")
	now, err := d.journal.Settings(t.Context(), here)
	check(t, err)
	s := now.Settings
	if now.Version != 1 || now.By != ada || !s.Overhear || s.Threshold != 0.95 || !s.Private || s.DryRun || len(s.Askers) != 1 || s.Askers[0] != ada {
		t.Errorf("%+v", now)
	}
	d.settled()
	says(t, d.log.String(), "the settings of a channel were changed", "by="+ada)
	says(t, string(d.configuring(ada).Body), "Version 1, ", "overhears from 0.95 on")
}

func TestConfigIsForAdminsAndThoseListed(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ben).Slash(general, face.Command, "config")
	says(t, d.private(ben, 1).Text, "Only admins and owners")
	if len(d.slack.Views(ben)) > 0 {
		t.Error("it opened all the same")
	}
	d = newDesk(t, set{options: Options{Admins: []string{ben}}})
	d.configuring(ben)
}

func TestConfigNamesThoseListedToOthers(t *testing.T) {
	d := newDesk(t, set{options: Options{Admins: []string{ada}}})
	d.slack.User(ben).Slash(general, face.Command, "config")
	text := d.private(ben, 1).Text
	says(t, text, "Only admins and owners", ", and ")
	if strings.Contains(text, ada) {
		t.Errorf("an id says nothing to people: %s", text)
	}
}

func TestConfigOfTwoAtOnceKeepsTheFirst(t *testing.T) {
	d := newDesk(t, set{options: Options{Admins: []string{ben}}})
	first, second := d.configuring(ada), d.configuring(ben)
	d.slack.User(ada).Submit(first, values("also", "private"))
	d.private(ada, 1)
	d.slack.User(ben).Submit(second, values("when", "overhear"))
	says(t, d.private(ben, 1).Text, "Nothing was changed", "somebody else")
	now, err := d.journal.Settings(t.Context(), here)
	check(t, err)
	if now.Version != 1 || !now.Settings.Private || now.Settings.Overhear {
		t.Errorf("%+v", now)
	}
}

func TestConfigWithAFaultStaysOpen(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).Submit(d.configuring(ada), values("threshold", "7"))
	d.until("the fault is shown", func() bool {
		v := d.slack.Views(ada)
		return len(v) == 1 && strings.Contains(v[0].Errors["threshold"], "from 0 to 1")
	})
	d.settled()
	if now, err := d.journal.Settings(t.Context(), here); err != nil || now.Version != 0 {
		t.Errorf("%+v, %v", now, err)
	}
}

func TestConfigDryRunListsWhatWouldHaveBeenAnswered(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ben).Say(general, asked)
	d.slack.User(ben).Say(general, "Lunch?")
	d.settled()
	d.slack.User(ada).Submit(d.configuring(ada), values("when", "overhear", "threshold", "0.5", "also", "dry"))
	says(t, d.private(ada, 2).Text, "Of the last 2 messages I would have answered 1", asked)
	d.settled()
	if n := len(d.slack.Messages(general)); n != 2 {
		t.Errorf("a dry run posted: %d messages", n)
	}
}

func TestConfigDryRunThatCannotReadTheChannel(t *testing.T) {
	d := newDesk(t, set{})
	w := d.configuring(ada)
	d.slack.FailNext("conversations.history", slacktest.Failure{Code: "not_in_channel"})
	d.slack.User(ada).Submit(w, values("when", "overhear", "also", "dry"))
	says(t, d.private(ada, 2).Text, "could not read the last messages", "/invite")
}

// Changes of many collections are shown in short: Slack takes no line of more than 3,000 characters.
func TestConfigOpensWithManyCollections(t *testing.T) {
	d := newDesk(t, set{})
	var many []string
	for i := range 80 {
		many = append(many, fmt.Sprintf("a collection with a rather long name %02d", i))
	}
	_, err := d.journal.Set(t.Context(), here, 0, journal.Settings{Collections: many}, ada)
	check(t, err)
	says(t, string(d.configuring(ada).Body), "Version 1, ", "long name 00")
}

// Collections that the articles do not have just now stay set: those that are offered, and those that cannot be.
func TestConfigKeepsCollectionsThatAreNotHeld(t *testing.T) {
	d := newDesk(t, set{still: true})
	long := strings.Repeat("long ", 20)
	_, err := d.journal.Set(t.Context(), here, 0, journal.Settings{Collections: []string{"gone", long}}, ada)
	check(t, err)
	d.slack.User(ada).Slash(general, face.Command, "config")
	d.respond(d.take(delivery.Command))
	d.slack.User(ada).Submit(d.window(ada), values("collections", "gone", "also", "private"))
	e := d.take(delivery.Interaction)
	for range 2 { // the second time changes nothing
		d.respond(e)
		now, err := d.journal.Settings(t.Context(), here)
		check(t, err)
		if s := now.Settings; now.Version != 2 || !s.Private || !slices.Equal(s.Collections, []string{"gone", long}) {
			t.Errorf("%+v", now)
		}
	}
	says(t, d.private(ada, 1).Text, "Saved as version 2")
}

func TestConfigInDirectMessagesSaysWhereItBelongs(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).DM("hello")
	d.slack.User(ada).Slash(d.slack.DM(ada), face.Command, "config")
	says(t, d.private(ada, 1).Text, "in the channel you mean")
}
