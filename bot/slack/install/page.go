package install

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"

	face "parley/bot/slack"
)

// A page is what a person sees: a heading, a few lines, and where to go on.
type page struct {
	Title string
	Lines []string
	List  []string
	Link  string // "" for none
	Label string
}

// The pages an install can end on.
var (
	notAllowed = page{Title: "Parley was not installed", Lines: []string{
		"Slack says that it was not allowed. Some workspaces let only their admins install apps; ask one of them."}, Link: face.InstallPath, Label: "Begin again"}
	unbegun = page{Title: "Please begin again", Lines: []string{
		"This install was not begun in this browser within the last ten minutes, or it was finished before. Nothing was changed."}, Link: face.InstallPath, Label: "Begin again"}
	later = page{Title: "Slack did not answer", Lines: []string{
		"Parley was not installed. Try again in a minute or two."}, Link: face.InstallPath, Label: "Try again"}
	misconfigured = page{Title: "Parley is not set up rightly", Lines: []string{
		"It was not installed, and trying again will not help. Whoever runs this Parley finds the reason in its log."}}
	wholeOrganisation = page{Title: "One workspace at a time", Lines: []string{
		"Parley can be installed in a single workspace, not in a whole organisation. Begin again, and choose a workspace at the top right of Slack's page."}, Link: face.InstallPath, Label: "Begin again"}
)

// installed is the page of an install that went well.
func installed(team string) page {
	return page{Title: "Parley is in " + team, Lines: []string{
		"Ask it in a direct message, or invite it to a channel and mention it there.",
		face.Command + " help says how to ask. You can close this page."}}
}

// begin says what Parley may do once it is installed.
func (w *Workspaces) begin(rw http.ResponseWriter, _ *http.Request) {
	p := page{
		Title: "Parley for Slack",
		Lines: []string{"Answers about the US-China trade talks and the technology export rules, quoted word for word with source and date.",
			"Installed in a workspace, Parley may"},
		Link: goPath, Label: "Add to Slack",
	}
	for _, scope := range face.Scopes(w.o.Ways) {
		p.List = append(p.List, face.Purpose(scope)+" ("+scope+")")
	}
	w.show(rw, http.StatusOK, p)
}

//go:embed page.html
var pageText string

//go:embed page.css
var style string

var layout = template.Must(template.New("page").Parse(pageText))

// show writes a page.
func (w *Workspaces) show(rw http.ResponseWriter, status int, p page) {
	var text bytes.Buffer
	err := layout.Execute(&text, struct {
		page
		Style template.CSS
	}{p, template.CSS(style)})
	if err != nil {
		w.o.Log.Error("a page could not be made", "error", err)
		http.Error(rw, "something went wrong", http.StatusInternalServerError)
		return
	}
	guard(rw.Header())
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.WriteHeader(status)
	_, _ = rw.Write(text.Bytes()) // a browser that went away is no concern of ours
}

// guard has browsers load nothing, frame nothing, keep nothing and tell nobody where they came from: the address they
// are at holds a code.
func guard(h http.Header) {
	sum := sha256.Sum256([]byte(style))
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+
		"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}
