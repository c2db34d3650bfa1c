package slacktest

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

// went reports a call that failed.
func went(t *testing.T) func(what string, err error) {
	return func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestSlackGoAgent(t *testing.T) {
	s := New(t, Options{})
	web, check := api(s), went(t)
	asked := s.User("U01ADA").DM("question")
	check("status", web.SetAssistantThreadsStatus(slack.AssistantThreadsSetStatusParameters{
		ChannelID: asked.Channel, ThreadTS: asked.TS, Status: "is searching…", LoadingMessages: []string{"Reading", "Counting"}}))
	if status, loading := s.Status(asked.Channel, asked.TS); status == "" || len(loading) != 2 {
		t.Errorf("%q %q", status, loading)
	}
	check("title", web.SetAssistantThreadsTitle(slack.AssistantThreadsSetTitleParameters{ChannelID: asked.Channel, ThreadTS: asked.TS, Title: "Chips"}))
	check("prompts", web.SetAssistantThreadsSuggestedPrompts(slack.AssistantThreadsSetSuggestedPromptsParameters{
		ChannelID: asked.Channel, Title: "Try", Prompts: []slack.AssistantThreadsPrompt{{Title: "Latest", Message: "What is new?"}}}))
	if prompts, _ := s.Prompts("U01ADA"); len(prompts) != 1 {
		t.Errorf("%+v", prompts)
	}
	_, ts, err := web.StartStream(asked.Channel, slack.MsgOptionTS(asked.TS), slack.MsgOptionMarkdownText("One "))
	check("start", err)
	_, _, err = web.AppendStream(asked.Channel, ts, slack.MsgOptionChunks(slack.NewMarkdownTextChunk("two")))
	check("append", err)
	_, _, err = web.StopStream(asked.Channel, ts, slack.MsgOptionBlocks(slack.NewDividerBlock()))
	check("stop", err)
	if m := s.Thread(asked.Channel, asked.TS)[1]; m.Markdown != "One two" || m.Streaming {
		t.Errorf("%+v", m)
	}
}

func TestSlackGoChat(t *testing.T) {
	s := New(t, Options{})
	web, check := api(s), went(t)
	_, ts, err := web.PostMessage("C01GENERAL", slack.MsgOptionText("a", false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
	check("post", err)
	if m := s.Messages("C01GENERAL")[0]; m.Unfurls {
		t.Errorf("%+v", m)
	}
	_, _, _, err = web.UpdateMessage("C01GENERAL", ts, slack.MsgOptionText("b", false))
	check("update", err)
	check("react", web.AddReaction("eyes", slack.NewRefToMessage("C01GENERAL", ts)))
	_, err = web.PostEphemeral("C01GENERAL", "U01ADA", slack.MsgOptionText("psst", false))
	check("ephemeral", err)
	_, _, err = web.DeleteMessage("C01GENERAL", ts)
	check("delete", err)
}

func TestSlackGoReads(t *testing.T) {
	s := New(t, Options{})
	web, check := api(s), went(t)
	who, err := web.AuthTest()
	if err != nil || who.BotID != BotID || who.UserID != BotUserID {
		t.Errorf("%+v %v", who, err)
	}
	ts := post(t, s, "C01GENERAL", "b")
	replies, _, _, err := web.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: "C01GENERAL", Timestamp: ts})
	if check("replies", err); len(replies) != 1 || replies[0].Text != "b" {
		t.Errorf("%+v", replies)
	}
	history, err := web.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: "C01GENERAL"})
	if check("history", err); len(history.Messages) != 1 || history.Messages[0].Timestamp != ts {
		t.Errorf("%+v", history)
	}
	users, err := web.GetUsers()
	if check("users", err); len(users) != 3 {
		t.Errorf("%+v", users)
	}
	_, err = web.PublishView("U01ADA", slack.HomeTabViewRequest{
		Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewDividerBlock()}}}, "")
	check("home", err)
	_, err = web.UploadFile(slack.UploadFileParameters{Filename: "a.txt", FileSize: 3, Reader: strings.NewReader("abc"), Channel: "C01GENERAL"})
	check("file", err)
}

func TestSlackGoErrors(t *testing.T) {
	s := New(t, Options{})
	long := slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, x(3001), false, false), nil, nil)
	_, _, err := api(s).PostMessage("C01GENERAL", slack.MsgOptionBlocks(long))
	var refusal slack.SlackErrorResponse
	if !errors.As(err, &refusal) || refusal.Err != "invalid_blocks" || refusal.ResponseMetadata.Messages[0] != "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]" {
		t.Errorf("%+v", err)
	}
	s.FailNext("chat.postMessage", Failure{Status: 429, RetryAfter: 3 * time.Second})
	_, _, err = api(s).PostMessage("C01GENERAL", slack.MsgOptionText("a", false))
	var limited *slack.RateLimitedError
	if !errors.As(err, &limited) || limited.RetryAfter != 3*time.Second {
		t.Errorf("%v", err)
	}
	var status slack.StatusCodeError
	s.FailNext("chat.postMessage", Failure{})
	if _, _, err = api(s).PostMessage("C01GENERAL", slack.MsgOptionText("a", false)); !errors.As(err, &status) || status.Code != 500 {
		t.Errorf("%v", err)
	}
}

func TestSlackGoVerifiesSignature(t *testing.T) {
	for _, c := range []struct {
		name, secret, body string
		late               time.Duration
		ok                 bool
	}{
		{"sound", SigningSecret, "a=b", 0, true},
		{"tampered", SigningSecret, "a=c", 0, false},
		{"another secret", "other", "a=b", 0, false},
		{"old", SigningSecret, "a=b", 6 * time.Minute, false},
	} {
		h := http.Header{}
		Sign(h, SigningSecret, time.Now().Add(-c.late), []byte("a=b"))
		v, err := slack.NewSecretsVerifier(h, c.secret)
		if err == nil {
			_, _ = v.Write([]byte(c.body))
			err = v.Ensure()
		}
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
