package doctor

import (
	"cmp"
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	face "parley/bot/slack"
)

// Settings are what Parley is run with. Every one may be missing.
type Settings struct {
	BotToken      journal.Secret // SLACK_BOT_TOKEN
	AppToken      journal.Secret // SLACK_APP_TOKEN
	SigningSecret journal.Secret // SLACK_SIGNING_SECRET
	ClientID      string         // SLACK_CLIENT_ID; with it workspaces install Parley, and no bot token is needed
	API           string         // SLACK_API_URL; "" for Slack's
	Ways          []face.Way     // how people are to reach it; nil for face.Usual
}

// A doctor looks at one set-up.
type doctor struct {
	Settings
	http     *http.Client
	now      func() time.Time
	patience time.Duration // with Slack's Web API, and with the hello of a connection
	found    []Finding

	granted []string // scopes, nil when Slack did not say
	bot     string   // the bot's id, "" when its token does not work
	app     string   // the app's id, as its connection says
	offset  time.Duration
	dated   bool // offset is known
}

// Check looks at everything, in the order in which it is set up. It takes at most some ten seconds for each call to Slack.
func Check(ctx context.Context, s Settings, client *http.Client, now func() time.Time) []Finding {
	s.API = strings.TrimSuffix(cmp.Or(s.API, slack.APIURL), "/") + "/"
	if s.Ways == nil {
		s.Ways = face.Usual()
	}
	d := &doctor{Settings: s, http: client, now: now, patience: 10 * time.Second}
	if !d.checkAPI() {
		return d.found
	}
	d.checkBotToken(ctx)
	d.checkScopes()
	d.checkAppToken(ctx)
	d.checkSameApp(ctx)
	d.checkSigningSecret()
	d.checkWayIn()
	d.checkClock()
	return d.found
}

func (d *doctor) find(check string, state State, text, do string) {
	d.found = append(d.found, Finding{check, state, text, do})
}

// checkAPI looks at the address that tokens are sent to.
func (d *doctor) checkAPI() bool {
	const check, do = "Slack's address", "set SLACK_API_URL to one such as https://slack.com/api/, or leave it out"
	u, err := url.Parse(d.API)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		d.find(check, Fault, "SLACK_API_URL is no address of the web", do)
	case u.Scheme == "http" && !loopback(u.Hostname()):
		d.find(check, Fault, "SLACK_API_URL is not https: tokens would travel for all to read", do)
	default:
		d.find(check, OK, u.Scheme+"://"+u.Host+u.Path, "")
		return true
	}
	return false
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// client calls Slack with a token, and notes Slack's time by the way.
func (d *doctor) client(bot, app journal.Secret) *slack.Client {
	return slack.New(bot.Reveal(), slack.OptionAppLevelToken(app.Reveal()), slack.OptionAPIURL(d.API), slack.OptionHTTPClient(d.http),
		slack.OptionOnResponseHeaders(func(_ string, h http.Header) { d.note(h) }))
}

// note takes from an answer how far Slack's clock is ahead.
func (d *doctor) note(h http.Header) {
	if at, err := http.ParseTime(h.Get("Date")); err == nil {
		d.offset, d.dated = at.Sub(d.now()), true
	}
}
