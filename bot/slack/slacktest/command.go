package slacktest

import (
	"encoding/json"
	"net/url"
	"regexp"
)

// Slash gives a command, such as /parley, in a conversation. What the app puts into its acknowledgement is shown as a
// use of the response_url would be.
func (p *Person) Slash(channel, command, text string) {
	p.s.t.Helper()
	defer p.s.lock()()
	ch := p.in(channel)
	if !p.s.granted("commands") {
		p.s.t.Fatalf("slacktest: the app has no commands: it lacks the scope")
	}
	name := map[Kind]string{DM: "directmessage", Private: "privategroup"}[ch.Kind]
	if name == "" {
		name = ch.Name
	}
	form := url.Values{}
	for key, value := range map[string]string{
		"token": verificationToken, "team_id": TeamID, "team_domain": "parley", "channel_id": ch.ID, "channel_name": name,
		"user_id": p.id, "user_name": p.s.user(p.id).Name, "command": command, "text": p.escapedCommand(text), "api_app_id": AppID,
		"is_enterprise_install": "false", "response_url": p.s.newReplyURL(p.id, ch.ID, nil), "trigger_id": p.s.newTrigger(p.id),
	} {
		form.Set(key, value)
	}
	payload := object{}
	for key := range form {
		payload[key] = form.Get(key)
	}
	p.s.deliver(&delivery{
		kind: slashCommands, name: command, payload: payload, form: form, accepts: true,
		answered: func(body json.RawMessage) { p.answeredCommand(ch.ID, body) },
	})
}

var named = regexp.MustCompile(`&lt;@([UW][A-Z0-9]+)&gt;`)

// escapedCommand escapes a command's text as Slack does when should_escape is on: mentions carry the name.
func (p *Person) escapedCommand(text string) string {
	return named.ReplaceAllStringFunc(escaper.Replace(text), func(m string) string {
		id := named.FindStringSubmatch(m)[1]
		if u := p.s.user(id); u != nil {
			return "<@" + id + "|" + u.Name + ">"
		}
		return m
	})
}

// answeredCommand shows what came with the acknowledgement: a message as JSON, or plain text.
func (p *Person) answeredCommand(channel string, body json.RawMessage) {
	var args Arguments
	switch v := decode(body).(type) {
	case string:
		args = Arguments{"text": v}
	case object:
		args = v
	}
	if len(args) > 0 {
		_ = p.s.respond(p.id, channel, nil, args) // Slack shows nothing of a message it would refuse
	}
}

// Shortcut uses a message shortcut of the app.
func (p *Person) Shortcut(m Message, callbackID string) {
	p.s.t.Helper()
	defer p.s.lock()()
	there := p.s.message(m.Channel, m.TS)
	if there == nil {
		p.s.t.Fatalf("slacktest: there is no message %s in %s", m.TS, m.Channel)
	}
	ch := p.in(m.Channel)
	p.interact("message_action", object{
		"callback_id": callbackID, "message_ts": there.TS, "message": p.s.wire(there), "channel": object{"id": ch.ID, "name": ch.Name},
		"response_url": p.s.newReplyURL(p.id, ch.ID, there), "trigger_id": p.s.newTrigger(p.id), "action_ts": p.s.ts(),
	}, nil)
}

// GlobalShortcut uses a global shortcut of the app.
func (p *Person) GlobalShortcut(callbackID string) {
	p.s.t.Helper()
	defer p.s.lock()()
	p.interact("shortcut", object{"callback_id": callbackID, "trigger_id": p.s.newTrigger(p.id), "action_ts": p.s.ts()}, nil)
}

// interact sends an interaction payload; answered, if not nil, receives what the acknowledgement carries.
func (p *Person) interact(kind string, payload object, answered func(json.RawMessage)) {
	u := p.s.user(p.id)
	payload["type"], payload["token"], payload["api_app_id"] = kind, verificationToken, AppID
	payload["team"] = object{"id": TeamID, "domain": "parley"}
	payload["user"] = object{"id": u.ID, "username": u.Name, "name": u.Name, "team_id": TeamID}
	payload["enterprise"], payload["is_enterprise_install"] = nil, false
	p.s.deliver(&delivery{kind: interactive, name: kind, payload: payload, accepts: answered != nil, answered: answered})
}
