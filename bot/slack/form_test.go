package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
)

// submitted is a window as Slack sends it back, with the values of its state as JSON.
func submitted(t *testing.T, callback, hidden, values string) slack.View {
	t.Helper()
	payload := fmt.Sprintf(`{"type":"view_submission","team":{"id":"T1","domain":"d"},"user":{"id":"U1","username":"ada","name":"ada","team_id":"T1"},
		"api_app_id":"A1","token":"x","trigger_id":"1.2","view":{"id":"V1","team_id":"T1","type":"modal","blocks":[],
		"private_metadata":%q,"callback_id":%q,"state":{"values":%s},"hash":"1.abc",
		"title":{"type":"plain_text","text":"Ask Parley","emoji":true},"clear_on_close":false,"notify_on_close":false,"close":null,"submit":null,
		"previous_view_id":null,"root_view_id":"V1","app_id":"A1","external_id":"","app_installed_team_id":"T1","bot_id":"B1"},
		"response_urls":[],"is_enterprise_install":false,"enterprise":null}`, hidden, callback, values)
	var c slack.InteractionCallback
	if err := json.Unmarshal([]byte(payload), &c); err != nil {
		t.Fatal(err)
	}
	return c.View
}

// checkView asks for what every window and the home tab keep.
func checkView(t tester, v any) {
	s := surveyed(decoded(t, v))
	for _, fault := range s.faults {
		t.Errorf("%s", fault)
	}
	for _, kind := range []string{"mrkdwn", "markdown", "user", "usergroup", "channel", "broadcast", "emoji"} {
		if s.kinds[kind] > 0 {
			t.Errorf("a window holds %s", kind)
		}
	}
}

func TestInvalid(t *testing.T) {
	if err := (Invalid{}).orNil(); err != nil {
		t.Errorf("nothing wrong is %v", err)
	}
	err := Invalid{"b": "two", "a": "one"}.orNil()
	if err == nil || err.Error() != "a: one; b: two" {
		t.Errorf("the error says %v", err)
	}
}

func TestOptions(t *testing.T) {
	names := []string{"talks", "talks", "", "  ", strings.Repeat("x", mostOption+1)}
	for i := range mostOptions {
		names = append(names, fmt.Sprint("shelf ", i))
	}
	got := options(names)
	if len(got) != mostOptions || got[0].Value != "talks" || got[1].Value != "shelf 0" {
		t.Errorf("%d options, of them %q and %q", len(got), got[0].Value, got[1].Value)
	}
}

func TestGrouped(t *testing.T) {
	got := []string{of(0, "article"), of(1, "article"), of(999, "article"), of(4812, "article"), of(1234567, "article"), of(-1000, "article")}
	want := []string{"0 articles", "1 article", "999 articles", "4,812 articles", "1,234,567 articles", "-1,000 articles"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// checkInvalid asks that just the field named is wrong, none for "".
func checkInvalid(t *testing.T, err error, field string) {
	t.Helper()
	var wrong Invalid
	errors.As(err, &wrong)
	switch {
	case field == "" && err != nil:
		t.Errorf("it is refused: %v", err)
	case field != "" && (len(wrong) != 1 || wrong[field] == ""):
		t.Errorf("wrong is %v, want %s", err, field)
	}
}
