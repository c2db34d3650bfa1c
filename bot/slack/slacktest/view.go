package slacktest

import (
	"encoding/json"
	"maps"
	"slices"
)

const (
	largestView  = 250_000 // bytes (docs.slack.dev/reference/methods/views.open)
	deepestStack = 3       // modals one above the other
)

// A View is a modal or a home tab as the workspace keeps it.
type View struct {
	ID       string            `json:"id"`
	User     string            `json:"user"` // who sees it
	Hash     string            `json:"hash"`
	Root     string            `json:"root_view_id"`
	Previous string            `json:"previous_view_id"` // "" for the first modal
	Body     json.RawMessage   `json:"view"`             // as the app gave it, with the IDs Slack adds
	Errors   map[string]string `json:"errors"`           // by block_id: what the app found wrong with the last submission
	State    object            `json:"state"`            // what was chosen: block_id → action_id → value
}

func (v *View) property(name string) string {
	o, _ := decode(v.Body).(object)
	s, _ := o[name].(string)
	return s
}

// wireView gives a view as Slack sends it inside answers and payloads.
func wireView(v *View) object {
	o, _ := decode(v.Body).(object)
	for _, absent := range []string{"title", "submit", "close"} {
		if _, ok := o[absent]; !ok {
			o[absent] = nil
		}
	}
	for _, empty := range []string{"private_metadata", "callback_id", "external_id"} {
		if _, ok := o[empty]; !ok {
			o[empty] = ""
		}
	}
	for _, off := range []string{"clear_on_close", "notify_on_close"} {
		if _, ok := o[off]; !ok {
			o[off] = false
		}
	}
	o["id"], o["team_id"], o["app_id"], o["bot_id"], o["app_installed_team_id"] = v.ID, TeamID, AppID, BotID, TeamID
	o["hash"], o["root_view_id"], o["previous_view_id"] = v.Hash, v.Root, nil
	if v.Previous != "" {
		o["previous_view_id"] = v.Previous
	}
	o["state"] = object{"values": maps.Clone(v.State)}
	return o
}

// newView makes a view of what a method was given, or refuses it.
func (s *Server) newView(body json.RawMessage, kind Surface, user string) (*View, error) {
	if len(body) > largestView {
		return nil, refuse("view_too_large")
	}
	if code, messages := refusal(CheckView(body)); code != "" {
		return nil, refuse("invalid_arguments", messages...)
	}
	o, _ := decode(body).(object)
	if o["type"] != string(kind) {
		return nil, refuse("invalid_arguments", "[ERROR] unsupported type: "+string(kind)+" expected [json-pointer:/view/type]")
	}
	o["blocks"] = s.withIDs(encode(o["blocks"]))
	v := &View{ID: s.id("V"), User: user, Hash: s.id("hash."), Body: encode(o), State: object{}}
	v.Root = v.ID
	if id := v.property("external_id"); id != "" && s.viewBy(func(other *View) bool { return other.property("external_id") == id }) != nil {
		return nil, refuse("duplicate_external_id")
	}
	return v, nil
}

// viewBy finds an open view.
func (w *workspace) viewBy(match func(*View) bool) *View {
	for _, stack := range w.views {
		if i := slices.IndexFunc(stack, match); i >= 0 {
			return stack[i]
		}
	}
	for _, v := range w.homes {
		if match(v) {
			return v
		}
	}
	return nil
}

func (c *call) viewsOpen() (object, error) {
	trigger, err := c.exchange()
	if err != nil {
		return nil, err
	}
	v, err := c.newView(c.args.JSON("view"), InModal, trigger.user)
	if err != nil {
		return nil, err
	}
	trigger.used = true
	c.views[v.User] = []*View{v}
	return object{"view": wireView(v)}, nil
}

func (c *call) viewsPush() (object, error) {
	trigger, err := c.exchange()
	if err != nil {
		return nil, err
	}
	v, err := c.newView(c.args.JSON("view"), InModal, trigger.user)
	if err != nil {
		return nil, err
	}
	if err := c.push(v); err != nil {
		return nil, err
	}
	trigger.used = true
	return object{"view": wireView(v)}, nil
}

// push puts a modal above the open ones.
func (w *workspace) push(v *View) error {
	stack := w.views[v.User]
	switch {
	case len(stack) == 0:
		return refuse("not_found")
	case len(stack) >= deepestStack:
		return refuse("push_limit_reached")
	}
	top := stack[len(stack)-1]
	v.Previous, v.Root = top.ID, top.Root
	w.views[v.User] = append(stack, v)
	return nil
}

func (c *call) viewsUpdate() (object, error) {
	id, external := c.args.Text("view_id"), c.args.Text("external_id")
	v := c.viewBy(func(v *View) bool { return v.ID == id || (external != "" && v.property("external_id") == external) })
	if v == nil {
		return nil, refuse("not_found")
	}
	if hash := c.args.Text("hash"); hash != "" && hash != v.Hash {
		return nil, refuse("hash_conflict")
	}
	if err := c.revise(v, c.args.JSON("view")); err != nil {
		return nil, err
	}
	return object{"view": wireView(v)}, nil
}

// revise gives a view new content. What was typed stays where block_id and action_id stay.
func (s *Server) revise(v *View, body json.RawMessage) error {
	kind := InModal
	if v.property("type") == string(InHome) {
		kind = InHome
	}
	old := v.Body
	v.Body = json.RawMessage(`{}`) // its own external_id is no duplicate
	now, err := s.newView(body, kind, v.User)
	if err != nil {
		v.Body = old
		return err
	}
	v.Body, v.Hash, v.Errors = now.Body, now.Hash, nil
	return nil
}

func (c *call) viewsPublish() (object, error) {
	user := c.args.Text("user_id")
	if c.user(user) == nil {
		return nil, refuse("user_not_found")
	}
	home := c.homes[user]
	if hash := c.args.Text("hash"); hash != "" && home != nil && hash != home.Hash {
		return nil, refuse("hash_conflict")
	}
	if home != nil {
		err := c.revise(home, c.args.JSON("view"))
		return object{"view": wireView(home)}, err
	}
	v, err := c.newView(c.args.JSON("view"), InHome, user)
	if err != nil {
		return nil, err
	}
	c.homes[user] = v
	return object{"view": wireView(v)}, nil
}
