package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"text/tabwriter"
	"time"

	"parley/bot/journal"
	"parley/bot/slack"
	"parley/bot/slack/doctor"
	"parley/bot/slack/install"
	"parley/bot/terminal"
)

// doctorVerb is `parley doctor`.
type doctorVerb struct {
	EnvFile string      `placeholder:"FILE" help:"File of NAME=VALUE lines with the tokens; the environment goes before it."`
	Ways    []slack.Way `placeholder:"WAY" help:"How people are to reach Parley, of ${ways}; all but ${rare} unless said."`
	JSON    bool        `help:"Print what was found as JSON."`
}

// errUnwell ends the verb when something keeps Parley from working.
var errUnwell = errors.New("something keeps Parley from working in Slack; mend what is marked as a fault")

// Run looks at everything Parley needs in Slack, and says what to do about what is wrong. It changes nothing.
func (v *doctorVerb) Run(ctx context.Context, c *cli, std streams) error {
	env, err := readEnvFile(v.EnvFile)
	if err != nil {
		return err
	}
	for _, w := range v.Ways {
		if len(slack.Scopes([]slack.Way{w}))+len(slack.Events([]slack.Way{w})) == 0 {
			return misuse(fmt.Sprintf("--ways: there is no way %q; there are %s", w, ways()))
		}
	}
	dir, err := c.folder()
	if err != nil {
		return err
	}
	var found []doctor.Finding
	if text := env.warning(); text != "" {
		found = append(found, doctor.Finding{Check: "settings", State: doctor.Warning, Text: "other users may read " + env.path, Do: "keep it to yourself: chmod 600 " + env.path})
	}
	found = append(found, v.slack(ctx, env)...)
	found = append(found, checkKey(env)...)
	found = append(found, checkData(ctx, dir, std.err)...)
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := v.print(std, found); err != nil {
		return err
	}
	for _, f := range found {
		if f.State == doctor.Fault {
			return errUnwell
		}
	}
	return nil
}

func (v *doctorVerb) slack(ctx context.Context, env envFile) []doctor.Finding {
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, DisableKeepAlives: true}
	return doctor.Check(ctx, doctor.Settings{
		BotToken: journal.Hide(env.get("SLACK_BOT_TOKEN")), AppToken: journal.Hide(env.get("SLACK_APP_TOKEN")),
		SigningSecret: journal.Hide(env.get("SLACK_SIGNING_SECRET")), ClientID: env.get("SLACK_CLIENT_ID"),
		API: env.get("SLACK_API_URL"), Ways: v.Ways,
	}, &http.Client{Transport: transport}, time.Now)
}

// checkKey looks at what several workspaces take besides, where they are wanted.
func checkKey(env envFile) (found []doctor.Finding) {
	if env.get("SLACK_CLIENT_ID") == "" {
		return nil
	}
	key := doctor.Finding{Check: "token key", State: doctor.OK, Text: "it has the right length"}
	if _, err := install.ParseKey(env.get("PARLEY_TOKEN_KEY")); err != nil {
		key.State, key.Text, key.Do = doctor.Fault, "PARLEY_TOKEN_KEY is not 32 bytes in base64", "make one with parley key, and keep it: without it the workspaces have to install Parley again"
	}
	secret := doctor.Finding{Check: "client secret", State: doctor.OK, Text: "it is set"}
	if env.get("SLACK_CLIENT_SECRET") == "" {
		secret.State, secret.Text, secret.Do = doctor.Fault, "SLACK_CLIENT_SECRET is not set", "copy Client Secret from the app's page Basic Information"
	}
	return []doctor.Finding{secret, key}
}

func (v *doctorVerb) print(std streams, found []doctor.Finding) error {
	if v.JSON {
		encoder := json.NewEncoder(std.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(found)
	}
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, f := range found {
		fmt.Fprintf(w, "%s\t%s\t%s\n", f.State, f.Check, terminal.Plain(f.Text))
		if f.Do != "" {
			fmt.Fprintf(w, "\t\t→ %s\n", terminal.Plain(f.Do))
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprint(std.out, text.String())
	return err
}
