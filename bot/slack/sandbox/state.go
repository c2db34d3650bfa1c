package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"time"

	"parley/bot/slack/slacktest"
)

// patience is how long a browser waits for news before it asks again.
const patience = 5 * time.Second

// A picture is the workspace at one moment, and a name for just that.
type picture struct {
	Version string             `json:"version"`
	Bot     string             `json:"bot"` // Parley's user id
	State   slacktest.Snapshot `json:"state"`
}

// state tells how things stand, as soon as they are not as in the version the browser has.
func (s *Sandbox) state(w http.ResponseWriter, r *http.Request) {
	after := r.URL.Query().Get("after")
	p, err := s.picture()
	if after != "" && err == nil {
		_ = s.slack.Wait(func() bool { // no news is told as well
			p, err = s.picture()
			return err != nil || p.Version != after || r.Context().Err() != nil
		}, patience)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(p) // the browser went away
}

func (s *Sandbox) picture() (picture, error) {
	p := picture{Bot: slacktest.BotUserID, State: s.slack.Snapshot()}
	data, err := json.Marshal(p.State)
	sum := sha256.Sum256(data)
	p.Version = hex.EncodeToString(sum[:8])
	return p, err
}
