package slacktest

import (
	"context"
	"errors"
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

// hear gives what the app hears next, decoded by slack-go, and acknowledges it.
func hear(t *testing.T, s *Server) func() any {
	t.Helper()
	client, events := listen(t, s)
	return func() any {
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
}

func TestSlackGoMessages(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	inner, ada := hear(t, s), s.User("U01ADA")
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
}

func TestSlackGoOtherEvents(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	inner, ada := hear(t, s), s.User("U01ADA")
	said := ada.Say("C01GENERAL", "a")
	inner()
	ada.React(said, "eyes")
	if e, ok := inner().(*slackevents.ReactionAddedEvent); !ok || e.Item.Timestamp != said.TS {
		t.Errorf("%+v", e)
	}
	ada.OpenHome()
	if e, ok := inner().(*slackevents.AppHomeOpenedEvent); !ok || e.Tab != "home" {
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

func TestSlackGoAgentEvents(t *testing.T) {
	s := New(t, Options{Ping: 100 * time.Millisecond})
	inner, ada := hear(t, s), s.User("U01ADA")
	said := ada.Say("C01GENERAL", "a")
	inner()
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
}

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
