package doctor

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"

	face "parley/bot/slack"
)

// checkAppToken opens a connection as Parley would, waits for Slack's hello and closes it again. What Slack sends through
// it meanwhile is not acknowledged, so that Slack sends it elsewhere.
func (d *doctor) checkAppToken(ctx context.Context) {
	const check = "app token"
	token := d.AppToken.Reveal()
	switch {
	case token == "":
		d.find(check, Unchecked, "none: it is for Socket Mode", "")
		return
	case !strings.HasPrefix(token, "xapp-"):
		d.find(check, Fault, "SLACK_APP_TOKEN holds "+kind(token), findApp)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	_, address, err := d.client(d.BotToken, d.AppToken).StartSocketModeContext(ctx)
	if err != nil {
		state, text, do := refusal(err, findApp)
		d.find(check, state, text, do)
		return
	}
	d.find(check, OK, "it opens connections", "")
	d.checkSocket(ctx, address)
}

// A hello is Slack's first word on a connection.
type hello struct {
	Type, Reason string
	Connections  int `json:"num_connections"`
	Info         struct {
		App string `json:"app_id"`
	} `json:"connection_info"`
}

func (d *doctor) checkSocket(ctx context.Context, address string) {
	const check = "socket"
	first, err := greet(ctx, address)
	switch {
	case err != nil: // it may hold the address, which is a secret while it is good
		d.find(check, Fault, "Slack did not say hello on the connection", "see that this machine may open websockets to Slack, through HTTPS_PROXY where there is a proxy")
		return
	case first.Type == "disconnect" && first.Reason == "link_disabled":
		d.find(check, Fault, "Socket Mode is switched off for the app", "switch it on, on the app's page Socket Mode")
		return
	case first.Type != "hello":
		d.find(check, Warning, "Slack closed the connection at once ("+first.Reason+")", "run parley doctor again")
		return
	}
	d.app = first.Info.App
	d.find(check, OK, fmt.Sprintf("Slack says hello to app %s; with this one it has %d open (a running Parley holds two)", first.Info.App, first.Connections), "")
	d.find("events", Unchecked, "these tokens do not tell what the app subscribed to; Parley wants "+strings.Join(face.Events(d.Ways), ", "),
		"compare with the app's page Event Subscriptions")
}

// greet opens a connection and returns the first message on it.
func greet(ctx context.Context, address string) (first hello, err error) {
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 10 * time.Second}
	conn, answer, err := dialer.DialContext(ctx, address, nil)
	if answer != nil {
		defer func() { _ = answer.Body.Close() }() // nothing of it is read
	}
	if err != nil {
		return first, err
	}
	defer func() { _ = conn.Close() }() // nothing depends on it any more
	if at, ok := ctx.Deadline(); ok {
		err = conn.SetReadDeadline(at)
	}
	return first, errors.Join(err, conn.ReadJSON(&first))
}

// checkSameApp finds tokens that were copied from two apps, where the bot may ask.
func (d *doctor) checkSameApp(ctx context.Context) {
	if d.bot == "" || d.app == "" {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	bot, err := d.client(d.BotToken, d.AppToken).GetBotInfoContext(ctx, slack.GetBotInfoParameters{Bot: d.bot})
	if err == nil && bot.AppID != "" && bot.AppID != d.app {
		d.find("one app", Fault, "the bot token is of app "+bot.AppID+", the app token of app "+d.app, "copy both from the pages of one app")
	}
}
