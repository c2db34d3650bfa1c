package slacktest

import (
	"io"
	"net/http"
	"time"
)

// A response_url lasts half an hour and five uses (docs.slack.dev/interactivity/handling-user-interaction).
const (
	replyLife = 30 * time.Minute
	replyUses = 5
)

// A replyURL is one response_url handed to the app.
type replyURL struct {
	user    string
	channel string
	about   *Message // the message acted on; nil after a slash command
	expires time.Time
	uses    int
}

func (s *Server) newReplyURL(user, channel string, about *Message) (address string) {
	id := s.id("R")
	s.replyURLs[id] = &replyURL{user: user, channel: channel, about: about, expires: s.clock.Now().Add(replyLife)}
	return s.http.URL + "/commands/" + id
}

// serveReplyURL answers a response_url. Calls are recorded under the method name "response_url". A URL that is used up
// or expired answers 404; bad blocks answer 400, as incoming webhooks do.
func (s *Server) serveReplyURL(w http.ResponseWriter, r *http.Request) {
	const name = "response_url"
	args, err := readArguments(r)
	failure := s.nextFailure(name)
	if err == nil && (failure == nil || failure.After) {
		err = s.reply(r.PathValue("id"), args)
	}
	if failure != nil {
		s.record(name, args, failure.String())
		s.fail(w, r, *failure)
		return
	}
	if err == nil {
		s.record(name, args, "")
		_, _ = io.WriteString(w, "ok")
		return
	}
	s.record(name, args, err.Error())
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	status := http.StatusBadRequest
	if err.Error() == "expired_url" || err.Error() == "used_url" {
		status = http.StatusNotFound
	}
	w.WriteHeader(status)
	_, _ = w.Write(encode(object{"ok": false, "error": err.Error()}))
}

func (s *Server) reply(id string, args Arguments) error {
	defer s.lock()()
	u := s.replyURLs[id]
	switch {
	case u == nil || s.clock.Now().After(u.expires):
		return refuse("expired_url")
	case u.uses >= replyUses:
		return refuse("used_url")
	}
	if err := s.respond(u.user, u.channel, u.about, args); err != nil {
		return err
	}
	u.uses++
	return nil
}

// respond carries out an answer to an interaction, which comes by a response_url or in the acknowledgement.
func (s *Server) respond(user, channel string, about *Message, args Arguments) error {
	if args.flag("delete_original") {
		if about != nil {
			s.remove(about)
		}
		return nil
	}
	c := &call{Server: s, args: args}
	m, err := c.draft()
	if err != nil {
		return err
	}
	if about != nil && args.flag("replace_original") {
		about.Text, about.Markdown, about.Blocks, about.Attachments = m.Text, m.Markdown, m.Blocks, m.Attachments
		return nil
	}
	m.ThreadTS = args.Text("thread_ts")
	if args.Text("response_type") == "in_channel" {
		if ch := s.channel(channel); ch != nil {
			s.post(ch, m)
		}
		return nil
	}
	m.EphemeralTo = user
	s.whisper(channel, m)
	return nil
}
