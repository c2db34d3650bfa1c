package install

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"parley/bot/journal"
)

// exchangeWithin is how long a person waits for Slack to change a code into a token.
const exchangeWithin = 15 * time.Second

// finish takes a browser back from Slack.
func (w *Workspaces) finish(rw http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if err := w.states.take(query.Get("state"), browserOf(r)); err != nil {
		w.o.Log.Warn("an install was refused", "error", err)
		w.show(rw, http.StatusBadRequest, unbegun)
		return
	}
	if reason := query.Get("error"); reason != "" {
		w.o.Log.Info("an install was not allowed", "reason", clip(reason))
		w.show(rw, http.StatusOK, notAllowed)
		return
	}
	in, err := w.exchange(r.Context(), query.Get("code"))
	if err == nil {
		err = w.keepInstall(r.Context(), in)
	}
	if err != nil {
		w.o.Log.Error("an install failed", "team", in.Team, "error", err)
		status, p := failed(err)
		w.show(rw, status, p)
		return
	}
	w.o.Log.Info("installed", "team", in.Team, "by", in.By)
	w.show(rw, http.StatusOK, installed(in.Name))
}

// Why Slack's answer is of no use.
var (
	errWhole   = errors.New("the app was installed for a whole organisation, which Parley is not made for")
	errRotates = errors.New("the app's tokens are rotated, which Parley does not follow and Slack cannot switch off again; make the app anew from parley manifest")
	errLacking = errors.New("no bot token, bot user or workspace is in the answer of Slack")
)

// exchange changes the code into what is to be kept.
func (w *Workspaces) exchange(ctx context.Context, code string) (journal.Install, error) {
	ctx, cancel := context.WithTimeout(ctx, exchangeWithin)
	defer cancel()
	got, err := slack.GetOAuthV2ResponseContext(ctx, w.o.HTTP, w.o.ClientID, w.o.ClientSecret.Reveal(), code, w.redirect(),
		slack.OAuthOptionAPIURL(w.o.API))
	if err != nil {
		return journal.Install{}, fmt.Errorf("change the code into a token: %w", err)
	}
	in := journal.Install{
		Team: got.Team.ID, Name: got.Team.Name, Enterprise: got.Enterprise.ID, Bot: got.BotUserID,
		Scopes: strings.FieldsFunc(got.Scope, func(r rune) bool { return r == ',' }), By: got.AuthedUser.ID,
		At: w.o.Clock(), Token: journal.Hide(got.AccessToken),
	}
	switch {
	case got.IsEnterpriseInstall:
		return in, errWhole
	case got.ExpiresIn > 0 || got.RefreshToken != "":
		return in, errRotates
	case got.TokenType != "bot" || got.AccessToken == "" || in.Bot == "" || in.Team == "":
		return in, errLacking
	}
	return in, nil
}

// keepInstall keeps an install also when the browser has gone meanwhile: Slack would not give the token again.
func (w *Workspaces) keepInstall(ctx context.Context, in journal.Install) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), exchangeWithin)
	defer cancel()
	defer w.forget(in.Team)
	return w.installs.Put(ctx, in)
}

// failed chooses what the person is told, and with which status. The reason itself is in the log.
func failed(err error) (int, page) {
	switch no := (slack.SlackErrorResponse{}); {
	case errors.Is(err, errWhole):
		return http.StatusBadRequest, wholeOrganisation
	case errors.Is(err, errRotates) || errors.Is(err, errLacking):
		return http.StatusInternalServerError, misconfigured
	case errors.As(err, &no) && (no.Err == "invalid_code" || no.Err == "code_already_used" || no.Err == "code_expired"):
		return http.StatusBadRequest, unbegun
	case errors.As(err, &no):
		return http.StatusInternalServerError, misconfigured
	}
	return http.StatusBadGateway, later
}

// clip cuts what came from outside and goes to the log.
func clip(text string) string { return text[:min(len(text), 60)] }
