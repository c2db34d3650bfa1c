package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"
)

// adminPages are what whoever runs a server looks at: /healthz answers as long as the process does, /readyz tells whether
// it can answer questions and what is in the way, /metrics are its figures.
func adminPages(f *figures, ready ...func() error) *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		for _, look := range ready {
			if err := look(); err != nil {
				say(w, http.StatusServiceUnavailable, err.Error())
				return
			}
		}
		say(w, http.StatusOK, "ready")
	})
	mux.Handle("GET /metrics", f.page())
	return mux
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text+"\n") // nobody is left to tell when it fails
}

// guarded has browsers run and load nothing, frame nothing and guess no type, unless the page itself says otherwise.
func guarded(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		pages.ServeHTTP(w, r)
	})
}

// onLoopback is the address to listen on: one without a host, such as ":3000", is reached from this machine alone.
func onLoopback(address string) (string, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return "", misuse(fmt.Sprintf("address %q: want HOST:PORT, or :PORT for this machine alone", address))
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port), nil
}

// sameAddress tells whether two addresses to listen on are one, however they are written. Two that leave the port to the
// system, written differently, are not.
func sameAddress(a, b string) bool {
	one, err1 := onLoopback(a)
	two, err2 := onLoopback(b)
	return a == b || err1 == nil && err2 == nil && one == two && !strings.HasSuffix(one, ":0")
}

// A listener is an HTTP server that is open already.
type listener struct {
	open   net.Listener
	server *http.Server
}

// listen opens an address for pages.
func listen(ctx context.Context, address string, pages http.Handler, log *slog.Logger) (*listener, error) {
	address, err := onLoopback(address)
	if err != nil {
		return nil, err
	}
	open, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen: %w; name another address", err)
	}
	return &listener{open: open, server: &http.Server{
		Handler:           guarded(pages),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}}, nil
}

// run serves until ctx ends, and lets requests under way finish.
func (l *listener) run(ctx context.Context) error {
	ended := make(chan error, 1)
	go func() { ended <- l.server.Serve(l.open) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve %s: %w", l.open.Addr(), err)
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	err := l.server.Shutdown(late)
	if closed := <-ended; !errors.Is(closed, http.ErrServerClosed) {
		err = errors.Join(err, closed)
	}
	return err
}
