package slack

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGathered(t *testing.T) {
	for _, c := range []struct {
		name           string
		ways           []Way
		scopes, events []string
	}{
		{"none", nil, []string{}, []string{}},
		{"mentions", []Way{Mentions}, []string{"app_mentions:read", "chat:write", "reactions:write"}, []string{"app_mention"}},
		{"slash alone", []Way{Commands}, []string{"chat:write", "commands"}, []string{}},
		{"home alone", []Way{HomeTab}, []string{}, []string{"app_home_opened"}},
		{"shared ones once", []Way{DMs, AgentPane, HomeTab}, []string{"assistant:write", "chat:write", "im:history"}, []string{"app_home_opened", "message.im"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := gathered(c.ways)
			if d := cmp.Diff(c.scopes, got.scopes) + cmp.Diff(c.events, got.events); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestUsual(t *testing.T) {
	for _, w := range append(Usual(), Emoji) {
		if n := needs(w); n.scopes == nil && n.events == nil {
			t.Errorf("%s takes nothing", w)
		}
	}
	for _, scope := range gathered(Usual()).scopes {
		if scope == "reactions:read" {
			t.Error("the emoji is off by default")
		}
	}
}

// Whoever installs Parley is told what for it asks for each scope.
func TestPurpose(t *testing.T) {
	for _, scope := range Scopes(append(Usual(), Emoji)) {
		if Purpose(scope) == "" {
			t.Errorf("%s has no purpose", scope)
		}
	}
	if Purpose("admin") != "" {
		t.Error("a scope Parley never asks for has a purpose")
	}
}
