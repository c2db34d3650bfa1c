package install

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strings"

	face "parley/bot/slack"
)

// cookie is where a browser keeps what its states are bound to. The prefix has browsers keep it to this host and to
// https (https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis, section 4.1.3.2).
const cookie = "__Host-parley-install"

// goPath is where the button of the page leads. It can be the app's direct install URL as well.
const goPath = face.InstallPath + "/go"

// Handler serves the pages by which people install Parley in a workspace of theirs.
func (w *Workspaces) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+face.InstallPath, w.begin)
	mux.HandleFunc("GET "+goPath, w.start)
	mux.HandleFunc("GET "+face.InstalledPath, w.finish)
	return mux
}

// start sends the browser to Slack, where a person allows the app or not.
func (w *Workspaces) start(rw http.ResponseWriter, r *http.Request) {
	browser := browserOf(r)
	if browser == "" {
		browser = rand.Text()
	}
	http.SetCookie(rw, &http.Cookie{
		Name: cookie, Value: browser, Path: "/", MaxAge: int(goodFor.Seconds()),
		Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode, // Slack's page leads back by a link
	})
	guard(rw.Header())
	http.Redirect(rw, r, w.authorize(w.states.issue(browser)), http.StatusFound)
}

// authorize is Slack's page on which a person allows the app. Beside the Web API of another Slack, such as GovSlack's,
// stands a page of its own.
func (w *Workspaces) authorize(state string) string {
	return strings.TrimSuffix(w.o.API, "api/") + "oauth/v2/authorize?" + url.Values{
		"client_id": {w.o.ClientID}, "scope": {strings.Join(face.Scopes(w.o.Ways), ",")},
		"redirect_uri": {w.redirect()}, "state": {state},
	}.Encode()
}

func (w *Workspaces) redirect() string { return w.o.Address + face.InstalledPath }

// browserOf returns what a browser keeps, "" when it keeps nothing Parley gave it.
func browserOf(r *http.Request) string {
	c, err := r.Cookie(cookie)
	if err != nil || len(c.Value) != len(rand.Text()) {
		return ""
	}
	return c.Value
}
