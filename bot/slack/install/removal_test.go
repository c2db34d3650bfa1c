package install

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"parley/bot/journal"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
)

// noted is a responder that notes what reaches it.
type noted struct{ calls []string }

func (n *noted) Wants(delivery.Event) bool { n.calls = append(n.calls, "wants"); return false }
func (n *noted) Lasts(delivery.Event) bool { n.calls = append(n.calls, "lasts"); return false }
func (n *noted) Acknowledge(delivery.Event) any {
	n.calls = append(n.calls, "acknowledge")
	return "ack"
}
func (n *noted) Respond(context.Context, delivery.Event) (string, error) {
	n.calls = append(n.calls, "respond")
	return "C1/1", nil
}
func (n *noted) Busy(context.Context, delivery.Event) error {
	n.calls = append(n.calls, "busy")
	return nil
}

// happened are the events Slack sent, as delivery hands them on.
func (w *world) happened() (all []delivery.Event) {
	for _, d := range w.slack.Deliveries() {
		all = append(all, delivery.Event{Kind: delivery.Kind(d.Kind), Team: slacktest.TeamID, Payload: d.Payload, Received: w.clock.Now()})
	}
	return all
}

func TestRemovals(t *testing.T) {
	w := newWorld(t)
	w.install(w.browser(t))
	if _, err := w.Client(t.Context(), slacktest.TeamID); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Hour)
	w.slack.Uninstall()
	next := &noted{}
	r := w.Removals(next)
	events := w.happened()
	if len(events) != 2 {
		t.Fatalf("%d events of a removal", len(events))
	}
	for _, e := range append(events, events...) { // a second time changes nothing
		if !r.Wants(e) || !r.Lasts(e) || r.Acknowledge(e) != nil || r.Busy(t.Context(), e) != nil {
			t.Error("a removal is not taken as one")
		}
		if where, err := r.Respond(t.Context(), e); where != "" || err != nil {
			t.Errorf("%q %v", where, err)
		}
		if _, err := w.Client(t.Context(), slacktest.TeamID); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("still there: %v", err)
		}
	}
	if next.calls != nil {
		t.Errorf("it reached the next: %v", next.calls)
	}
	w.silent(t)
}

func TestRemovalsLeaveTheRest(t *testing.T) {
	w := newWorld(t)
	w.install(w.browser(t))
	next := &noted{}
	r := w.Removals(next)
	w.slack.User("U01ADA").Mention("C01GENERAL", "what is new?")
	e := w.happened()[0]
	if r.Wants(e) || r.Lasts(e) || r.Acknowledge(e) != "ack" || r.Busy(t.Context(), e) != nil {
		t.Error("an answer of the next is lost")
	}
	if where, err := r.Respond(t.Context(), e); where != "C1/1" || err != nil {
		t.Errorf("%q %v", where, err)
	}
	if len(next.calls) != 5 {
		t.Errorf("calls %v", next.calls)
	}
	for name, payload := range map[string]string{
		"the token of a person": `{"event_time":9999999999,"event":{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}}`,
		"malformed":             `{"event":`,
		"no event":              `{}`,
	} {
		e := delivery.Event{Kind: delivery.Happening, Team: slacktest.TeamID, Payload: json.RawMessage(payload)}
		if _, err := r.Respond(t.Context(), e); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := w.installs.Of(t.Context(), slacktest.TeamID); err != nil {
			t.Errorf("%s: removed: %v", name, err)
		}
	}
	pressed := delivery.Event{Kind: delivery.Interaction, Team: slacktest.TeamID, Payload: events(t, "app_uninstalled", w.clock.Now())}
	if r.Wants(pressed) {
		t.Error("what a person sent off passes for Slack's word of a removal")
	}
}

func events(t *testing.T, kind string, at time.Time) json.RawMessage {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"event_time": at.Unix(), "event": map[string]any{"type": kind}})
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Slack repeats what was not taken: a removal may come in again after the workspace has come back.
func TestLateRemoval(t *testing.T) {
	w := newWorld(t)
	w.install(w.browser(t))
	w.clock.Advance(time.Minute)
	removedAt := w.clock.Now()
	w.clock.Advance(time.Minute)
	w.install(w.browser(t))
	r := w.Removals(&noted{})
	late := delivery.Event{Kind: delivery.Happening, Team: slacktest.TeamID, Payload: events(t, "app_uninstalled", removedAt)}
	if _, err := r.Respond(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Client(t.Context(), slacktest.TeamID); err != nil {
		t.Errorf("the later install is gone: %v", err)
	}
}

// Whether an install can be read does not matter to a late removal: a later one stays, an earlier one goes.
func TestRemovalOfWhatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		installed time.Duration // after the removal
		gone      bool
	}{"installed again": {time.Minute, false}, "installed before": {-time.Minute, true}} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			removedAt := w.clock.Now()
			elsewhere, err := w.journal(t).Installs(t.Context(), bytes.Repeat([]byte{9}, journal.KeySize))
			if err != nil {
				t.Fatal(err)
			}
			if err := elsewhere.Put(t.Context(), journal.Install{Team: slacktest.TeamID, At: removedAt.Add(c.installed), Token: journal.Hide("xoxb-1")}); err != nil {
				t.Fatal(err)
			}
			late := delivery.Event{Kind: delivery.Happening, Team: slacktest.TeamID, Payload: events(t, "app_uninstalled", removedAt)}
			if _, err := w.Removals(&noted{}).Respond(t.Context(), late); err != nil {
				t.Fatal(err)
			}
			if _, err := elsewhere.Of(t.Context(), slacktest.TeamID); errors.Is(err, journal.ErrNotFound) != c.gone {
				t.Errorf("%v", err)
			}
		})
	}
}

// A journal that cannot be written must not pass for a removal: the event is handed out again.
func TestRemovalFails(t *testing.T) {
	w := newWorld(t)
	w.install(w.browser(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := delivery.Event{Kind: delivery.Happening, Team: slacktest.TeamID, Payload: events(t, "app_uninstalled", w.clock.Now())}
	if _, err := w.Removals(&noted{}).Respond(ctx, e); err == nil {
		t.Error("passes for done")
	}
}
