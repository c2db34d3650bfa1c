package pace

import (
	"strings"
	"time"

	"golang.org/x/time/rate"
)

// Slack's tiers: calls a minute of one method in one workspace (docs.slack.dev/apis/web-api/rate-limits).
const (
	tier2   = 20
	tier3   = 50
	tier4   = 100
	special = 600 // assistant.threads.setStatus, by its page
)

// A limit is how often a method may be called.
type limit struct {
	every      time.Duration
	burst      int  // calls that may come at once after a rest
	perChannel bool // it counts for each channel by itself
	hurried    bool // when its turn is not now it is not made at all
}

// post is the rule for messages: one a second and channel, "short bursts" of more allowed.
var post = limit{every: time.Second, burst: 3, perChannel: true}

// perMinute is the rule for a tier. Half of a minute's calls may come at once; when that was too much Slack says so.
func perMinute(calls int) limit {
	return limit{every: time.Minute / time.Duration(calls), burst: calls / 2}
}

// sign is the rule for what shows that an answer is on its way. It is worth nothing late, and when many ask at once
// waiting for it would keep their answers.
func sign(calls int) limit {
	l := perMinute(calls)
	l.hurried = true
	return l
}

func (l limit) limiter() *rate.Limiter { return rate.NewLimiter(rate.Every(l.every), l.burst) }

// limitOf returns the rule for a method, after its page in Slack's reference; tier 3, the most common, for one that is
// not named here. The second value is false for what has no rule.
func limitOf(method string) (limit, bool) {
	switch method {
	case "chat.postMessage":
		return post, true
	case "assistant.threads.setStatus":
		return sign(special), true
	case "reactions.add":
		return sign(tier3), true
	case "chat.startStream", "chat.stopStream", "conversations.list", "reactions.remove", "users.list":
		return perMinute(tier2), true
	case "assistant.threads.setSuggestedPrompts", "assistant.threads.setTitle", "chat.appendStream", "chat.postEphemeral",
		"conversations.members", "files.completeUploadExternal", "files.getUploadURLExternal", "files.info",
		"users.info", "views.open", "views.publish", "views.push", "views.update":
		return perMinute(tier4), true
	case "auth.test", "chat.getPermalink", "oauth.v2.access", replyURL:
		return limit{}, false
	}
	return perMinute(tier3), true
}

// repeatable tells whether a method called twice does what it does once. What posts, opens or uses something up does not.
func repeatable(method string) bool {
	switch method {
	case "apps.connections.open", "auth.test", "chat.delete", "chat.getPermalink", "chat.update", "conversations.open",
		"reactions.add", "reactions.remove", "views.publish", "views.update",
		"assistant.threads.setStatus", "assistant.threads.setSuggestedPrompts", "assistant.threads.setTitle":
		return true
	}
	for _, reads := range []string{".info", ".list", ".history", ".replies", ".members"} {
		if strings.HasSuffix(method, reads) {
			return true
		}
	}
	return false
}
