package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
)

// mostAct is the most bytes a browser may send.
const mostAct = 64 << 10

// A deed is what a person does on the page.
type deed struct {
	User    string     `json:"user"`
	Do      string     `json:"do"`
	Channel string     `json:"channel"`
	TS      string     `json:"ts"` // of the message that is replied to, pressed or pointed at
	Text    string     `json:"text"`
	View    string     `json:"view"`   // id of the window or home tab something is pressed in
	Action  string     `json:"action"` // action_id
	Values  []string   `json:"values"`
	Fields  url.Values `json:"fields"` // of a window, by block_id
}

// act does one deed. What nobody could do is answered with 409 and the reason.
func (s *Sandbox) act(w http.ResponseWriter, r *http.Request) {
	var d deed
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostAct)).Decode(&d); err != nil {
		http.Error(w, "not understood: "+err.Error(), http.StatusBadRequest)
		return
	}
	if err := s.do(d); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Sandbox) do(d deed) (err error) {
	defer s.owner.failed(&err)
	p := s.slack.User(d.User)
	switch d.Do {
	case "say":
		s.say(p, d)
	case "shortcut":
		p.Shortcut(slacktest.Message{Channel: d.Channel, TS: d.TS}, face.ThisShortcut)
	case "ask":
		p.GlobalShortcut(face.AskShortcut)
	case "home":
		p.OpenHome()
	case "messages":
		p.OpenMessagesTab()
	case "press", "submit", "close":
		return s.use(p, d)
	default:
		return fmt.Errorf("nobody can %q", d.Do)
	}
	return nil
}

// say writes what was typed: a command, a reply or a message. @Parley is a mention.
func (s *Sandbox) say(p *slacktest.Person, d deed) {
	text := strings.TrimSpace(d.Text)
	if rest, ok := strings.CutPrefix(text, face.Command); ok && (rest == "" || rest[0] == ' ') {
		p.Slash(d.Channel, face.Command, strings.TrimSpace(rest))
		return
	}
	text = strings.ReplaceAll(text, "@Parley", "<@"+slacktest.BotUserID+">")
	if d.TS != "" {
		p.Reply(slacktest.Message{Channel: d.Channel, TS: d.TS}, text)
		return
	}
	p.Say(d.Channel, text)
}

// use presses something in a message or a window, or sends a window off.
func (s *Sandbox) use(p *slacktest.Person, d deed) error {
	var place slacktest.Place = slacktest.Message{Channel: d.Channel, TS: d.TS}
	if d.View != "" {
		v, ok := s.view(d.User, d.View)
		if !ok {
			return errors.New("this window is closed")
		}
		switch d.Do {
		case "submit":
			p.Submit(v, d.Fields)
			return nil
		case "close":
			p.CloseView(v)
			return nil
		}
		place = v
	}
	if len(d.Values) > 0 {
		p.Choose(place, d.Action, d.Values...)
		return nil
	}
	p.Click(place, d.Action)
	return nil
}

func (s *Sandbox) view(user, id string) (slacktest.View, bool) {
	for _, v := range append(s.slack.Views(user), s.slack.Home(user)) {
		if v.ID == id {
			return v, true
		}
	}
	return slacktest.View{}, false
}
