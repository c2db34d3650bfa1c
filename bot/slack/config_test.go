package slack

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestConfig(t *testing.T) {
	for name, s := range map[string]Settings{
		"config":     {Channel: "C1"},
		"config-set": {Channel: "C1", Askers: []string{"U1", "U2"}, Collections: []string{"talks", "gone"}, Overhear: true, Threshold: 0.95, DryRun: true, Private: true},
	} {
		t.Run(name, func(t *testing.T) {
			v := Config("#trade", s, []string{"export-rules", "talks"}, []string{"Version 2: everyone may ask", "Version 1: " + strings.Repeat("long ", 1000)})
			golden(t, "window/"+name, v)
			checkView(t, v)
		})
	}
}

func TestReadConfig(t *testing.T) {
	when := func(value string) string {
		return `"when":{"entered":{"type":"radio_buttons","selected_option":{"text":{"type":"plain_text","text":"x"},"value":"` + value + `"}}}`
	}
	for _, c := range []struct {
		name, values string
		want         Settings
		wrong        string
	}{
		{"all of it", `{"askers":{"entered":{"type":"multi_users_select","selected_users":["U1","U2"]}},
			"collections":{"entered":{"type":"multi_static_select","selected_options":[{"text":{"type":"plain_text","text":"talks"},"value":"talks"}]}},
			` + when("overhear") + `,"threshold":{"entered":{"type":"number_input","value":"0.95"}},
			"also":{"entered":{"type":"checkboxes","selected_options":[{"text":{"type":"plain_text","text":"x"},"value":"private"},{"text":{"type":"plain_text","text":"x"},"value":"dry"}]}}}`,
			Settings{Channel: "C1", Askers: []string{"U1", "U2"}, Collections: []string{"talks"}, Overhear: true, Threshold: 0.95, DryRun: true, Private: true}, ""},
		{"as it starts", `{"askers":{"entered":{"type":"multi_users_select","selected_users":[]}},` + when("mention") + `,
			"threshold":{"entered":{"type":"number_input","value":null}},"also":{"entered":{"type":"checkboxes","selected_options":[]}}}`,
			Settings{Channel: "C1", Askers: []string{}}, ""},
		{"too sure", `{` + when("overhear") + `,"threshold":{"entered":{"type":"number_input","value":"1.2"}}}`, Settings{Channel: "C1", Overhear: true}, "threshold"},
		{"no number", `{"threshold":{"entered":{"type":"number_input","value":"NaN"}}}`, Settings{Channel: "C1"}, "threshold"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadConfig(submitted(t, ConfigWindow, "C1", c.values))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			checkInvalid(t, err, c.wrong)
		})
	}
}

// What a channel is set to comes back with the window, or is known not to.
func TestUnoffered(t *testing.T) {
	long := strings.Repeat("a", mostOption+1)
	set := []string{"talks", long, "gone", " "}
	for i := range mostOptions {
		set = append(set, fmt.Sprint("collection ", i))
	}
	want := []string{long, " ", "collection 98", "collection 99"}
	if got := Unoffered(set); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Unoffered(nil); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

func TestConfigKeepsLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOf(hostile()).Draw(t, "collections")
		s := Settings{Channel: "C1", Collections: names, Threshold: rapid.Float64Range(0, 1).Draw(t, "threshold")}
		checkView(t, Config(hostile().Draw(t, "channel"), s, names, []string{"Version 1: " + hostile().Draw(t, "change")}))
	})
}
