package slacktest

// OpenHome opens the app's Home tab. The app receives app_home_opened, with the home view it published before, if any.
func (p *Person) OpenHome() {
	p.s.t.Helper()
	defer p.s.lock()()
	event := p.opened("home")
	if home := p.s.homes[p.id]; home != nil {
		event["view"] = wireView(home)
	}
	p.s.emit("app_home_opened", event)
}

// OpenMessagesTab opens the conversation with the app, which is the agent pane of apps that have one.
func (p *Person) OpenMessagesTab() {
	p.s.t.Helper()
	defer p.s.lock()()
	p.s.emit("app_home_opened", p.opened("messages"))
}

func (p *Person) opened(tab string) object {
	return object{"type": "app_home_opened", "user": p.id, "channel": p.s.dm(p.id).ID, "tab": tab, "event_ts": p.s.ts()}
}

// Look turns to a channel while the conversation with the app is open, which apps with an agent view are told.
func (p *Person) Look(channel string) {
	p.s.t.Helper()
	defer p.s.lock()()
	ch := p.in(channel)
	p.s.emit("app_context_changed", object{
		"type": "app_context_changed", "user": p.id, "channel": p.s.dm(p.id).ID, "event_ts": p.s.ts(),
		"context": object{"entities": []object{{"type": "slack#/types/channel_id", "value": ch.ID, "team_id": TeamID}}},
	})
}

// Rename gives a thread of the agent pane another title.
func (p *Person) Rename(channel, thread, title string) {
	p.s.t.Helper()
	defer p.s.lock()()
	th := p.s.threadAt(p.in(channel).ID, thread)
	event := object{
		"type": "agent_session_title_changed", "channel": channel, "thread_ts": thread, "team_id": TeamID, "user": p.id,
		"title": title, "event_ts": p.s.ts(),
	}
	if th.title != "" {
		event["previous_title"] = th.title
	}
	th.title = title
	p.s.emit("agent_session_title_changed", event)
}
