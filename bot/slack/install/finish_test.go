package install

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
)

func TestInstall(t *testing.T) {
	w := newWorld(t)
	b := w.browser(t)
	asked := w.begin(b)
	if got := asked.Get("scope"); got != strings.Join(face.Scopes(face.Usual()), ",") || asked.Get("client_id") != slacktest.ClientID {
		t.Errorf("Slack is asked %v", asked)
	}
	status, text, _ := b.open(w.back("code", w.slack.Authorize(asked.Get("redirect_uri")), "state", asked.Get("state")))
	if status != http.StatusOK || !strings.Contains(text, "Parley is in Parley") {
		t.Errorf("%d %s", status, text)
	}
	w.silent(t, text)
	in, err := w.installs.Of(t.Context(), slacktest.TeamID)
	if err != nil {
		t.Fatal(err)
	}
	if in.Token.Reveal() != slacktest.BotToken || in.Bot != slacktest.BotUserID || in.By != "U01ADA" || !in.At.Equal(w.clock.Now()) || len(in.Scopes) < 5 {
		t.Errorf("kept %+v", in)
	}
}

func TestInstallRefused(t *testing.T) {
	const state, code = "state", "code"
	for name, c := range map[string]struct {
		status int
		says   string
		back   func(w *world, b browser) string
	}{
		"no state": {http.StatusBadRequest, "begin again", func(w *world, b browser) string {
			return w.back(code, w.slack.Authorize(w.begin(b).Get("redirect_uri")))
		}},
		"a state of somebody else's": {http.StatusBadRequest, "begin again", func(w *world, b browser) string {
			w.begin(b)
			other := w.begin(w.browser(b.t))
			return w.back(code, w.slack.Authorize(other.Get("redirect_uri")), state, other.Get("state"))
		}},
		"a browser that began nothing": {http.StatusBadRequest, "begin again", func(w *world, b browser) string {
			other := w.begin(w.browser(b.t))
			return w.back(code, w.slack.Authorize(other.Get("redirect_uri")), state, other.Get("state"))
		}},
		"an old state": {http.StatusBadRequest, "begin again", func(w *world, b browser) string {
			asked := w.begin(b)
			w.clock.Advance(goodFor)
			return w.back(code, w.slack.Authorize(asked.Get("redirect_uri")), state, asked.Get("state"))
		}},
		"a state altered": {http.StatusBadRequest, "begin again", func(w *world, b browser) string {
			asked := w.begin(b)
			return w.back(code, w.slack.Authorize(asked.Get("redirect_uri")), state, asked.Get("state")[:40]+"____"+asked.Get("state")[44:])
		}},
		"not allowed": {http.StatusOK, "was not allowed", func(w *world, b browser) string {
			return w.back("error", "access_denied", state, w.begin(b).Get("state"))
		}},
		"a code of nobody's": {http.StatusBadRequest, "begin again", func(w *world, b browser) string {
			return w.back(code, "code.none", state, w.begin(b).Get("state"))
		}},
		"no code": {http.StatusBadRequest, "begin again", func(w *world, b browser) string {
			return w.back(state, w.begin(b).Get("state"))
		}},
		"another redirect": {http.StatusInternalServerError, "in its log", func(w *world, b browser) string {
			return w.back(code, w.slack.Authorize("https://else.example/"), state, w.begin(b).Get("state"))
		}},
		"a wrong client secret": {http.StatusInternalServerError, "in its log", func(w *world, b browser) string {
			w.o.ClientSecret = journal.Hide("wrong")
			asked := w.begin(b)
			return w.back(code, w.slack.Authorize(asked.Get("redirect_uri")), state, asked.Get("state"))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			b := w.browser(t)
			status, text, _ := b.open(c.back(w, b))
			if status != c.status || !strings.Contains(text, c.says) {
				t.Errorf("%d, want %d %q: %s", status, c.status, c.says, text)
			}
			w.silent(t, text)
			if all, err := w.installs.All(t.Context()); err != nil || len(all) != 0 {
				t.Errorf("kept %v %v", all, err)
			}
		})
	}
}

func TestStateIsUsedOnce(t *testing.T) {
	w := newWorld(t)
	b := w.browser(t)
	asked := w.begin(b)
	for i, want := range []int{http.StatusOK, http.StatusBadRequest} {
		code := w.slack.Authorize(asked.Get("redirect_uri"))
		if status, text, _ := b.open(w.back("code", code, "state", asked.Get("state"))); status != want {
			t.Errorf("time %d: %d, want %d: %s", i, status, want, text)
		}
	}
}

// Two tabs of one browser may each begin an install.
func TestTwoTabs(t *testing.T) {
	w := newWorld(t)
	b := w.browser(t)
	one, two := w.begin(b), w.begin(b)
	for _, asked := range []string{one.Get("state"), two.Get("state")} {
		if status, text, _ := b.open(w.back("code", w.slack.Authorize(w.redirect()), "state", asked)); status != http.StatusOK {
			t.Errorf("%d %s", status, text)
		}
	}
}

func TestSlackDown(t *testing.T) {
	for _, f := range []slacktest.Failure{{Status: 503}, {Status: 429, RetryAfter: time.Second}, {Cut: true}} {
		t.Run(f.String(), func(t *testing.T) {
			w := newWorld(t)
			w.slack.FailNext("oauth.v2.access", f)
			b := w.browser(t)
			if status, text := w.install(b); status != http.StatusBadGateway || !strings.Contains(text, "Slack did not answer") {
				t.Errorf("%d %s", status, text)
			}
			if status, text := w.install(b); status != http.StatusOK { // Slack is back
				t.Errorf("then %d %s", status, text)
			}
			w.silent(t)
		})
	}
}

// What Slack may answer beside an ordinary install. The stand-in knows neither organisations nor token rotation.
func TestUnusableAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		answer, says string
		status       int
	}{
		"a whole organisation": {`"access_token":"xoxb-1","token_type":"bot","bot_user_id":"U1","team":null,"enterprise":{"id":"E1","name":"Big"},"is_enterprise_install":true`,
			"One workspace at a time", http.StatusBadRequest},
		"rotated tokens": {`"access_token":"xoxe.xoxb-1","token_type":"bot","bot_user_id":"U1","team":{"id":"T1","name":"a"},"expires_in":43200,"refresh_token":"xoxe-1"`,
			"in its log", http.StatusInternalServerError},
		"a user's token": {`"access_token":"","token_type":"","team":{"id":"T1","name":"a"},"authed_user":{"id":"U1","access_token":"xoxp-1"}`,
			"in its log", http.StatusInternalServerError},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			answering := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
				_, _ = rw.Write([]byte(`{"ok":true,` + c.answer + `}`))
			}))
			defer answering.Close()
			b := w.browser(t)
			asked := w.begin(b)
			w.o.API = answering.URL + "/api/"
			status, text, _ := b.open(w.back("code", "c", "state", asked.Get("state")))
			if status != c.status || !strings.Contains(text, c.says) {
				t.Errorf("%d %s", status, text)
			}
			if all, err := w.installs.All(t.Context()); err != nil || len(all) != 0 {
				t.Errorf("kept %v %v", all, err)
			}
			if said := text + w.log.String(); strings.Contains(said, "xox") {
				t.Errorf("a token was said: %s", said)
			}
		})
	}
}
