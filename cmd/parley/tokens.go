package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"parley/bot/journal"
)

// tokens are what Slack knows the app by, and where Slack is.
type tokens struct {
	bot     journal.Secret // of the workspace
	app     journal.Secret // for Socket Mode
	signing journal.Secret // of requests
	api     string         // address of the Web API

	// Where several workspaces install the app:
	clientID     string         // "" where one has it
	clientSecret journal.Secret //
	key          journal.Secret // seals the workspaces' tokens
	address      string         // public https address
}

// readTokens takes the tokens from the environment and the file, and checks what can be seen of them. Over HTTP the app's
// token is not needed, in Socket Mode the signing secret is not, and where several workspaces install the app
// none is the bot's. The error names everything that is wrong and where to get it, and shows no token.
func readTokens(f envFile, overHTTP bool) (tokens, error) {
	t := tokens{
		bot:     journal.Hide(f.get("SLACK_BOT_TOKEN")),
		app:     journal.Hide(f.get("SLACK_APP_TOKEN")),
		signing: journal.Hide(f.get("SLACK_SIGNING_SECRET")),
		api:     f.get("SLACK_API_URL"),
		address: f.get("PARLEY_ADDRESS"),
		key:     journal.Hide(f.get("PARLEY_TOKEN_KEY")),
	}
	if overHTTP {
		t.clientID, t.clientSecret = f.get("SLACK_CLIENT_ID"), journal.Hide(f.get("SLACK_CLIENT_SECRET"))
	}
	if t.api == "" {
		t.api = slack.APIURL
	}
	if !strings.HasSuffix(t.api, "/") {
		t.api += "/"
	}
	const credentials = "page Basic Information, under App Credentials"
	var errs []error
	if t.clientID == "" {
		errs = append(errs, wantToken("SLACK_BOT_TOKEN", t.bot, "xoxb-", "page OAuth & Permissions, once the app is installed"))
	} else {
		errs = append(errs, wantToken("SLACK_CLIENT_SECRET", t.clientSecret, "", credentials))
	}
	if overHTTP {
		errs = append(errs, wantToken("SLACK_SIGNING_SECRET", t.signing, "", credentials))
	} else {
		errs = append(errs, wantToken("SLACK_APP_TOKEN", t.app, "xapp-",
			"page Basic Information, under App-Level Tokens, with the scope connections:write"))
	}
	return t, errors.Join(errs...)
}

// wantToken says what is wrong with a token, and the page of the app's settings that has it (https://api.slack.com/apps).
func wantToken(name string, s journal.Secret, begins, where string) error {
	text := s.Reveal()
	wrong := ""
	switch {
	case text == "":
		wrong = "is not set"
	case strings.ContainsAny(text, " \t\r\n\"'"):
		wrong = "holds a space or a quote"
	case !strings.HasPrefix(text, begins):
		wrong = "does not begin with " + begins
	case len(text) < len(begins)+4:
		wrong = "is cut short"
	default:
		return nil
	}
	return fmt.Errorf("%s %s; the settings of the app at https://api.slack.com/apps have it on the %s; "+
		"give it in the environment or in a file with --env-file", name, wrong, where)
}
