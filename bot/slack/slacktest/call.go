package slacktest

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A Call is one Web API call the stand-in received, whatever became of it.
type Call struct {
	Method string
	Args   Arguments // with the token left out
	At     time.Time // by the stand-in's clock
	Error  string    // the code answered; "" when it went well
}

// Calls gives the calls of a method in the order they came; of every method when the name is "".
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var calls []Call
	for _, c := range s.calls {
		if method == "" || c.Method == method {
			calls = append(calls, c)
		}
	}
	return calls
}

// A call is one method at work. The workspace is locked while it runs.
type call struct {
	*Server
	method method
	args   Arguments
	token  string
}

// serveMethod answers /api/{method}.
func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("method")
	args, err := readArguments(r)
	token := tokenOf(r, args)
	w.Header().Set("Date", s.clock.Now().UTC().Format(http.TimeFormat))
	if token == BotToken {
		w.Header().Set("X-OAuth-Scopes", scopeList(s.options.Scopes))
	}
	delete(args, "token")
	failure := s.nextFailure(name)
	if failure != nil && !failure.After {
		s.record(name, args, failure.String())
		s.fail(w, r, *failure)
		return
	}
	var answer object
	if err == nil {
		answer, err = s.perform(r, name, args, token)
	}
	if failure != nil {
		s.record(name, args, failure.String())
		s.fail(w, r, *failure)
		return
	}
	s.answer(w, name, args, answer, err)
}

// answer writes an answer or a refusal, and records the call.
func (s *Server) answer(w http.ResponseWriter, name string, args Arguments, answer object, err error) {
	var no *refused
	if !errors.As(err, &no) {
		if answer == nil {
			answer = object{}
		}
		answer["ok"] = true
		s.record(name, args, "")
		writeJSON(w, answer)
		return
	}
	s.record(name, args, no.code)
	body := object{"ok": false, "error": no.code}
	for k, v := range no.more {
		body[k] = v
	}
	if len(no.messages) > 0 {
		body["response_metadata"] = object{"messages": no.messages}
	}
	if after, ok := no.more["retry_after"]; ok {
		delete(body, "retry_after")
		w.Header().Set("Retry-After", fmt.Sprint(after))
		w.WriteHeader(http.StatusTooManyRequests)
	}
	writeJSON(w, body)
}

// perform checks who calls and with what, and runs the method.
func (s *Server) perform(r *http.Request, name string, args Arguments, token string) (object, error) {
	defer s.lock()()
	m, ok := s.known[name]
	if !ok {
		return nil, &refused{code: "unknown_method", more: object{"req_method": name}}
	}
	c := &call{s, m, args, token}
	if name == "oauth.v2.access" {
		return c.oauthAccess(r)
	}
	for _, check := range []func() error{c.checkToken, c.checkScopes, c.checkRate, c.checkArguments} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	answer, err := c.run()
	if no := (*refused)(nil); errors.As(err, &no) && !m.may(no.code) {
		return nil, refuse("internal_error", fmt.Sprintf("[ERROR] %s is no error of %s: a mistake of the stand-in", no.code, name))
	}
	return answer, err
}

func tokenOf(r *http.Request, args Arguments) string {
	if t, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return t
	}
	return args.Text("token")
}

func (c *call) checkToken() error {
	switch {
	case c.token == "":
		return refuse("not_authed")
	case c.token != BotToken && c.token != AppToken:
		return refuse("invalid_auth")
	case c.revoked && c.token == BotToken:
		return refuse("token_revoked")
	case (c.token == AppToken) != (c.method.token == "app"):
		return refuse("not_allowed_token_type")
	}
	return nil
}

func (c *call) checkScopes() error {
	if len(c.method.scopes) == 0 || c.granted(c.method.scopes...) {
		return nil
	}
	return c.missing(c.method.scopes...)
}

func (s *Server) granted(anyOf ...string) bool {
	for _, scope := range anyOf {
		if slices.Contains(s.options.Scopes, scope) {
			return true
		}
	}
	return false
}

func (c *call) missing(scopes ...string) error {
	return &refused{code: "missing_scope", more: object{"needed": scopeList(scopes), "provided": scopeList(c.options.Scopes)}}
}

func (c *call) checkArguments() error {
	var lacking []string
	for _, name := range c.method.required {
		if _, ok := c.args[name]; !ok {
			lacking = append(lacking, "[ERROR] missing required field: "+name)
		}
	}
	if lacking != nil {
		return refuse("invalid_arguments", lacking...)
	}
	return nil
}

func (s *Server) record(name string, args Arguments, code string) {
	defer s.lock()()
	s.calls = append(s.calls, Call{Method: name, Args: args, At: s.clock.Now(), Error: code})
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(encode(v)) // a client that went away is no concern of ours
}

// run hands the call to its method.
func (c *call) run() (object, error) {
	if run, ok := c.methods()[c.method.name]; ok {
		return run()
	}
	return nil, refuse("unknown_method")
}

func (c *call) methods() map[string]func() (object, error) {
	return map[string]func() (object, error){
		"apps.connections.open":                 c.connectionsOpen,
		"assistant.threads.setStatus":           c.setStatus,
		"assistant.threads.setSuggestedPrompts": c.setPrompts,
		"assistant.threads.setTitle":            c.setTitle,
		"auth.revoke":                           c.authRevoke,
		"auth.test":                             c.authTest,
		"bots.info":                             c.botsInfo,
		"chat.appendStream":                     c.appendStream,
		"chat.delete":                           c.chatDelete,
		"chat.deleteScheduledMessage":           c.unschedule,
		"chat.getPermalink":                     c.permalink,
		"chat.postEphemeral":                    c.postEphemeral,
		"chat.postMessage":                      c.postMessage,
		"chat.scheduleMessage":                  c.schedule,
		"chat.scheduledMessages.list":           c.scheduledList,
		"chat.startStream":                      c.startStream,
		"chat.stopStream":                       c.stopStream,
		"chat.update":                           c.chatUpdate,
		"conversations.history":                 c.history,
		"conversations.info":                    c.channelInfo,
		"conversations.list":                    c.channelList,
		"conversations.members":                 c.members,
		"conversations.open":                    c.openDM,
		"conversations.replies":                 c.replies,
		"files.completeUploadExternal":          c.completeUpload,
		"files.getUploadURLExternal":            c.uploadURL,
		"files.info":                            c.fileInfo,
		"reactions.add":                         c.react,
		"reactions.remove":                      c.unreact,
		"team.info":                             c.teamInfo,
		"users.info":                            c.userInfo,
		"users.list":                            c.userList,
		"views.open":                            c.viewsOpen,
		"views.publish":                         c.viewsPublish,
		"views.push":                            c.viewsPush,
		"views.update":                          c.viewsUpdate,
	}
}
