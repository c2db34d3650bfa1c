package slack

import (
	"slices"
	"strings"
	"testing"
)

func TestNewManifest(t *testing.T) {
	socket, err := NewManifest(App{})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "manifest/socket", socket)
	http, err := NewManifest(App{Name: "Parley (test)", Address: "https://parley.example/", OAuth: true, Ways: append(Usual(), Emoji)})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "manifest/http", http)
	if !socket.Settings.SocketMode || http.Settings.SocketMode {
		t.Error("Socket Mode is on with an address, or off without")
	}
	for _, url := range []string{http.Settings.Events.URL, http.Settings.Interactivity.URL, http.Features.Commands[0].URL, http.OAuth.Redirects[0]} {
		if !strings.HasPrefix(url, "https://parley.example/slack/") {
			t.Errorf("%q is no place of the app", url)
		}
	}
	if !slices.Contains(http.Settings.Events.Bot, "app_uninstalled") {
		t.Error("an app others install must hear when they remove it")
	}
}

func TestNewManifestRefuses(t *testing.T) {
	for name, a := range map[string]App{
		"a name too long":       {Name: strings.Repeat("x", mostAppName+1)},
		"a blank name":          {Name: " "},
		"no way":                {Ways: []Way{}},
		"a way there is not":    {Ways: []Way{"fax"}},
		"no scheme":             {Address: "parley.example"},
		"no encryption":         {Address: "http://parley.example"},
		"a query":               {Address: "https://parley.example?x"},
		"OAuth without address": {OAuth: true},
	} {
		if _, err := NewManifest(a); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

func TestFeaturesFollowWays(t *testing.T) {
	m, err := NewManifest(App{Ways: []Way{Mentions}})
	if err != nil {
		t.Fatal(err)
	}
	if f := m.Features; f.Home != nil || f.Commands != nil || f.Shortcuts != nil || f.Agent != nil {
		t.Errorf("mentions alone bring %+v", f)
	}
}
