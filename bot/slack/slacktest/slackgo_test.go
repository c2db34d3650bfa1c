package slacktest

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

// api is slack-go's client of a stand-in.
func api(s *Server, more ...slack.Option) *slack.Client {
	return slack.New(BotToken, append([]slack.Option{
		slack.OptionAPIURL(s.URL()), slack.OptionAppLevelToken(AppToken), slack.OptionHTTPClient(web),
	}, more...)...)
}

// listen runs slack-go's Socket Mode client until the test ends. It drops what tells only of connections.
func listen(t *testing.T, s *Server) (*socketmode.Client, <-chan socketmode.Event) {
	t.Helper()
	client := socketmode.New(api(s), socketmode.OptionPingInterval(time.Second))
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- client.RunContext(ctx) }()
	events := make(chan socketmode.Event, 100)
	drained := make(chan bool)
	go func() {
		defer close(drained)
		for {
			select {
			case e := <-client.Events:
				switch e.Type {
				case socketmode.EventTypeConnecting, socketmode.EventTypeConnected, socketmode.EventTypeHello:
				default:
					events <- e
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("the client ended with %v", err)
		}
		<-drained
	})
	until(t, s, func() bool { return len(s.Links()) == 1 })
	return client, events
}

func nextEvent(t *testing.T, events <-chan socketmode.Event) socketmode.Event {
	t.Helper()
	select {
	case e := <-events:
		return e
	case <-time.After(5 * time.Second):
		t.Fatal("no event came")
		return socketmode.Event{}
	}
}

func TestSlackGoEvents(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	client, events := listen(t, s)
	ada := s.User("U01ADA")
	inner := func() any {
		t.Helper()
		e := nextEvent(t, events)
		outer, ok := e.Data.(slackevents.EventsAPIEvent)
		if !ok {
			t.Fatalf("%s: %+v", e.Type, e.Data)
		}
		if err := client.Ack(*e.Request); err != nil {
			t.Error(err)
		}
		return outer.InnerEvent.Data
	}
	said := ada.Mention("C01GENERAL", "what is new?")
	if e, ok := inner().(*slackevents.AppMentionEvent); !ok || e.TimeStamp != said.TS || e.User != "U01ADA" {
		t.Errorf("%+v", e)
	}
	if e, ok := inner().(*slackevents.MessageEvent); !ok || e.ChannelType != "channel" || e.TimeStamp != said.TS {
		t.Errorf("%+v", e)
	}
	ada.Reply(said, "and before?")
	if e, ok := inner().(*slackevents.MessageEvent); !ok || e.ThreadTimeStamp != said.TS {
		t.Errorf("%+v", e)
	}
	ada.Edit(said, "what is old?")
	if e, ok := inner().(*slackevents.MessageEvent); !ok || e.SubType != "message_changed" || e.Message.Text != "what is old?" {
		t.Errorf("%+v", e)
	}
	ada.Delete(ada.DM("never mind"))
	inner()
	if e, ok := inner().(*slackevents.MessageEvent); !ok || e.SubType != "message_deleted" || e.ChannelType != "im" {
		t.Errorf("%+v", e)
	}
	ada.React(said, "eyes")
	if e, ok := inner().(*slackevents.ReactionAddedEvent); !ok || e.Item.Timestamp != said.TS {
		t.Errorf("%+v", e)
	}
	ada.OpenHome()
	if e, ok := inner().(*slackevents.AppHomeOpenedEvent); !ok || e.Tab != "home" {
		t.Errorf("%+v", e)
	}
	ada.Look("C01GENERAL")
	if e, ok := inner().(*slackevents.AppContextChangedEvent); !ok || len(e.Context.Entities) != 1 {
		t.Errorf("%+v", e)
	}
	ada.Halt("C01GENERAL", said.TS)
	if e, ok := inner().(*slackevents.AgentSessionStoppedEvent); !ok || e.ThreadTimestamp != said.TS {
		t.Errorf("%+v", e)
	}
	ada.Rename("C01GENERAL", said.TS, "News")
	if e, ok := inner().(*slackevents.AgentSessionTitleChangedEvent); !ok || e.Title != "News" {
		t.Errorf("%+v", e)
	}
	ada.Upload("C01GENERAL", "a.txt", []byte("abc"), "look")
	if e, ok := inner().(*slackevents.FileSharedEvent); !ok || e.ChannelID != "C01GENERAL" {
		t.Errorf("%+v", e)
	}
	if e, ok := inner().(*slackevents.MessageEvent); !ok || e.SubType != "file_share" || len(e.Message.Files) != 1 {
		t.Errorf("%+v", e)
	}
	s.Uninstall()
	if e, ok := inner().(*slackevents.AppUninstalledEvent); !ok {
		t.Errorf("%+v", e)
	}
	if e, ok := inner().(*slackevents.TokensRevokedEvent); !ok || len(e.Tokens.Bot) != 1 {
		t.Errorf("%+v", e)
	}
}

func TestSlackGoInteractions(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	client, events := listen(t, s)
	ada, web := s.User("U01ADA"), api(s)
	interaction := func(payload any) slack.InteractionCallback {
		t.Helper()
		for {
			e := nextEvent(t, events)
			var err error
			if payload != nil {
				err = client.Ack(*e.Request, payload)
			} else {
				err = client.Ack(*e.Request)
			}
			if err != nil {
				t.Error(err)
			}
			if got, ok := e.Data.(slack.InteractionCallback); ok {
				return got
			}
		}
	}
	ada.Slash("C01GENERAL", "/parley", "what is new?")
	e := nextEvent(t, events)
	command, ok := e.Data.(slack.SlashCommand)
	if !ok || command.Text != "what is new?" || command.UserID != "U01ADA" || command.IsEnterpriseInstall {
		t.Fatalf("%+v", e)
	}
	if err := client.Ack(*e.Request, map[string]string{"text": "one moment"}); err != nil {
		t.Fatal(err)
	}
	until(t, s, func() bool { return len(s.Ephemerals("U01ADA")) == 1 })
	if err := slack.PostWebhookCustomHTTPContext(t.Context(), command.ResponseURL, httpClient(), &slack.WebhookMessage{Text: "nothing", ResponseType: "in_channel"}); err != nil {
		t.Error(err)
	}
	var view slack.ModalViewRequest
	if err := json.Unmarshal([]byte(form), &view); err != nil {
		t.Fatal(err)
	}
	if _, err := web.OpenView(command.TriggerID, view); err != nil {
		t.Fatal(err)
	}
	if _, err := web.OpenView(command.TriggerID, view); err == nil || err.Error() != "exchanged_trigger_id" {
		t.Error(err)
	}
	ada.Submit(s.Views("U01ADA")[0], arg("question", "What of chips?"))
	got := interaction(slack.NewErrorsViewSubmissionResponse(map[string]string{"q": "too short"}))
	if got.Type != slack.InteractionTypeViewSubmission || got.View.State.Values["q"]["question"].Value != "What of chips?" {
		t.Errorf("%+v", got)
	}
	until(t, s, func() bool { return s.Views("U01ADA")[0].Errors["q"] == "too short" })

	post(t, s, "C01GENERAL", "a", "blocks", everything)
	m := s.Messages("C01GENERAL")
	ada.Choose(m[len(m)-1], "vote", "up")
	if got := interaction(nil); got.ActionCallback.BlockActions[0].Value != "up" || got.ActionCallback.BlockActions[0].Type != "feedback_buttons" || got.Message.Timestamp == "" {
		t.Errorf("%+v", got)
	}
	ada.Choose(m[len(m)-1], "some", "a", "b")
	if got := interaction(nil); len(got.ActionCallback.BlockActions[0].SelectedOptions) != 2 || len(got.BlockActionState.Values) == 0 {
		t.Errorf("%+v", got)
	}
	ada.Shortcut(m[0], "check")
	if got := interaction(nil); got.Type != slack.InteractionTypeMessageAction || got.Message.Text != "nothing" {
		t.Errorf("%+v", got)
	}
	ada.GlobalShortcut("ask")
	if got := interaction(nil); got.Type != slack.InteractionTypeShortcut || got.CallbackID != "ask" {
		t.Errorf("%+v", got)
	}
}

func httpClient() *http.Client { return web }

// An envelope that was on the old connection comes again on the new one, as Slack does for events without an ack.
func TestSlackGoReconnects(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	client, events := listen(t, s)
	for _, end := range []func(){
		func() { s.Links()[0].Disconnect("warning") },
		func() { s.Links()[0].Disconnect("refresh_requested") },
		func() { s.Links()[0].Drop() },
	} {
		before := s.Links()[0].ID()
		end()
		s.User("U01ADA").DM("across the gap")
		until(t, s, func() bool { l := s.Links(); return len(l) > 0 && l[len(l)-1].ID() > before })
		for {
			e := nextEvent(t, events)
			if e.Type != socketmode.EventTypeEventsAPI {
				continue
			}
			if err := client.Ack(*e.Request); err != nil {
				t.Error(err)
			}
			break
		}
		until(t, s, func() bool { d := s.Deliveries(); return d[len(d)-1].Acked })
	}
}

func TestSlackGoPings(t *testing.T) {
	s := New(t, Options{Ping: time.Hour})
	listen(t, s)
	until(t, s, func() bool { l := s.Links(); return len(l) > 0 && l[0].ID() > 1 }) // it left a connection without pings
}

func TestSlackGoWebAPI(t *testing.T) {
	s := New(t, Options{})
	web := api(s)
	who, err := web.AuthTest()
	if err != nil || who.BotID != BotID || who.UserID != BotUserID {
		t.Errorf("%+v %v", who, err)
	}
	asked := s.User("U01ADA").DM("question")
	check := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
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
	_, ts, err = web.PostMessage("C01GENERAL", slack.MsgOptionText("a", false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
	check("post", err)
	if m := s.Messages("C01GENERAL")[0]; m.Unfurls {
		t.Errorf("%+v", m)
	}
	_, _, _, err = web.UpdateMessage("C01GENERAL", ts, slack.MsgOptionText("b", false))
	check("update", err)
	check("react", web.AddReaction("eyes", slack.NewRefToMessage("C01GENERAL", ts)))
	_, err = web.PostEphemeral("C01GENERAL", "U01ADA", slack.MsgOptionText("psst", false))
	check("ephemeral", err)
	replies, _, _, err := web.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: "C01GENERAL", Timestamp: ts})
	if check("replies", err); len(replies) != 1 || replies[0].Text != "b" {
		t.Errorf("%+v", replies)
	}
	history, err := web.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: "C01GENERAL"})
	if check("history", err); len(history.Messages) != 1 || len(history.Messages[0].Reactions) != 1 {
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
	_, _, err = web.DeleteMessage("C01GENERAL", ts)
	check("delete", err)
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
