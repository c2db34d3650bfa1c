// Package install lets several workspaces use one Parley, by Slack's OAuth over HTTP
// (https://docs.slack.dev/authentication/installing-with-oauth):
//
//	/slack/install      page.go says what Parley may do once installed
//	/slack/install/go   start.go sends the browser to Slack with a state (state.go)
//	/slack/oauth        finish.go takes it back, changes the code into a token and keeps that, sealed, in the journal
//
// workspaces.go then gives a client for each workspace, and removal.go forgets a workspace that removed Parley.
//
// Wiring takes three lines, beside the pages of package delivery:
//
//	w, err := install.New(ctx, journal, install.Options{…})
//	mux.Handle("GET /slack/", w.Handler())
//	d := delivery.New(journal, w.Removals(responder), log, delivery.Options{})
//
// Tokens are not rotated: an app for which Slack rotates them is refused at the install, with what to change.
package install
