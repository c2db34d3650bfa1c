package delivery

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"parley/bot/slack/slacktest"
)

func TestMentionIsAnsweredOnce(t *testing.T) {
	b := onSocket(t, Options{})
	asked := b.slack.User("U01ADA").Mention(general, "what is new?") // comes as app_mention and as message
	direct := b.slack.User("U02BEN").DM("and here?")
	b.slack.User("U02BEN").Say(general, "nobody asked Parley")
	b.answeredOnce(asked, direct)
	b.nothingLeft()
	b.until("all is acknowledged", func() bool { return allAcked(b.slack) })
	if b.count.of("duplicate") != 1 || b.count.of("answered") != 2 {
		t.Errorf("%v", b.count.all)
	}
}

func allAcked(s *slacktest.Server) bool {
	for _, d := range s.Deliveries() {
		if !d.Acked {
			return false
		}
	}
	return true
}

// Each disconnect tears the connection down; what was on it comes again, and the other connection goes on.
func TestReconnects(t *testing.T) {
	b := onSocket(t, Options{})
	ends := []func(*slacktest.Link){
		func(l *slacktest.Link) { l.Disconnect("warning") },
		func(l *slacktest.Link) { l.Disconnect("refresh_requested") },
		func(l *slacktest.Link) { l.Drop() },
	}
	var asked []slacktest.Message
	for i, end := range ends {
		links := b.slack.Links()
		end(links[i%len(links)])
		for range 5 {
			asked = append(asked, b.slack.User("U01ADA").Mention(general, "across the gap"))
		}
		b.until("both connections are up", func() bool { return len(b.slack.Links()) >= 2 && b.d.up.Load() == 2 })
		b.until("all is acknowledged", func() bool { return allAcked(b.slack) }) // what is lost twice comes again after a minute only
	}
	b.answeredOnce(asked...)
}

func TestEveryConnectionDropsAtOnce(t *testing.T) {
	b := onSocket(t, Options{})
	var asked []slacktest.Message
	for i := range 20 {
		asked = append(asked, b.slack.User("U01ADA").Mention(general, "in the middle"))
		if i == 10 {
			for _, l := range b.slack.Links() {
				l.Drop()
			}
		}
	}
	b.answeredOnce(asked...)
}

// slack-go alone opened 700 connections a second to a Slack that ends each at once.
func TestNoStormOfConnections(t *testing.T) {
	b := newBench(t, nil, "", Options{})
	b.d.o.Socket = client(b.slack)
	b.run()
	over := time.After(1500 * time.Millisecond)
	for done := false; !done; {
		select {
		case <-over:
			done = true
		case <-time.After(time.Millisecond):
			for _, l := range b.slack.Links() {
				l.Disconnect("refresh_requested")
			}
		}
	}
	if n := len(b.slack.Calls("apps.connections.open")); n > connections*(reopenBurst+2) {
		t.Errorf("%d connections in 1.5 s", n)
	}
}

// Outside of what slack-go knows there are new kinds of event; unacknowledged they would come again and again.
func TestUnknownEnvelopes(t *testing.T) {
	b := newBench(t, nil, "", Options{})
	c := socketmode.New(client(b.slack))
	l := &link{d: b.d, number: 1, client: c}
	raw := func(text string) socketmode.Event {
		return socketmode.Event{Type: socketmode.EventTypeErrorBadMessage, Data: &socketmode.ErrorBadMessage{Message: json.RawMessage(text)}}
	}
	l.see(raw(`{"envelope_id":"e1","type":"events_api","payload":{"event_id":"Ev1","event":{"type":"moon_phase"}}}`))
	l.see(raw(`{"envelope_id":"e2","type":"carrier_pigeon","payload":{}}`))
	l.see(raw(`{"type":"noise"}`))
	l.see(raw(`no JSON`))
	if len(b.d.arrivals) != 2 {
		t.Fatalf("%d envelopes were handed on, want 2", len(b.d.arrivals))
	}
	for range 2 {
		if _, err := b.d.open(t.Context(), <-b.d.arrivals); err != nil {
			t.Errorf("not to be acknowledged: %v", err)
		}
	}
	if b.count.of("unwanted") != 1 || b.count.of("unknown") != 1 {
		t.Errorf("%v", b.count.all)
	}
}

// Acknowledgements block for ever once a connection is gone and 20 of them wait.
func TestConfirmNeverBlocks(t *testing.T) {
	b := newBench(t, nil, "", Options{})
	c := socketmode.New(client(b.slack)) // it never runs
	began := time.Now()
	for range 25 {
		b.d.confirm(t.Context(), arrival{client: c, kind: Happening, envelope: "e"}, nil)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("25 acknowledgements took %v", took)
	}
	began = time.Now()
	b.d.confirm(t.Context(), arrival{client: c, kind: Command, envelope: "e"}, nil)
	if took := time.Since(began); took < onceTries*ackWithin || took > 3*time.Second {
		t.Errorf("the acknowledgement of a command was tried for %v", took)
	}
	if !strings.Contains(b.log.String(), "not acknowledged") {
		t.Error("nothing is said of it")
	}
}

// Slack drops an acknowledgement of 20 KB without a word, and the person sees an error.
func TestLargeAcknowledgementGoesOutEmpty(t *testing.T) {
	b := newBench(t, nil, "", Options{})
	c := socketmode.New(client(b.slack))
	b.d.confirm(t.Context(), arrival{client: c, envelope: "e", answers: true}, strings.Repeat("x", 30_000))
	if !strings.Contains(b.log.String(), "goes out empty") {
		t.Errorf("log: %s", b.log)
	}
}

// More than can be read is left to Slack, which sends it again; reading goes on, or the connection would die.
func TestFloodIsNotAcknowledged(t *testing.T) {
	b := newBench(t, nil, "", Options{})
	l := &link{d: b.d, number: 1, client: socketmode.New(client(b.slack))}
	for range mostArrivals + 2 {
		l.bring(socketmode.Request{Type: "events_api", EnvelopeID: "e", Payload: json.RawMessage(`{}`)})
	}
	if b.count.of("dropped") != 2 {
		t.Errorf("%v", b.count.all)
	}
}

func TestRefusedTokenEndsTheRun(t *testing.T) {
	s := slacktest.New(t, slacktest.Options{})
	api := slack.New(slacktest.BotToken, slack.OptionAPIURL(s.URL()), slack.OptionAppLevelToken("xapp-wrong"), slack.OptionHTTPClient(web))
	b := newBench(t, s, "", Options{Socket: api})
	err := b.d.Run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "invalid_auth") || !strings.Contains(err.Error(), "connections:write") {
		t.Errorf("%v", err)
	}
}

// What goes wrong without end is tried without end, and told.
func TestFailingConnectionIsTriedAgain(t *testing.T) {
	s := slacktest.New(t, slacktest.Options{})
	s.FailNext("apps.connections.open", slacktest.Failure{Code: "internal_error"}, slacktest.Failure{Status: http.StatusBadGateway}, slacktest.Failure{Cut: true})
	b := onSocketOf(t, s, "", Options{})
	log := b.log.String()
	if n := strings.Count(log, "no connection to Slack"); n != 3 {
		t.Errorf("told %d times", n)
	}
	if strings.Contains(log, "http://") || strings.Contains(log, "ticket") {
		t.Errorf("an address stands in the log: %s", log)
	}
}

func TestReady(t *testing.T) {
	s := slacktest.New(t, slacktest.Options{})
	b := newBench(t, s, "", Options{Socket: client(s)})
	if err := b.d.Ready(); err == nil {
		t.Error("ready before it runs")
	}
	b.run()
	b.until("it is ready", func() bool { return b.d.Ready() == nil })
	check(t, b.stop())
	if err := b.d.Ready(); err == nil {
		t.Error("ready after its end")
	}
}

func TestAddressesStayOutOfErrors(t *testing.T) {
	err := errors.New(`Post "https://hooks.slack.com/commands/T1/2/secret": EOF; dial wss://wss.slack.com/link/?ticket=secret: refused`)
	if got := withoutAddresses(err); strings.Contains(got, "secret") || !strings.Contains(got, "EOF") {
		t.Error(got)
	}
	if withoutAddresses(nil) != "" {
		t.Error("of nothing came something")
	}
}
