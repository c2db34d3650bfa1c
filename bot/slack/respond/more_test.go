package respond

import "testing"

func TestMoreShowsTheNextPageToThoseWhoSeeTheFirst(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = wordy })
	m := d.slack.User(ada).Mention(general, asked)
	a := d.reply(m)
	d.slack.User(ben).Click(a, "more:1")
	d.until("the next page", func() bool { return len(d.replies(m)) == 2 })
	says(t, d.replies(m)[1].Text, "More on", "Quotation 4.", "Quotation 5.")
	d.settled()
	if n := len(d.replies(m)); n != 2 {
		t.Errorf("%d messages", n)
	}
}

func TestMoreOfAPrivateAnswerIsPrivate(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = wordy })
	d.slack.User(ada).Click(d.whispered(), "more:1")
	says(t, d.private(ada, 2).Text, "Quotation 4.")
	if n := len(d.slack.Messages(general)); n != 0 {
		t.Errorf("%d messages for all to see", n)
	}
}

func TestMoreInAnArchivedChannelComesByDirectMessage(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = wordy })
	a := d.answered()
	d.slack.Archive(general)
	d.slack.User(ben).Click(a, "more:1")
	d.until("a direct message", func() bool { return len(d.slack.Messages(d.slack.DM(ben))) == 1 })
	says(t, d.slack.Messages(d.slack.DM(ben))[0].Text, "could not write where you asked", "Quotation 4.")
}
