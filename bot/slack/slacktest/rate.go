package slacktest

import (
	"math"
	"time"
)

// A gate remembers when calls went through, by method or by method and channel.
type gate map[string][]time.Time

// pass lets a call through when fewer than most went through within the window; otherwise it says how long to wait.
func (g gate) pass(key string, now time.Time, most int, window time.Duration) (wait time.Duration) {
	recent := g[key]
	for len(recent) > 0 && now.Sub(recent[0]) >= window {
		recent = recent[1:]
	}
	if len(recent) >= most {
		g[key] = recent
		return window - now.Sub(recent[0])
	}
	g[key] = append(recent, now)
	return 0
}

// checkRate applies Slack's rates when Options.Limits asks for it: the tier of the method within a minute, and one
// chat.postMessage a second for each channel (docs.slack.dev/apis/web-api/rate-limits).
func (c *call) checkRate() error {
	if !c.options.Limits {
		return nil
	}
	var wait time.Duration
	switch {
	case c.method.name == "chat.postMessage":
		wait = c.gate.pass(c.method.name+" "+c.args.Text("channel"), c.clock.Now(), 1, time.Second)
	case c.method.calls > 0:
		wait = c.gate.pass(c.method.name, c.clock.Now(), c.method.calls, time.Minute)
	}
	if wait > 0 {
		return &refused{code: "ratelimited", more: object{"retry_after": int(math.Ceil(wait.Seconds()))}}
	}
	return nil
}
