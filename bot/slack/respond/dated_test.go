package respond

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
)

func TestTimelineAndUpcoming(t *testing.T) {
	d := newDesk(t, set{})
	for i, c := range []struct{ text, want string }{
		{"timeline Affiliates Rule", "issued the Affiliates Rule on 29 September 2025"},
		{"Timeline", "Name what the timeline is to be of"},
		{"timeline the price of tea", "No sentence of the articles tells of a dated happening about “the price of tea”"},
		{"upcoming", "Ahead from 1 September 2026"},
		{"upcoming gallium and germanium", "suspended until 27 November 2026"},
		{"upcoming the price of tea", "No sentence of the articles tells of 1 September 2026 or a day after it about “the price of tea”"},
	} {
		d.slack.User(ada).Slash(general, face.Command, c.text)
		m := d.private(ada, i+1)
		if !strings.Contains(m.Text+string(m.Blocks), c.want) {
			t.Errorf("/parley %s: %s\n%s", c.text, m.Text, m.Blocks)
		}
		if bad := slacktest.CheckBlocks(m.Blocks, slacktest.InMessage); len(bad) > 0 {
			t.Errorf("/parley %s: %v", c.text, bad)
		}
	}
	d.settled()
	if n := len(d.slack.Messages(general)); n > 0 {
		t.Errorf("%d messages for all to see", n)
	}
}

// A long timeline goes on under More, of what was told and not of what would be told now.
func TestTimelineGoesOn(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).Slash(general, face.Command, "timeline Geneva talks")
	first := d.private(ada, 1)
	d.slack.User(ada).Click(first, "events:1")
	next := d.private(ada, 2)
	if !strings.Contains(next.Text, "Timeline: Geneva talks, continued") || strings.Contains(next.Text, "joint statement on 12 May 2025") {
		t.Error(next.Text)
	}
	_, err := d.db.Exec(`DELETE FROM lists`)
	check(t, err)
	d.slack.User(ada).Click(first, "events:1")
	if m := d.private(ada, 3); m.Text != face.Sentence(goneListText).Text {
		t.Error(m.Text)
	}
}

// The picture comes as a direct message, whole.
func TestTimelineAsPicture(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).Slash(general, face.Command, "timeline Affiliates Rule")
	d.slack.User(ada).Click(d.private(ada, 1), "picture:0")
	if m := d.private(ada, 2); m.Text != face.Sentence(drawnText).Text {
		t.Error(m.Text)
	}
	m := d.directly(ada)
	if len(m.Files) != 1 || !strings.Contains(m.Text, "Affiliates Rule") {
		t.Fatalf("%d files, %s", len(m.Files), m.Text)
	}
	file, _, _, err := d.api.GetFileInfoContext(t.Context(), m.Files[0], 0, 0)
	check(t, err)
	var drawn bytes.Buffer
	check(t, d.api.GetFileContext(t.Context(), file.URLPrivate, &drawn))
	if config, err := png.DecodeConfig(&drawn); err != nil || config.Width != 1800 {
		t.Errorf("%v, %v", config, err)
	}
}

func TestTimelineAsPictureWhereThatIsNotGranted(t *testing.T) {
	d := newDesk(t, set{slack: slacktest.Options{Scopes: without("files:write")}})
	d.slack.User(ada).Slash(general, face.Command, "timeline Affiliates Rule")
	d.slack.User(ada).Click(d.private(ada, 1), "picture:0")
	if m := d.private(ada, 2); m.Text != face.Sentence(mayNotText).Text {
		t.Error(m.Text)
	}
}

// A press on a list is answered once, whatever becomes of the process.
func TestListButtonsAreAnsweredOnce(t *testing.T) {
	for _, action := range []string{"events:1", "picture:0"} {
		d := newDesk(t, set{still: true})
		d.slack.User(ada).Slash(general, face.Command, "timeline Geneva talks")
		command := d.take(delivery.Command)
		d.respond(command)
		d.respond(command)
		d.slack.User(ada).Click(d.private(ada, 1), action)
		e := d.take(delivery.Interaction)
		d.respond(e)
		before := d.seen()
		d.respond(e)
		if after := d.seen(); after != before || before[2] != 2 {
			t.Errorf("%s: %v, then %v", action, before, after)
		}
	}
}

// A process that died over an upload does not send the picture again, and says so.
func TestPictureIsSentOnceThoughTheProcessDiesInBetween(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.slack.User(ada).Slash(general, face.Command, "timeline Affiliates Rule")
	d.respond(d.take(delivery.Command))
	d.slack.User(ada).Click(d.private(ada, 1), "picture:0")
	e := d.take(delivery.Interaction)
	d.respond(e)
	_, err := d.db.Exec(`UPDATE posts SET posted = 0 WHERE key = 'picture'`)
	check(t, err)
	_, err = d.db.Exec(`DELETE FROM posts WHERE key = 'answer'`)
	check(t, err)
	d.respond(e)
	if n := len(d.slack.Messages(d.slack.DM(ada))); n != 1 {
		t.Errorf("%d pictures", n)
	}
}

// A channel's own settings hold: who may ask, and which collections are searched.
func TestDatesKeepToTheSettings(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.configured(func(s *journal.Settings) { s.Collections = []string{"no such collection"} })
	for _, text := range []string{"timeline Affiliates Rule", "upcoming"} {
		if m := d.asks(text); !strings.Contains(m.Text, "No sentence of the articles") {
			t.Errorf("%s: %s", text, m.Text)
		}
	}
	if m := d.asks("new since 2020-01-01"); !strings.Contains(m.Text, "No article is published since") {
		t.Error(m.Text)
	}
	d.configured(func(s *journal.Settings) { s.Askers = []string{ben} })
	for _, text := range []string{"timeline Affiliates Rule", "upcoming", "new"} {
		if m := d.asks(text); m.Text != face.Sentence(someOnlyText).Text {
			t.Errorf("%s: %s", text, m.Text)
		}
	}
}
