package slacktest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// texts gives the texts of the messages in an answer.
func texts(answer object) (list []string) {
	messages, _ := answer["messages"].([]any)
	for _, m := range messages {
		list = append(list, m.(object)["text"].(string))
	}
	return list
}

func TestHistoryAndReplies(t *testing.T) {
	s := New(t, Options{})
	var ts []string
	for i := range 5 {
		ts = append(ts, post(t, s, "C01GENERAL", fmt.Sprint("m", i)))
	}
	reply := post(t, s, "C01GENERAL", "r0", "thread_ts", ts[1])
	post(t, s, "C01GENERAL", "r1", "thread_ts", ts[1], "reply_broadcast", "true")

	get := func(method string, args ...string) object {
		return ask(t, s, "conversations."+method, append([]string{"channel", "C01GENERAL"}, args...)...)
	}
	for _, c := range []struct {
		name string
		got  object
		want []string
	}{
		{"newest first, broadcasts among them", get("history"), []string{"r1", "m4", "m3", "m2", "m1", "m0"}},
		{"limit", get("history", "limit", "2"), []string{"r1", "m4"}},
		{"cursor", get("history", "limit", "2", "cursor", "2"), []string{"m3", "m2"}},
		{"between", get("history", "oldest", ts[0], "latest", ts[3]), []string{"m2", "m1"}},
		{"inclusive", get("history", "oldest", ts[0], "latest", ts[3], "inclusive", "true"), []string{"m3", "m2", "m1", "m0"}},
		{"replies, oldest first", get("replies", "ts", ts[1]), []string{"m1", "r0", "r1"}},
		{"by a reply's ts", get("replies", "ts", reply), []string{"m1", "r0", "r1"}},
		{"alone", get("replies", "ts", ts[0]), []string{"m0"}},
	} {
		if d := cmp.Diff(c.want, texts(c.got)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
	if page := get("history", "limit", "2"); page["has_more"] != true || page["response_metadata"].(object)["next_cursor"] != "2" {
		t.Errorf("%v", page)
	}
	root := get("replies", "ts", ts[1])["messages"].([]any)[0].(object)
	if root["reply_count"] != 2.0 || root["thread_ts"] != ts[1] {
		t.Errorf("%v", root)
	}
	want(t, get("replies", "ts", "1.2"), "thread_not_found")
	want(t, get("history", "cursor", "x"), "invalid_cursor")
	want(t, ask(t, withChannels(t), "conversations.history", "channel", "C02OTHERS"), "not_in_channel")
}

func TestChannels(t *testing.T) {
	s := New(t, Options{})
	s.AddChannel(Channel{ID: "C02OLD", Name: "old", Kind: Public, Archived: true})
	s.AddChannel(Channel{ID: "C03OURS", Name: "ours", Kind: Private, Members: []string{BotUserID}})
	s.AddChannel(Channel{ID: "C04THEIRS", Name: "theirs", Kind: Private})
	list := func(args ...string) (ids []string) {
		answer := ask(t, s, "conversations.list", args...)
		want(t, answer, "")
		for _, ch := range answer["channels"].([]any) {
			ids = append(ids, ch.(object)["id"].(string))
		}
		return ids
	}
	if d := cmp.Diff([]string{"C01GENERAL", "C02OLD"}, list()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"C01GENERAL", "C03OURS"}, list("types", "public_channel,private_channel", "exclude_archived", "true")); d != "" {
		t.Error(d)
	}
	want(t, ask(t, s, "conversations.list", "types", "secret"), "invalid_types")
	info := ask(t, s, "conversations.info", "channel", "C01GENERAL", "include_num_members", "true")["channel"].(object)
	if info["name"] != "general" || info["is_member"] != true || info["is_private"] != false || info["num_members"] != 3.0 {
		t.Errorf("%v", info)
	}
	want(t, ask(t, s, "conversations.info", "channel", "C04THEIRS"), "channel_not_found")
	members := ask(t, s, "conversations.members", "channel", "C01GENERAL")["members"]
	if d := cmp.Diff([]any{BotUserID, "U01ADA", "U02BEN"}, members); d != "" {
		t.Error(d)
	}
}

func TestOpen(t *testing.T) {
	s := New(t, Options{})
	s.AddUser(User{ID: "U03GONE", Deleted: true})
	open := func(users string) object { return ask(t, s, "conversations.open", "users", users) }
	dm := open("U01ADA")["channel"].(object)
	if dm["id"] != s.DM("U01ADA") || dm["user"] != "U01ADA" || dm["is_im"] != true {
		t.Errorf("%v", dm)
	}
	if group := open("U01ADA,U02BEN")["channel"].(object); group["is_mpim"] != true {
		t.Errorf("%v", group)
	}
	want(t, open("U0"), "user_not_found")
	want(t, open("U03GONE"), "user_disabled")
	want(t, open("U1,U2,U3,U4,U5,U6,U7,U8,U9"), "too_many_users")
	want(t, open(""), "users_list_not_supplied")
}
