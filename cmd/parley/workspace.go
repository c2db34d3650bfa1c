package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/slack/pace"
)

// single is the one workspace whose token was given, as respond.Workspaces. Those that install Parley by OAuth are
// install.Workspaces.
type single struct {
	client *slack.Client
	user   string
}

func (s single) Client(context.Context, string) (*slack.Client, error) { return s.client, nil }
func (s single) Bot(context.Context, string) (string, error)           { return s.user, nil }

// slackCallTimeout is how long one call may take without its pauses: Slack answers within a second, or not at all.
const slackCallTimeout = 10 * time.Second

// newSlackClient returns the HTTP client for calls to Slack. It keeps to Slack's rates.
func newSlackClient(api string, f *figures) (*http.Client, error) {
	base := http.DefaultTransport.(*http.Transport).Clone()
	base.MaxIdleConnsPerHost = 32
	base.ResponseHeaderTimeout = slackCallTimeout
	paced, err := pace.New(base, api, f)
	if err != nil {
		return nil, fmt.Errorf("SLACK_API_URL: %w", err)
	}
	return &http.Client{Transport: paced}, nil
}

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
