package doctor

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/slack-go/slack"
)

const (
	findBot    = "copy Bot User OAuth Token from the app's page OAuth & Permissions into SLACK_BOT_TOKEN; it begins with xoxb-"
	findApp    = "make a token with connections:write on the app's page Basic Information, App-Level Tokens, and put it into SLACK_APP_TOKEN; it begins with xapp-"
	findSecret = "copy Signing Secret from the app's page Basic Information into SLACK_SIGNING_SECRET"
)

// checkBotToken asks Slack whose the bot token is.
func (d *doctor) checkBotToken(ctx context.Context) {
	const check = "bot token"
	token := d.BotToken.Reveal()
	switch {
	case token == "" && d.ClientID != "":
		d.find(check, Unchecked, "none: each workspace that installs Parley brings its own", "")
		return
	case token == "":
		d.find(check, Fault, "SLACK_BOT_TOKEN is not set", findBot)
		return
	case strings.HasPrefix(token, "xoxe"):
		d.find(check, Fault, "it is one that expires within a day", "Slack cannot switch token rotation off again: make the app anew from parley manifest, then "+findBot)
		return
	case !strings.HasPrefix(token, "xoxb-"):
		d.find(check, Fault, "SLACK_BOT_TOKEN holds "+kind(token), findBot)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	who, err := d.client(d.BotToken, d.AppToken).AuthTestContext(ctx)
	if err != nil {
		state, text, do := refusal(err, findBot)
		d.find(check, state, text, do)
		return
	}
	d.bot = who.BotID
	if scopes := who.Header.Get("X-OAuth-Scopes"); scopes != "" {
		d.granted = strings.FieldsFunc(scopes, func(r rune) bool { return r == ',' || r == ' ' })
	}
	d.find(check, OK, fmt.Sprintf("@%s in workspace %s (%s)", who.User, who.Team, who.TeamID), "")
}

// kind says what a token is instead of the one that is wanted, and nothing else of it.
func kind(token string) string {
	for _, k := range []struct{ prefix, name string }{
		{"xoxb-", "a bot token"}, {"xapp-", "an app-level token"}, {"xoxp-", "a user token"}, {"xoxe", "a token that is rotated"},
	} {
		if strings.HasPrefix(token, k.prefix) {
			return k.name
		}
	}
	return "something else than a token"
}

// refusal explains why a call came to nothing. do is what helps where the token is to blame.
func refusal(err error, do string) (State, string, string) {
	no := slack.SlackErrorResponse{}
	switch limited := (*slack.RateLimitedError)(nil); {
	case errors.As(err, &limited):
		return Warning, "Slack takes no more calls just now", fmt.Sprintf("run parley doctor again in %v", limited.RetryAfter)
	case !errors.As(err, &no):
		return Fault, "Slack was not reached", "see that this machine reaches Slack's address, through HTTPS_PROXY where there is a proxy; status.slack.com tells whether Slack is up"
	}
	switch no.Err {
	case "invalid_auth", "not_authed":
		return Fault, "Slack does not know it", do
	case "token_revoked", "account_inactive", "token_expired":
		return Fault, "it was revoked (" + no.Err + ")", "install the app in the workspace again on its page Install App; then " + do
	case "not_allowed_token_type":
		return Fault, "it is of the wrong kind", do
	case "missing_scope":
		return Fault, "a scope is missing: " + missing(no), do
	}
	return Fault, "Slack refuses: " + no.Err, do
}

func missing(no slack.SlackErrorResponse) string {
	if no.Needed == "" {
		return "Slack did not say which"
	}
	return no.Needed
}

// secretShape is how Slack writes signing secrets.
var secretShape = regexp.MustCompile(`^[0-9a-f]{32}$`)

// checkSigningSecret looks at the shape alone: Slack says nothing about the secret before it signs with it.
func (d *doctor) checkSigningSecret() {
	const check = "signing secret"
	switch secret := d.SigningSecret.Reveal(); {
	case secret == "" && d.ClientID != "":
		d.find(check, Fault, "SLACK_SIGNING_SECRET is not set, and several workspaces take events over HTTP", findSecret)
	case secret == "":
		d.find(check, Unchecked, "none: it is for events over HTTP", "")
	case !secretShape.MatchString(secret):
		d.find(check, Fault, "it does not look like one: want 32 digits from 0-9 and a-f", findSecret)
	default:
		d.find(check, OK, "it looks like one; that it is the app's shows with the first event", "")
	}
}

// checkWayIn tells when nothing can come in at all.
func (d *doctor) checkWayIn() {
	if d.AppToken.Reveal() == "" && d.SigningSecret.Reveal() == "" && d.ClientID == "" {
		d.find("way in", Fault, "nothing can come in: there is neither an app token nor a signing secret", "for Socket Mode, "+findApp+"; for events over HTTP, "+findSecret)
	}
}
