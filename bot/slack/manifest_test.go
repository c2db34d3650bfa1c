package slack

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/slack-go/slack"
)

// schemaFile is Slack's own schema of manifests, which is not part of this repository.
const schemaFile = "../../../shared/slack/manifest.schema.2.0.0.json"

// apps are the apps whose manifests are looked at.
func apps() map[string]App {
	all := map[string]App{
		"socket": {},
		"http":   {Address: "https://parley.example", OAuth: true, Ways: append(Usual(), Emoji)},
	}
	for _, w := range append(Usual(), Emoji) {
		all[string(w)] = App{Ways: []Way{w}}
	}
	return all
}

func TestManifestKeepsSchema(t *testing.T) {
	schema := manifestSchema(t)
	for name, a := range apps() {
		t.Run(name, func(t *testing.T) {
			if err := schema.Validate(decoded(t, manifestOf(t, a))); err != nil {
				t.Error(err)
			}
		})
	}
	broken := decoded(t, manifestOf(t, App{})).(map[string]any)
	broken["display_information"].(map[string]any)["name"] = "a name of more than thirty-five characters"
	if schema.Validate(broken) == nil {
		t.Error("the schema finds nothing wrong with a name too long")
	}
}

func manifestSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	if _, err := os.Stat(schemaFile); err != nil {
		t.Skipf("Slack's manifest schema is not here: %v", err)
	}
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(func(pattern string) (jsonschema.Regexp, error) { // the schema looks ahead, which Go's engine does not
		re, err := regexp2.Compile(pattern, regexp2.ECMAScript)
		return lookAhead{re}, err
	})
	schema, err := c.Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

type lookAhead struct{ *regexp2.Regexp }

func (r lookAhead) MatchString(s string) bool {
	ok, err := r.Regexp.MatchString(s)
	return ok && err == nil
}

func manifestOf(t *testing.T, a App) Manifest {
	t.Helper()
	m, err := NewManifest(a)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The limits of Slack's schema that texts of Parley's could break, for where the schema is not.
func TestManifestKeepsLimits(t *testing.T) {
	within := func(what, text string, least, most int) {
		t.Helper()
		if n := units(text); n < least || n > most {
			t.Errorf("%s has %d characters, want %d to %d: %q", what, n, least, most, text)
		}
	}
	for _, a := range apps() {
		m := manifestOf(t, a)
		within("name", m.Display.Name, 1, 35)
		within("description", m.Display.Description, 1, 140)
		within("long description", m.Display.Long, 175, 4000)
		within("bot name", m.Features.Bot.Name, 1, 80)
		for _, c := range m.Features.Commands {
			within("command", c.Command, 2, 32)
			within("command description", c.Description, 1, 2000)
			within("usage hint", c.Hint, 1, 1000)
		}
		for _, s := range m.Features.Shortcuts {
			within("shortcut", s.Name, 1, 24)
			within("shortcut description", s.Description, 1, 150)
			within("callback", s.CallbackID, 1, 255)
		}
		if agent := m.Features.Agent; agent != nil {
			within("agent description", agent.Description, 1, 300)
			if len(agent.Prompts) > 4 {
				t.Errorf("%d prompts", len(agent.Prompts))
			}
		}
	}
}

// A manifest must read the same to slack-go, which reports it back, and as YAML, which people paste.
func TestManifestForms(t *testing.T) {
	m := manifestOf(t, App{})
	raw, err := m.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var theirs slack.Manifest
	if err := json.Unmarshal(raw, &theirs); err != nil {
		t.Fatal(err)
	}
	if !theirs.Settings.SocketModeEnabled || theirs.Features.AgentView == nil || theirs.Features.AssistantView != nil {
		t.Errorf("slack-go reads %+v", theirs)
	}
	text, err := m.YAML()
	if err != nil {
		t.Fatal(err)
	}
	again, err := yaml.YAMLToJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	var fromYAML any
	if err := json.Unmarshal(again, &fromYAML); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(decoded(t, m), fromYAML); d != "" {
		t.Errorf("YAML reads otherwise:\n%s", d)
	}
}
