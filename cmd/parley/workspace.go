package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	"parley/bot/slack/delivery"
	"parley/bot/slack/install"
	"parley/bot/slack/pace"
	"parley/bot/slack/respond"
)

// A reach is the workspaces Parley acts in, and what comes with there being one or several.
type reach struct {
	respond.Workspaces
	socket *slack.Client                                    // the one workspace's; nil for several
	pages  http.Handler                                     // by which people install Parley; nil where nobody can
	around func(next delivery.Responder) delivery.Responder // looks at events first
}

// reachWorkspaces opens the one workspace whose token was given, or those that install Parley by OAuth.
func reachWorkspaces(ctx context.Context, j *journal.Journal, t tokens, web *http.Client, log *slog.Logger) (reach, error) {
	if t.clientID == "" {
		one, err := openWorkspace(ctx, t, web, log)
		same := func(next delivery.Responder) delivery.Responder { return next }
		return reach{Workspaces: one, socket: one.client, around: same}, err
	}
	key, err := install.ParseKey(t.key.Reveal())
	if err != nil {
		return reach{}, fmt.Errorf("PARLEY_TOKEN_KEY: %w", err)
	}
	several, err := install.New(ctx, j, install.Options{
		Address: t.address, ClientID: t.clientID, ClientSecret: t.clientSecret, Key: key, API: t.api, HTTP: web, Clock: time.Now, Log: log,
	})
	if err != nil {
		return reach{}, err
	}
	return reach{Workspaces: several, pages: several.Handler(), around: several.Removals}, nil
}

// single is one workspace.
type single struct {
	client *slack.Client
	user   string
}

func (s single) Client(context.Context, string) (*slack.Client, error) { return s.client, nil }
func (s single) Bot(context.Context, string) (string, error)           { return s.user, nil }

// openWorkspace returns the workspace of a token, and asks Slack who its bot is.
func openWorkspace(ctx context.Context, t tokens, web *http.Client, log *slog.Logger) (single, error) {
	client := slack.New(t.bot.Reveal(), slack.OptionAPIURL(t.api), slack.OptionHTTPClient(web), slack.OptionAppLevelToken(t.app.Reveal()))
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	who, err := client.AuthTestContext(ctx)
	if err != nil {
		return single{}, fmt.Errorf("Slack does not take SLACK_BOT_TOKEN: %w; if the token is good, see whether %s can be reached, "+
			"otherwise install the app again and take the new token from its page OAuth & Permissions", err, t.api)
	}
	log.Info("signed in", "workspace", who.Team, "team", who.TeamID, "bot", who.UserID)
	return single{client: client, user: who.UserID}, nil
}

// answersWithin is how long Slack may be silent after a call: it answers within a second, or not at all.
const answersWithin = 10 * time.Second

// newSlackClient returns the HTTP client for calls to Slack. It keeps to Slack's rates.
func newSlackClient(api string, f *figures) (*http.Client, error) {
	base := http.DefaultTransport.(*http.Transport).Clone()
	base.MaxIdleConnsPerHost = 32
	base.ResponseHeaderTimeout = answersWithin
	paced, err := pace.New(base, api, f)
	if err != nil {
		return nil, fmt.Errorf("SLACK_API_URL: %w", err)
	}
	return &http.Client{Transport: paced}, nil
}
