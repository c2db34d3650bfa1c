package sandbox_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"go.uber.org/goleak"

	"parley/bot/slack/sandbox"
	"parley/bot/slack/slacktest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t *testing.T) *sandbox.Sandbox {
	t.Helper()
	s, err := sandbox.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// send makes a request as the page does, changed by change.
func send(s http.Handler, method, path, body string, change func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:3000"+path, strings.NewReader(body))
	r.RemoteAddr = "127.0.0.1:54321"
	if method == http.MethodPost {
		r.Header.Set("Origin", "http://127.0.0.1:3000")
	}
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

const hello = `{"user":"U01ADA","do":"say","channel":"C01GENERAL","text":"hello <b>all</b> @Parley"}`

func TestOnlyThisPageActs(t *testing.T) {
	s := open(t)
	for name, change := range map[string]func(*http.Request){
		"another origin":       func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") },
		"no origin":            func(r *http.Request) { r.Header.Del("Origin") },
		"a page elsewhere":     func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"another name for us":  func(r *http.Request) { r.Host = "evil.example:3000" },
		"from another machine": func(r *http.Request) { r.RemoteAddr = "192.0.2.7:54321" },
		"another machine's ip": func(r *http.Request) { r.Host = "192.0.2.1:3000" },
	} {
		if w := send(s, "POST", "/act", hello, change); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if w := send(s, "POST", "/act", hello, nil); w.Code != http.StatusNoContent {
		t.Errorf("the page itself: %d %s", w.Code, w.Body)
	}
}

func TestPageMayRunNothingElse(t *testing.T) {
	s := open(t)
	for _, path := range []string{"/", "/page.js", "/element.js", "/page.css", "/state"} {
		w := send(s, "GET", path, "", nil)
		if w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s: %d", path, w.Code)
		}
		policy := w.Header().Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'; script-src 'self';") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
	for _, path := range []string{"/none.js", "/..%2fsandbox.go", "/page.html/"} {
		if w := send(s, "GET", path, "", nil); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if page := send(s, "GET", "/", "", nil).Body.String(); strings.Contains(page, "onclick") || strings.Contains(page, "<style") {
		t.Error("the page holds script or style of its own, which its policy forbids")
	}
}

// What was written is in the next picture, as it was written; nothing new is told after a while.
func TestState(t *testing.T) {
	s := open(t)
	if w := send(s, "POST", "/act", hello, nil); w.Code != http.StatusNoContent {
		t.Fatal(w.Body)
	}
	var p struct {
		Version string
		State   struct {
			Channels []struct {
				ID       string
				Messages []struct{ Text string }
			}
		}
	}
	if err := json.Unmarshal(send(s, "GET", "/state", "", nil).Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	got := p.State.Channels[0].Messages
	if len(got) != 1 || got[0].Text != "hello &lt;b&gt;all&lt;/b&gt; <@U0BOTPARLEY>" {
		t.Errorf("messages %+v", got)
	}
	if w := send(s, "GET", "/state?after=other", "", nil); !strings.Contains(w.Body.String(), p.Version) {
		t.Error("news is not told")
	}
}

// What nobody could do is refused with the reason, and the sandbox goes on.
func TestImpossible(t *testing.T) {
	s := open(t)
	for deed, want := range map[string]int{
		`{"user":"U09NOBODY","do":"say","channel":"C01GENERAL","text":"x"}`:                http.StatusConflict,
		`{"user":"U01ADA","do":"say","channel":"C09NONE","text":"x"}`:                      http.StatusConflict,
		`{"user":"U01ADA","do":"press","channel":"C01GENERAL","ts":"1.2","action":"none"}`: http.StatusConflict,
		`{"user":"U01ADA","do":"submit","view":"V09"}`:                                     http.StatusConflict,
		`{"user":"U01ADA","do":"fly"}`:                                                     http.StatusConflict,
		`{"user":`:                                                                         http.StatusBadRequest,
	} {
		if w := send(s, "POST", "/act", deed, nil); w.Code != want || w.Body.Len() == 0 {
			t.Errorf("%s: %d %s", deed, w.Code, w.Body)
		}
	}
	if w := send(s, "POST", "/act", hello, nil); w.Code != http.StatusNoContent {
		t.Errorf("afterwards: %d %s", w.Code, w.Body)
	}
}

// A picture somebody shared is served as one, and nothing else is.
func TestOnlyPicturesAreServed(t *testing.T) {
	s := open(t)
	api := slack.New(slacktest.BotToken, slack.OptionAPIURL(s.URL()), slack.OptionHTTPClient(&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}))
	for content, want := range map[string]int{"\x89PNG\x0D\x0A\x1A\x0A…": http.StatusOK, "<script>alert(1)</script>": http.StatusNotFound} {
		f, err := api.UploadFileContext(t.Context(), slack.UploadFileParameters{Filename: "a.png", FileSize: len(content), Content: content, Channel: sandbox.General})
		if err != nil {
			t.Fatal(err)
		}
		if w := send(s, "GET", "/files/"+f.ID, "", nil); w.Code != want || w.Code == http.StatusOK && w.Header().Get("Content-Type") != "image/png" {
			t.Errorf("%q: %d %s", content, w.Code, w.Header().Get("Content-Type"))
		}
	}
	if w := send(s, "GET", "/files/F0", "", nil); w.Code != http.StatusNotFound {
		t.Errorf("no file: %d", w.Code)
	}
}
