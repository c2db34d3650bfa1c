package sandbox

import (
	"embed"
	"fmt"
	"net"
	"net/http"
	"path"
	"strings"

	"parley/bot/slack/slacktest"
)

//go:embed page
var page embed.FS

// The conversations of a new sandbox.
const (
	General = "C01GENERAL"
	Trade   = "C02TRADE"
	Desk    = "G03DESK" // private
)

// A Sandbox is a workspace and the page over it. It is an http.Handler and safe for concurrent use.
type Sandbox struct {
	slack *slacktest.Server
	owner *owner
	mux   *http.ServeMux
}

// New starts a workspace with two people, ada, an admin, and ben. Close it after use.
func New() (s *Sandbox, err error) {
	o := &owner{}
	defer o.failed(&err)
	members := []string{"U01ADA", "U02BEN", slacktest.BotUserID}
	s = &Sandbox{owner: o, mux: http.NewServeMux(), slack: slacktest.New(o, slacktest.Options{
		Clock: slacktest.SystemClock{},
		Channels: []slacktest.Channel{
			{ID: General, Name: "general", Kind: slacktest.Public, Members: members},
			{ID: Trade, Name: "trade", Kind: slacktest.Public, Members: members},
			{ID: Desk, Name: "desk", Kind: slacktest.Private, Members: members},
		},
	})}
	for _, user := range []string{"U01ADA", "U02BEN"} {
		s.slack.DM(user) // opened, so that it is there to be written in
	}
	s.mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { file(w, "page.html") })
	s.mux.HandleFunc("GET /{file}", func(w http.ResponseWriter, r *http.Request) { file(w, r.PathValue("file")) })
	s.mux.HandleFunc("GET /state", s.state)
	s.mux.HandleFunc("GET /files/{id}", s.shared)
	s.mux.HandleFunc("POST /act", s.act)
	return s, nil
}

// URL is the address of the stand-in's Web API, which takes slacktest.BotToken and slacktest.AppToken.
func (s *Sandbox) URL() string { return s.slack.URL() }

// Close ends the workspace.
func (s *Sandbox) Close() { s.owner.close() }

// ServeHTTP serves the page, to this machine's own browser only: a request that names another host, as a page elsewhere
// could make a browser send, or that comes from another origin or machine, is refused.
func (s *Sandbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "+
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cache-Control", "no-store")
	if !local(r.RemoteAddr) || !local(r.Host) || !sameOrigin(r) {
		http.Error(w, "this page is for a browser on the same machine, by its own address", http.StatusForbidden)
		return
	}
	s.mux.ServeHTTP(w, r)
}

// local tells whether a host, with a port or without, is this machine.
func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// sameOrigin tells whether a request comes from this page. A browser says so in either header.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin := r.Header.Get("Origin")
	return origin == "" && r.Method == http.MethodGet || origin == "http://"+r.Host
}

// kinds are the files the page is made of, by the ends of their names. What a system says of them differs.
var kinds = map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}

// file serves a file of the page.
func file(w http.ResponseWriter, name string) {
	data, err := page.ReadFile("page/" + name)
	if err != nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", kinds[path.Ext(name)])
	_, _ = w.Write(data) // the browser went away
}

// shared serves a picture that was shared in the workspace; other files are not shown.
func (s *Sandbox) shared(w http.ResponseWriter, r *http.Request) {
	f := s.slack.File(r.PathValue("id"))
	if http.DetectContentType(f.Content) != "image/png" {
		http.Error(w, "there is no such picture", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(f.Content) // the browser went away
}

// An owner stands where the stand-in for Slack expects a test: what nobody could do is told to whoever tried.
type owner struct{ cleanups []func() }

// impossible is what the stand-in says of something nobody could do.
type impossible string

func (i impossible) Error() string { return string(i) }

// Helper does nothing.
func (o *owner) Helper() {}

// Cleanup keeps f for the end.
func (o *owner) Cleanup(f func()) { o.cleanups = append(o.cleanups, f) }

// Fatalf ends what was tried.
func (o *owner) Fatalf(format string, args ...any) {
	panic(impossible(strings.TrimPrefix(fmt.Sprintf(format, args...), "slacktest: ")))
}

// failed, deferred, makes an error of what was impossible.
func (o *owner) failed(err *error) {
	switch r := recover().(type) {
	case nil:
	case impossible:
		*err = r
	default:
		panic(r)
	}
}

func (o *owner) close() {
	for _, f := range o.cleanups {
		f()
	}
	o.cleanups = nil
}
