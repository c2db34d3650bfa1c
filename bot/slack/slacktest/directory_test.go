package slacktest

import (
	"net/http"
	"strings"
	"testing"
)

func TestDirectory(t *testing.T) {
	s := New(t, Options{})
	me := ask(t, s, "auth.test")
	if me["user_id"] != BotUserID || me["bot_id"] != BotID || me["team_id"] != TeamID {
		t.Errorf("%v", me)
	}
	ada := ask(t, s, "users.info", "user", "U01ADA")["user"].(object)
	if ada["name"] != "ada" || ada["is_admin"] != true || ada["tz"] == "" {
		t.Errorf("%v", ada)
	}
	want(t, ask(t, s, "users.info", "user", "U0"), "user_not_found")
	if list := ask(t, s, "users.list")["members"].([]any); len(list) != 3 {
		t.Errorf("%v", list)
	}
	if bot := ask(t, s, "bots.info", "bot", BotID)["bot"].(object); bot["user_id"] != BotUserID {
		t.Errorf("%v", bot)
	}
	want(t, ask(t, s, "bots.info", "bot", "B0"), "bot_not_found")
	if team := ask(t, s, "team.info")["team"].(object); team["id"] != TeamID {
		t.Errorf("%v", team)
	}
}

func TestOAuth(t *testing.T) {
	s := New(t, Options{})
	const back = "https://parley.example/back"
	code := s.Authorize(back)
	s.Uninstall()
	try := func(id, secret, code, redirect string) object {
		return ask(t, s, "oauth.v2.access", "token", "", "client_id", id, "client_secret", secret, "code", code, "redirect_uri", redirect)
	}
	want(t, try("0", ClientSecret, code, back), "invalid_client_id")
	want(t, try(ClientID, "0", code, back), "bad_client_secret")
	want(t, try(ClientID, ClientSecret, "0", back), "invalid_code")
	want(t, try(ClientID, ClientSecret, code, "https://evil.example"), "bad_redirect_uri")
	got := try(ClientID, ClientSecret, code, back)
	if want(t, got, ""); got["access_token"] != BotToken || got["bot_user_id"] != BotUserID {
		t.Errorf("%v", got)
	}
	want(t, try(ClientID, ClientSecret, code, back), "invalid_code")
	want(t, ask(t, s, "auth.test"), "")

	r, err := http.NewRequest(http.MethodPost, s.URL()+"oauth.v2.access", strings.NewReader("code="+s.Authorize("")))
	if err != nil {
		t.Fatal(err)
	}
	r.SetBasicAuth(ClientID, ClientSecret)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := web.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	want(t, body(t, answer), "")
}

func TestUninstall(t *testing.T) {
	s := New(t, Options{})
	s.Uninstall()
	want(t, ask(t, s, "auth.test"), "token_revoked")
	if len(events(t, s, "app_uninstalled")) != 1 || len(events(t, s, "tokens_revoked")) != 1 {
		t.Errorf("%+v", s.Deliveries())
	}
}
