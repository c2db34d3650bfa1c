package respond

import (
	"slices"
	"strings"
	"testing"

	"parley/bot/answer"
	"parley/bot/journal"
)

func TestWhoMayNotAskIsTold(t *testing.T) {
	d := newDesk(t, set{})
	d.configured(func(s *journal.Settings) { s.Askers = []string{ben} })
	m := d.slack.User(ada).Mention(general, asked)
	if said := d.private(ada, 1); !strings.Contains(said.Text, "only some people may ask") {
		t.Errorf("%s", said.Text)
	}
	d.slack.User(ada).Slash(general, "/parley", asked)
	d.private(ada, 2)
	d.reply(d.slack.User(ben).Mention(general, asked))
	d.reply(d.slack.User(ada).DM(asked))
	if n := len(d.replies(m)); n != 0 {
		t.Errorf("%d answers", n)
	}
}

func TestCollectionsOfTheChannel(t *testing.T) {
	d := newDesk(t, set{})
	d.configured(func(s *journal.Settings) { s.Collections = []string{"no such shelf"} })
	reply := d.reply(d.slack.User(ada).Mention(general, asked))
	if strings.Contains(reply.Text, "Bessent") || !slices.Equal(d.asker.last().Collections, []string{"no such shelf"}) {
		t.Errorf("%s", reply.Text)
	}
}

func TestNarrowed(t *testing.T) {
	for _, c := range []struct{ allowed, asked, want []string }{
		{nil, nil, nil},
		{nil, []string{"a"}, []string{"a"}},
		{[]string{"a", "b"}, nil, []string{"a", "b"}},
		{[]string{"a", "b"}, []string{"b", "c"}, []string{"b"}},
		{[]string{"a"}, []string{"c"}, []string{"a"}},
	} {
		if got := narrowed(c.allowed, c.asked); !slices.Equal(got, c.want) {
			t.Errorf("%v of %v: %v", c.asked, c.allowed, got)
		}
	}
}

func TestPrivateByDefault(t *testing.T) {
	d := newDesk(t, set{})
	d.configured(func(s *journal.Settings) { s.Private = true })
	m := d.slack.User(ada).Mention(general, asked)
	if said := d.private(ada, 1); !strings.Contains(said.Text, "Bessent") || !strings.Contains(string(said.Blocks), "Only you can see this") {
		t.Errorf("%s", said.Blocks)
	}
	d.settled()
	if n := len(d.replies(m)) + len(d.slack.Calls("assistant.threads.setStatus")) + len(d.slack.Calls("reactions.add")); n != 0 {
		t.Errorf("others noticed %d things", n)
	}
}

func TestWhatIsKept(t *testing.T) {
	d := newDesk(t, set{})
	m := d.slack.User(ada).Mention(general, asked)
	d.reply(m)
	d.settled()
	kept, err := d.journal.Recent(t.Context(), journal.Person{Team: team, User: ada}, 2)
	check(t, err)
	if len(kept) != 1 || kept[0].Answer.Question != asked || kept[0].Surface != string(Mention) || kept[0].Channel != general || kept[0].Position == 0 {
		t.Errorf("%+v", kept)
	}
	turns, err := d.journal.Turns(t.Context(), journal.Thread{Team: team, Channel: general, TS: m.TS}, 2)
	check(t, err)
	if len(turns) != 1 || turns[0].Asker != ada || turns[0].ID != kept[0].ID || len(turns[0].Articles) == 0 {
		t.Errorf("%+v", turns)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.observed) != 1 || d.observed[0].Surface != Mention || d.observed[0].Kind != answer.Direct || d.observed[0].Took <= 0 {
		t.Errorf("%+v", d.observed)
	}
	if log := d.log.String(); !strings.Contains(log, "surface=mention kind=answer") || strings.Contains(log, "Stockholm") {
		t.Errorf("%s", log)
	}
}
