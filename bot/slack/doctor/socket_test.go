package doctor

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// bare returns a doctor that calls a Slack with the given pages: what the stand-in never does.
func bare(t *testing.T, pages http.HandlerFunc) *doctor {
	t.Helper()
	s := httptest.NewServer(pages)
	t.Cleanup(s.Close)
	return &doctor{
		Settings: Settings{API: s.URL + "/api/"}, now: time.Now, patience: 5 * time.Second,
		http: &http.Client{Transport: &http.Transport{DisableKeepAlives: true}},
	}
}

// The tokens of a test app and of the app in use are easily mixed up; each of them is good by itself.
func TestTokensOfTwoApps(t *testing.T) {
	for app, faults := range map[string]int{"A1": 0, "A2": 1} {
		d := bare(t, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(`{"ok":true,"bot":{"id":"B1","app_id":"` + app + `"}}`))
		})
		d.bot, d.app = "B1", "A1"
		d.checkSameApp(t.Context())
		if len(d.found) != faults || faults == 1 && (d.found[0].State != Fault || !strings.Contains(d.found[0].Text, "A2")) {
			t.Errorf("%s: %+v", app, d.found)
		}
	}
}

func TestFirstWordOfAConnection(t *testing.T) {
	for first, want := range map[string]State{
		`{"type":"disconnect","reason":"link_disabled"}`:     Fault,
		`{"type":"disconnect","reason":"refresh_requested"}`: Warning,
		`no JSON`: Fault,
		`{"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"}}`: OK,
	} {
		d := bare(t, func(w http.ResponseWriter, r *http.Request) {
			conn, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(w, r, nil)
			if err != nil {
				return
			}
			_ = conn.WriteMessage(websocket.TextMessage, []byte(first)) // the test sees what arrives
			_ = conn.Close()
		})
		d.checkSocket(t.Context(), "ws"+strings.TrimPrefix(d.API, "http")+"?ticket=secret")
		if len(d.found) == 0 || d.found[0].State != want || strings.Contains(d.found[0].Text, "secret") {
			t.Errorf("%s: %+v", first, d.found)
		}
	}
	d := bare(t, http.NotFound)
	d.checkSocket(t.Context(), "ws"+strings.TrimPrefix(d.API, "http"))
	if len(d.found) != 1 || d.found[0].State != Fault {
		t.Errorf("no socket: %+v", d.found)
	}
}
