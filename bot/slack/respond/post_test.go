package respond

import (
	"context"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// A post that was made although Slack's reply was lost is found, and not made again.
func TestPostedOnce(t *testing.T) {
	for name, lost := range map[string]slacktest.Failure{
		"500 behind":      {After: true},
		"cut behind":      {Cut: true, After: true},
		"500 before":      {},
		"cut before":      {Cut: true},
		"too many before": {Status: 429, RetryAfter: time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, set{})
			d.slack.FailNext("chat.postMessage", lost)
			m := d.slack.User(ada).Mention(general, asked)
			d.reply(m)
			d.settled()
			if n := len(d.replies(m)); n != 1 {
				t.Errorf("%d answers", n)
			}
		})
	}
}

// In direct messages without a thread, as where an answer went astray, it is found too.
func TestPostedOnceElsewhere(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.FailNext("chat.postMessage", slacktest.Failure{Code: "is_archived"}, slacktest.Failure{After: true})
	d.slack.User(ada).Mention(general, asked)
	d.until("a direct message", func() bool { return len(d.slack.Messages(d.slack.DM(ada))) == 1 })
	d.settled()
	if n := len(d.slack.Messages(d.slack.DM(ada))); n != 1 {
		t.Errorf("%d answers", n)
	}
}

// What a process posted before it died, the next one finds: the question is asked once, and answered once.
func TestPostedOnceAcrossRestarts(t *testing.T) {
	d := newDesk(t, set{still: true})
	m := d.slack.User(ada).Mention(general, asked)
	e := d.claimed(d.slack.Deliveries()[0].Payload, m.TS)
	d.slack.FailNext("chat.postMessage", slacktest.Failure{After: true})
	if _, err := d.r.Respond(context.Background(), e); err == nil {
		t.Fatal("nothing is said of a lost reply")
	}
	check(t, d.journal.Release(t.Context(), e.Claim))
	again := d.claimed(e.Payload, m.TS)
	next := New(d.r.Parts, d.r.options)
	where, err := next.Respond(t.Context(), again)
	check(t, err)
	if all := d.replies(m); len(all) != 1 || where != general+"/"+all[0].TS {
		t.Errorf("%q, %d answers", where, len(all))
	}
	d.asker.mu.Lock()
	defer d.asker.mu.Unlock()
	if n := len(d.asker.saw); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

// A claim that passed to another worker ends without a post.
func TestLostClaim(t *testing.T) {
	d := newDesk(t, set{still: true})
	m := d.slack.User(ada).Mention(general, asked)
	e := d.claimed(d.slack.Deliveries()[0].Payload, m.TS)
	check(t, d.journal.Release(t.Context(), e.Claim))
	d.claimed(e.Payload, m.TS)
	if _, err := d.r.Respond(t.Context(), e); err == nil {
		t.Error("no error")
	}
	if n := len(d.replies(m)); n != 0 {
		t.Errorf("%d answers", n)
	}
}
