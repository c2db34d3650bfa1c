package main

import (
	"cmp"
	"context"
	"net"
	"net/http"
	"strconv"

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

// openPage serves the page of the sandbox, and says where to look at it. The pages for whoever runs it may be at the same
// address.
func (s *server) openPage(ctx context.Context, v *serveVerb, page *sandbox.Sandbox, admin *http.ServeMux) error {
	at := cmp.Or(v.HTTP, sandboxAddress)
	shared := v.Admin != "" && sameAddress(v.Admin, at)
	var pages http.Handler = page
	if shared {
		admin.Handle("/", page)
		pages = admin
	}
	if err := s.listen(ctx, "the sandbox", at, pages); err != nil {
		return err
	}
	s.log.Info("open this in a browser on this machine", "address", "http://"+inBrowser(s.listeners[0].open.Addr())+"/")
	if v.Admin == "" || shared {
		return nil
	}
	return s.listen(ctx, "admin", v.Admin, admin)
}

// inBrowser is how a browser on this machine reaches an address, which may be that of every network it is in.
func inBrowser(at net.Addr) string {
	tcp, ok := at.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return at.String()
	}
	return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
}
