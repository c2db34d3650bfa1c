package delivery

import (
	"slices"
	"testing"

	"parley/bot/slack/slacktest"
)

// factsOf are the facts of everything a workspace sent, in order.
func factsOf(s *slacktest.Server) (all []facts) {
	for _, d := range s.Deliveries() {
		all = append(all, read(Kind(d.Kind), d.Payload))
	}
	return all
}

func common(a, b facts) bool {
	return slices.ContainsFunc(a.names, func(name string) bool { return slices.Contains(b.names, name) })
}

// A mention in a channel comes twice, under two event ids.
func TestMentionAndMessageAreOneEvent(t *testing.T) {
	s := slacktest.New(t, slacktest.Options{})
	m := s.User("U01ADA").Mention(general, "what is new?")
	s.User("U01ADA").Reply(m, "and before?")
	f := factsOf(s)
	if len(f) != 3 || !common(f[0], f[1]) || common(f[1], f[2]) {
		t.Errorf("%+v", f)
	}
	if f[0].lane != f[2].lane || f[0].urgent || f[0].stamp == "" || f[2].stamp <= f[0].stamp || f[0].team != slacktest.TeamID {
		t.Errorf("%+v", f)
	}
}

func TestLanes(t *testing.T) {
	s := slacktest.New(t, slacktest.Options{})
	ada := s.User("U01ADA")
	ada.DM("one")
	ada.DM("two")
	s.User("U02BEN").DM("three")
	ada.OpenHome()
	f := factsOf(s)
	if f[0].lane != f[1].lane || f[0].lane == f[2].lane || f[3].lane != slacktest.TeamID+"/U01ADA" {
		t.Errorf("%+v", f)
	}
}

// A window sent off twice, because its fields were wrong the first time, is two events of one window.
func TestTriggersAreUrgentAndNameTheEvent(t *testing.T) {
	s := slacktest.New(t, slacktest.Options{})
	ada := s.User("U01ADA")
	m := ada.Say(general, "look")
	ada.Slash(general, "/parley", "what is new?")
	ada.Slash(general, "/parley", "what is new?")
	ada.Shortcut(m, "ask_about")
	ada.GlobalShortcut("ask_parley")
	f := factsOf(s)[1:]
	for i, one := range f {
		if !one.urgent || one.lane != slacktest.TeamID+"/U01ADA" || one.team != slacktest.TeamID {
			t.Errorf("%d: %+v", i, one)
		}
		for j := range i {
			if common(one, f[j]) {
				t.Errorf("%d and %d share a name: %v %v", i, j, one.names, f[j].names)
			}
		}
	}
}

func TestNamesOfInteractions(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"the same press under another trigger",
			`{"type":"block_actions","trigger_id":"1","user":{"id":"U1"},"actions":[{"action_id":"good:0","action_ts":"1.2"}]}`,
			`{"type":"block_actions","trigger_id":"2","user":{"id":"U1"},"actions":[{"action_id":"good:0","action_ts":"1.2"}]}`, true},
		{"two presses",
			`{"type":"block_actions","trigger_id":"1","user":{"id":"U1"},"actions":[{"action_id":"good:0","action_ts":"1.2"}]}`,
			`{"type":"block_actions","trigger_id":"2","user":{"id":"U1"},"actions":[{"action_id":"good:0","action_ts":"1.3"}]}`, false},
		{"two people at the same moment",
			`{"type":"block_actions","trigger_id":"1","user":{"id":"U1"},"actions":[{"action_id":"good:0","action_ts":"1.2"}]}`,
			`{"type":"block_actions","trigger_id":"2","user":{"id":"U2"},"actions":[{"action_id":"good:0","action_ts":"1.2"}]}`, false},
		{"a window sent off again",
			`{"type":"view_submission","trigger_id":"1","user":{"id":"U1"},"view":{"id":"V1","hash":"h"}}`,
			`{"type":"view_submission","trigger_id":"2","user":{"id":"U1"},"view":{"id":"V1","hash":"h"}}`, false},
		{"a window closed",
			`{"type":"view_closed","user":{"id":"U1"},"view":{"id":"V1"}}`, `{"type":"view_closed","user":{"id":"U1"},"view":{"id":"V1"},"x":1}`, true},
		{"what nobody knows", `{"type":"new"}`, `{"type":"new"}`, true},
		{"other things nobody knows", `{"type":"new"}`, `{"type":"newer"}`, false},
	} {
		if a, b := read(Interaction, []byte(c.a)), read(Interaction, []byte(c.b)); common(a, b) != c.same {
			t.Errorf("%s: %v %v", c.name, a.names, b.names)
		}
	}
}

func FuzzEveryPayloadHasANameAndALane(f *testing.F) {
	for _, seed := range []string{``, `{}`, `[]`, `{"event":7}`, `{"event":{"type":"message","ts":1}}`, `{"team":{"id":["x"]}}`, `null`} {
		f.Add("events_api", seed)
		f.Add("slash_commands", seed)
		f.Add("interactive", seed)
	}
	f.Fuzz(func(t *testing.T, kind, payload string) {
		got := read(Kind(kind), []byte(payload))
		if len(got.names) == 0 || slices.Contains(got.names, "") {
			t.Errorf("names %q", got.names)
		}
	})
}
