package slacktest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

// A Server is a Slack workspace with one app in it, served on the loopback interface. Everything it holds is in memory.
// It is safe for concurrent use.
type Server struct {
	t       T
	clock   Clock
	options Options
	http    *httptest.Server
	known   map[string]method

	ctx    context.Context // ends with Close
	cancel context.CancelFunc
	wg     sync.WaitGroup // every goroutine the server started

	mu      sync.Mutex
	changed chan struct{} // closed and made anew whenever something may have changed
	workspace
	gate       gate
	calls      []Call
	failures   map[string][]Failure
	deliveries []*delivery
	envelopes  map[string]*delivery // by envelope_id
	requestURL string
	links      []*Link
	nextLink   int
	tickets    map[string]bool
	replyURLs  map[string]*replyURL
	triggers   map[string]*trigger
	codes      map[string]string // OAuth codes and their redirect addresses
	revoked    bool
}

// New starts a workspace; t.Cleanup closes it.
func New(t T, o Options) *Server {
	t.Helper()
	known := methods()
	o = o.withDefaults(known)
	s := &Server{
		t: t, clock: o.Clock, options: o, known: known, requestURL: o.RequestURL,
		changed: make(chan struct{}), gate: gate{}, failures: map[string][]Failure{},
		envelopes: map[string]*delivery{}, tickets: map[string]bool{}, replyURLs: map[string]*replyURL{}, triggers: map[string]*trigger{}, codes: map[string]string{},
		workspace: newWorkspace(o),
	}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.serveMethod)
	mux.HandleFunc("/link", s.serveLink)
	mux.HandleFunc("/commands/{id}", s.serveReplyURL)
	mux.HandleFunc("/upload/{id}", s.serveUpload)
	mux.HandleFunc("/files/{id}", s.serveFile)
	s.http = httptest.NewUnstartedServer(mux) // so that its address is known before anybody calls
	s.http.Start()
	t.Cleanup(s.Close)
	return s
}

// URL is the address of the Web API with the slash clients want at its end: what slack.com/api/ is to Slack.
func (s *Server) URL() string { return s.http.URL + "/api/" }

// Close drops every connection, ends every delivery and waits for what the server started. A second call does nothing.
func (s *Server) Close() {
	s.cancel()
	for _, l := range s.Links() {
		l.Drop()
	}
	s.http.CloseClientConnections()
	s.http.Close()
	s.wg.Wait()
}

// SetRequestURL makes the app receive signed HTTP requests at an address from now on, or Socket Mode again when it is "".
func (s *Server) SetRequestURL(address string) {
	defer s.lock()()
	s.requestURL = address
}

// Wait returns once cond is true, which is asked again whenever something happened here. After timeout, in real time,
// it gives an error that lists the calls so far.
func (s *Server) Wait(cond func() bool, timeout time.Duration) error {
	late := time.After(timeout)
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if cond() {
			return nil
		}
		select {
		case <-changed:
		case <-late:
			return fmt.Errorf("not so after %v; calls so far: %s", timeout, s.summary())
		}
	}
}

func (s *Server) summary() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, c := range s.calls {
		name := c.Method
		if c.Error != "" {
			name += " (" + c.Error + ")"
		}
		names = append(names, name)
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, ", ")
}

// lock takes the workspace for a change; the function it gives lets it go and tells those who wait.
func (s *Server) lock() (unlock func()) {
	s.mu.Lock()
	return func() {
		close(s.changed)
		s.changed = make(chan struct{})
		s.mu.Unlock()
	}
}

// spawn runs f on a goroutine that Close waits for.
func (s *Server) spawn(f func()) {
	if s.ctx.Err() == nil {
		s.wg.Go(f)
	}
}
