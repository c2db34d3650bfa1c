package slacktest

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokens(t *testing.T) {
	s := New(t, Options{})
	for _, c := range []struct{ name, method, token, want string }{
		{"bot", "auth.test", BotToken, ""},
		{"none", "auth.test", "", "not_authed"},
		{"unknown", "auth.test", "xoxb-other", "invalid_auth"},
		{"app token on a bot method", "auth.test", AppToken, "not_allowed_token_type"},
		{"bot token on an app method", "apps.connections.open", BotToken, "not_allowed_token_type"},
		{"app", "apps.connections.open", AppToken, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			want(t, ask(t, s, c.method, "token", c.token), c.want)
		})
	}
	want(t, ask(t, s, "auth.revoke"), "")
	want(t, ask(t, s, "auth.test"), "token_revoked")
}

func TestArgumentForms(t *testing.T) {
	s := New(t, Options{})
	for _, c := range []struct{ name, kind, body, want string }{
		{"JSON", "application/json; charset=utf-8", `{"channel":"C01GENERAL","text":"a","blocks":[{"type":"divider"}]}`, ""},
		{"JSON in JSON", "application/json", `{"channel":"C01GENERAL","text":"a","blocks":"[{\"type\":\"divider\"}]"}`, ""},
		{"form", "application/x-www-form-urlencoded", "channel=C01GENERAL&text=a&blocks=" + `[{"type":"divider"}]`, ""},
		{"broken JSON", "application/json", `{`, "invalid_json"},
		{"no object", "application/json", `[]`, "json_not_object"},
		{"no form", "application/x-www-form-urlencoded", "%", "invalid_form_data"},
		{"neither", "text/plain", "a", "invalid_post_type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := http.NewRequest(http.MethodPost, s.URL()+"chat.postMessage", strings.NewReader(c.body))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Content-Type", c.kind)
			r.Header.Set("Authorization", "Bearer "+BotToken)
			answer, err := web.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			want(t, body(t, answer), c.want)
		})
	}
	for _, m := range s.Messages("C01GENERAL") {
		if m.Blocks == nil {
			t.Errorf("message without blocks: %+v", m)
		}
	}
}

func TestScopesAndArguments(t *testing.T) {
	s := New(t, Options{Scopes: []string{"chat:write", "im:history"}})
	got := ask(t, s, "reactions.add")
	want(t, got, "missing_scope")
	if got["needed"] != "reactions:write" || got["provided"] != "chat:write,im:history" {
		t.Errorf("%v", got)
	}
	got = ask(t, s, "conversations.history", "channel", "C01GENERAL")
	if want(t, got, "missing_scope"); got["needed"] != "channels:history" {
		t.Errorf("the scope is that of the channel's kind: %v", got)
	}
	got = ask(t, s, "chat.update", "text", "a")
	want(t, got, "invalid_arguments")
	messages := got["response_metadata"].(object)["messages"]
	if d := cmp.Diff([]any{"[ERROR] missing required field: channel", "[ERROR] missing required field: ts"}, messages); d != "" {
		t.Error(d)
	}
	got = ask(t, s, "chat.shout")
	if want(t, got, "unknown_method"); got["req_method"] != "chat.shout" {
		t.Errorf("%v", got)
	}
}

func TestCalls(t *testing.T) {
	s := New(t, Options{})
	ask(t, s, "chat.postMessage", "channel", "C01GENERAL", "text", "one")
	ask(t, s, "chat.postMessage", "channel", "C0", "text", "two")
	ask(t, s, "auth.test")
	calls := s.Calls("chat.postMessage")
	if len(calls) != 2 || calls[0].Args.Text("text") != "one" || calls[0].Error != "" || calls[1].Error != "channel_not_found" {
		t.Errorf("%+v", calls)
	}
	if calls[0].Args["token"] != nil {
		t.Error("a token is no argument to keep")
	}
	if all := s.Calls(""); len(all) != 3 || all[2].Method != "auth.test" {
		t.Errorf("%+v", all)
	}
}

// TestEveryMethodRuns asks that the table and the switch name the same methods.
func TestEveryMethodRuns(t *testing.T) {
	s := New(t, Options{})
	for name, m := range s.known {
		if name == "oauth.v2.access" {
			continue
		}
		token := BotToken
		if m.token == "app" {
			token = AppToken
		}
		got := ask(t, s, name, append([]string{"token", token, "test", "true"}, lacking(m)...)...)
		if e := got["error"]; e == "unknown_method" || e == "internal_error" {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func lacking(m method) (pairs []string) {
	for _, name := range m.required {
		pairs = append(pairs, name, "")
	}
	return pairs
}

// TestMethodTable compares methods.txt with Slack's method pages where a copy of them is at hand.
func TestMethodTable(t *testing.T) {
	const pages = "../../../../shared/slack/methods"
	if _, err := os.Stat(pages); err != nil {
		t.Skip("no copy of Slack's method pages is at hand:", err)
	}
	for name, m := range methods() {
		text, err := os.ReadFile(filepath.Join(pages, name+".json"))
		if err != nil {
			t.Log("no page:", name)
			continue
		}
		var page struct {
			Args   map[string]struct{ Required bool }
			Errors map[string]string
		}
		if err := json.Unmarshal(text, &page); err != nil {
			t.Fatal(err)
		}
		for _, arg := range m.required {
			if !page.Args[arg].Required {
				t.Errorf("%s: %s is not required", name, arg)
			}
		}
		beyond := 0
		for _, code := range m.errors {
			if _, ok := page.Errors[code]; !ok {
				beyond++
			}
		}
		if beyond > 5 {
			t.Errorf("%s: %d errors are not on the page", name, beyond)
		}
	}
}
