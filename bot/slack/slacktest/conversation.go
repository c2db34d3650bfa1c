package slacktest

import (
	"slices"
	"strconv"
	"strings"
)

// kindScope is the part of a scope's name that stands for a kind of conversation.
var kindScope = map[Kind]string{Public: "channels", Private: "groups", DM: "im", Group: "mpim"}

// conversation finds the channel of a call, and asks for the scope of its kind: "read" or "history".
func (c *call) conversation(scope string) (*Channel, error) {
	ch := c.channel(c.args.Text("channel"))
	if ch == nil || (ch.Kind != Public && !ch.has(BotUserID)) {
		return nil, refuse("channel_not_found")
	}
	if needed := kindScope[ch.Kind] + ":" + scope; !c.granted(needed) {
		return nil, c.missing(needed)
	}
	return ch, nil
}

func (c *call) channelInfo() (object, error) {
	ch, err := c.conversation("read")
	if err != nil {
		return nil, err
	}
	o := wireChannel(ch)
	if c.args.flag("include_num_members") {
		o["num_members"] = len(ch.Members)
	}
	return object{"channel": o}, nil
}

func wireChannel(ch *Channel) object {
	o := object{
		"id": ch.ID, "created": 1700000000, "is_archived": ch.Archived, "is_org_shared": false, "context_team_id": TeamID,
		"is_im": ch.Kind == DM, "is_mpim": ch.Kind == Group,
	}
	if ch.Kind == DM {
		for _, u := range ch.Members {
			if u != BotUserID {
				o["user"] = u
			}
		}
		return o
	}
	o["name"], o["name_normalized"], o["is_member"] = ch.Name, ch.Name, ch.has(BotUserID)
	o["is_channel"], o["is_group"], o["is_private"] = ch.Kind == Public, ch.Kind == Private, ch.Kind != Public
	o["is_general"], o["is_shared"], o["is_ext_shared"] = ch.Name == "general", false, false
	o["topic"], o["purpose"] = object{"value": "", "creator": "", "last_set": 0}, object{"value": "", "creator": "", "last_set": 0}
	return o
}

func (c *call) channelList() (object, error) {
	types := c.args.list("types")
	if types == nil {
		types = []string{"public_channel"}
	}
	names := map[string]Kind{"public_channel": Public, "private_channel": Private, "im": DM, "mpim": Group}
	kinds := map[Kind]bool{}
	for _, name := range types {
		kind, ok := names[strings.TrimSpace(name)]
		if !ok {
			return nil, refuse("invalid_types")
		}
		if needed := kindScope[kind] + ":read"; !c.granted(needed) {
			return nil, c.missing(needed)
		}
		kinds[kind] = true
	}
	var list []object
	for _, ch := range c.channels {
		visible := ch.Kind == Public || ch.has(BotUserID)
		if kinds[ch.Kind] && visible && !(ch.Archived && c.args.flag("exclude_archived")) {
			list = append(list, wireChannel(ch))
		}
	}
	return page(c.args, "channels", list, 100)
}

func (c *call) members() (object, error) {
	ch, err := c.conversation("read")
	if err != nil {
		return nil, err
	}
	return page(c.args, "members", slices.Clone(ch.Members), 100)
}

func (c *call) openDM() (object, error) {
	if id := c.args.Text("channel"); id != "" {
		ch := c.channel(id)
		if ch == nil {
			return nil, refuse("channel_not_found")
		}
		return object{"channel": wireChannel(ch), "no_op": true, "already_open": true}, nil
	}
	users := c.args.list("users")
	switch {
	case len(users) == 0:
		return nil, refuse("users_list_not_supplied")
	case len(users) > 8:
		return nil, refuse("too_many_users")
	}
	for _, id := range users {
		if u := c.user(id); u == nil {
			return nil, refuse("user_not_found")
		} else if u.Deleted {
			return nil, refuse("user_disabled")
		}
	}
	if len(users) == 1 {
		return object{"channel": wireChannel(c.dm(users[0]))}, nil
	}
	ch := &Channel{ID: c.id("G"), Name: "mpdm-" + strings.ToLower(strings.Join(users, "--")), Kind: Group, Members: append(users, BotUserID)}
	c.channels = append(c.channels, ch)
	return object{"channel": wireChannel(ch)}, nil
}

func (c *call) history() (object, error) {
	ch, err := c.conversation("history")
	if err != nil {
		return nil, err
	}
	if !ch.has(BotUserID) {
		return nil, refuse("not_in_channel")
	}
	var list []object
	for _, m := range slices.Backward(c.messages[ch.ID]) {
		if inChannel := m.ThreadTS == "" || m.ThreadTS == m.TS || m.Broadcast; inChannel && c.between(m.TS) {
			list = append(list, c.wire(m))
		}
	}
	return paged(c.args, "messages", list, 100)
}

func (c *call) replies() (object, error) {
	ch, err := c.conversation("history")
	if err != nil {
		return nil, err
	}
	m := c.message(ch.ID, c.args.Text("ts"))
	if m == nil {
		return nil, refuse("thread_not_found")
	}
	root := m.TS
	if m.ThreadTS != "" {
		root = m.ThreadTS
	}
	var list []object
	for _, m := range c.thread(ch.ID, root) {
		if m.TS == root || c.between(m.TS) {
			list = append(list, c.wire(m))
		}
	}
	return paged(c.args, "messages", list, 1000)
}

// between applies oldest, latest and inclusive. Timestamps of one length compare as texts.
func (c *call) between(ts string) bool {
	oldest, latest := c.args.Text("oldest"), c.args.Text("latest")
	if c.args.flag("inclusive") && (ts == oldest || ts == latest) {
		return true
	}
	return (oldest == "" || oldest == "0" || ts > oldest) && (latest == "" || ts < latest)
}

// page cuts a list by limit and cursor. The cursor is the number of the first item, as a text.
func page[E any](args Arguments, name string, list []E, most int) (object, error) {
	start := 0
	if cursor := args.Text("cursor"); cursor != "" {
		n, err := strconv.Atoi(cursor)
		if err != nil || n < 0 || n > len(list) {
			return nil, refuse("invalid_cursor")
		}
		start = n
	}
	end, next := min(len(list), start+args.count("limit", most)), ""
	if end < len(list) {
		next = strconv.Itoa(end)
	}
	items := append([]E{}, list[start:end]...) // an empty page is [], not null
	return object{name: items, "response_metadata": object{"next_cursor": next}}, nil
}

// paged is page with the has_more of message lists.
func paged(args Arguments, name string, list []object, most int) (object, error) {
	o, err := page(args, name, list, most)
	if err == nil {
		o["has_more"] = o["response_metadata"].(object)["next_cursor"] != ""
	}
	return o, err
}
