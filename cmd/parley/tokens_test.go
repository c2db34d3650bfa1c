package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadTokens(t *testing.T) {
	for _, name := range []string{"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"} {
		t.Setenv(name, "")
	}
	for _, c := range []struct {
		name     string
		file     map[string]string
		overHTTP bool
		want     string // in the error, words parted by "|"; "" for none
	}{
		{"Socket Mode", map[string]string{"SLACK_BOT_TOKEN": "xoxb-1-2-hush", "SLACK_APP_TOKEN": "xapp-1-hush"}, false, ""},
		{"HTTP", map[string]string{"SLACK_BOT_TOKEN": "xoxb-1-2-hush", "SLACK_SIGNING_SECRET": "0123hush"}, true, ""},
		{"several", map[string]string{"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "0123hush", "SLACK_SIGNING_SECRET": "0123hush"}, true, ""},
		{"several without a secret", map[string]string{"SLACK_CLIENT_ID": "1.2", "SLACK_SIGNING_SECRET": "0123hush"}, true, "SLACK_CLIENT_SECRET is not set"},
		{"nothing", nil, false, "SLACK_BOT_TOKEN is not set|SLACK_APP_TOKEN is not set|OAuth & Permissions|connections:write"},
		{"nothing over HTTP", nil, true, "SLACK_BOT_TOKEN is not set|SLACK_SIGNING_SECRET is not set|App Credentials"},
		{"exchanged", map[string]string{"SLACK_BOT_TOKEN": "xapp-1-hush", "SLACK_APP_TOKEN": "xoxb-1-hush"}, false, "begin with xoxb-|begin with xapp-"},
		{"quoted", map[string]string{"SLACK_BOT_TOKEN": `"xoxb-1-hush"`, "SLACK_APP_TOKEN": "xapp-1-hush"}, false, "a space or a quote"},
		{"cut short", map[string]string{"SLACK_BOT_TOKEN": "xoxb-", "SLACK_APP_TOKEN": "xapp-1-hush"}, false, "cut short"},
	} {
		tokens, err := readTokens(envFile{values: c.file}, c.overHTTP)
		if (err == nil) != (c.want == "") {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for word := range strings.SplitSeq(c.want, "|") {
			if err != nil && !strings.Contains(err.Error(), word) {
				t.Errorf("%s: no %q in %v", c.name, word, err)
			}
		}
		if text := fmt.Sprintf("%v %+v %#v", err, tokens, tokens); strings.Contains(text, "hush") {
			t.Errorf("%s: a token in %s", c.name, text)
		}
		if tokens.api != "https://slack.com/api/" {
			t.Errorf("%s: api %q", c.name, tokens.api)
		}
	}
}

func TestAnotherSlackEndsWithASlash(t *testing.T) {
	t.Setenv("SLACK_API_URL", "https://slack-gov.com/api")
	if got, _ := readTokens(envFile{}, false); got.api != "https://slack-gov.com/api/" {
		t.Error(got.api)
	}
}
