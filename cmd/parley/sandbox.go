package main

import (
	"cmp"
	"context"
	"net/http"

	"parley/bot/journal"
	"parley/bot/slack/sandbox"
	"parley/bot/slack/slacktest"
)

// sandboxAddress is where the page of the sandbox is unless --http says otherwise.
const sandboxAddress = "127.0.0.1:3000"

// openSandbox starts a stand-in for Slack and returns the tokens it takes. Nothing leaves this machine.
func openSandbox() (tokens, *sandbox.Sandbox, error) {
	page, err := sandbox.New()
	if err != nil {
		return tokens{}, nil, err
	}
	return tokens{bot: journal.Hide(slacktest.BotToken), app: journal.Hide(slacktest.AppToken), api: page.URL()}, page, nil
}

// openPage serves the page of the sandbox, and says where to look at it.
func (s *server) openPage(ctx context.Context, v *serveVerb, page *sandbox.Sandbox, admin http.Handler) error {
	if err := s.listen(ctx, "the sandbox", cmp.Or(v.HTTP, sandboxAddress), page); err != nil {
		return err
	}
	s.log.Info("open this in a browser on this machine", "address", "http://"+s.listeners[0].open.Addr().String()+"/")
	if v.Admin == "" {
		return nil
	}
	return s.listen(ctx, "admin", v.Admin, admin)
}
