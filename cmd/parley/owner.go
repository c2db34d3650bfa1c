package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"parley/bot"
)

// An owner is a server that does the work of other commands on its data folder: they hand it over a socket that only this
// user can reach, in HTTP. So what is brought in beside a running server is searched at once, and no index is made twice.
//
//	POST /run   a handed command; the answer is a line of JSON for each thing printed, and one for the exit code
//	POST /ask   a bot.Message; the answer is an answer.Answer
//
// DIR/OWNER names the socket. One that nobody answers at is left over from a process that was killed.
type owner struct {
	home   *home
	asker  *bot.Bot
	log    *slog.Logger
	listen net.Listener
	folder string   // of the socket, made for it; "" when it is in the data folder
	lock   *os.File // the data folder, locked while it has this owner

	running sync.Mutex // one handed command at a time
}

// ownerFile holds the path of the socket of a folder's owner.
const ownerFile = "OWNER"

// longestSocket is how many bytes the path of a socket may have everywhere: macOS takes 103, Linux 107.
const longestSocket = 100

// own makes this process the owner of its data folder. It is nil when another one is.
func (h *home) own(ctx context.Context, asker *bot.Bot, log *slog.Logger) (*owner, error) {
	o := &owner{home: h, asker: asker, log: log}
	mine, err := o.take()
	if err == nil && (!mine || ownerOf(ctx, h.dir) != nil) { // where the system locks nothing, whoever answers is the owner
		return nil, o.Close()
	}
	var socket string
	if err == nil {
		socket, err = o.socket()
	}
	if err == nil {
		o.listen, err = (&net.ListenConfig{}).Listen(ctx, "unix", socket)
	}
	if err == nil {
		err = os.Chmod(socket, 0o600)
	}
	if err == nil {
		err = replaceFile(filepath.Join(h.dir, ownerFile), []byte(socket))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("take work from other commands: %w", err), o.Close())
	}
	return o, nil
}

// take locks the data folder, so that of servers that start together one becomes its owner, and reports whether it could.
func (o *owner) take() (mine bool, err error) {
	if o.lock, err = os.Open(o.home.dir); err != nil {
		return false, err
	}
	return tryLock(o.lock)
}

// socket returns where to listen. It is nobody's: a socket of a process that is gone is removed.
func (o *owner) socket() (string, error) {
	dir, err := filepath.Abs(o.home.dir)
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "owner.sock")
	if len(path) <= longestSocket {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		return path, nil
	}
	if o.folder, err = os.MkdirTemp("", "parley-"); err != nil {
		return "", err
	}
	return filepath.Join(o.folder, "owner.sock"), nil
}

// run takes work until ctx ends; what is under way is then cancelled and waited for.
func (o *owner) run(ctx context.Context) error {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /run", o.serveRun)
	mux.HandleFunc("POST /ask", o.serveAsk)
	server := &http.Server{
		Handler: mux, ReadHeaderTimeout: 5 * time.Second, ErrorLog: slog.NewLogLogger(o.log.Handler(), slog.LevelWarn),
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(o.listen) }()
	select {
	case err := <-ended:
		return fmt.Errorf("take work from other commands: %w", err)
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	err := server.Shutdown(late)
	<-ended
	return errors.Join(err, o.Close())
}

// Close gives the folder up.
func (o *owner) Close() error {
	var errs []error
	if o.listen != nil {
		if err := o.listen.Close(); !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
		if err := os.Remove(filepath.Join(o.home.dir, ownerFile)); !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	if o.folder != "" {
		errs = append(errs, os.RemoveAll(o.folder))
	}
	if o.lock != nil {
		errs = append(errs, o.lock.Close()) // last: from then on another one may own the folder
	}
	return errors.Join(errs...)
}

// serveRun runs a handed command on the owner's home and tells what it prints.
func (o *owner) serveRun(w http.ResponseWriter, r *http.Request) {
	var work handed
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&work); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	o.running.Lock()
	defer o.running.Unlock()
	began := time.Now()
	tell := &teller{to: w}
	std := streams{in: http.NoBody, out: printer{tell, false}, err: printer{tell, true}}
	code := runIn(r.Context(), work.Args, std, &cli{home: o.home, at: work.At, nets: work.AllowNet, apart: o.home.apart})
	tell.tell(told{Exit: &code})
	o.log.Info("a command was run for another process", "command", work.verb(), "code", code, "took", time.Since(began).Round(time.Millisecond))
}

func (o *owner) serveAsk(w http.ResponseWriter, r *http.Request) {
	var m bot.Message
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 16<<20)).Decode(&m); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	a, err := o.asker.Ask(r.Context(), m)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(a) // an error is the other process being gone
}

// A told is a line of the answer to /run: a piece of what was printed, or the exit code.
type told struct {
	Out  []byte `json:"out,omitempty"`
	Err  []byte `json:"err,omitempty"`
	Exit *int   `json:"exit,omitempty"`
}

// A teller sends what is told at once. It is safe for concurrent use.
type teller struct {
	mu sync.Mutex
	to http.ResponseWriter
}

func (t *teller) tell(line told) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := json.NewEncoder(t.to).Encode(line); err != nil {
		return err
	}
	return http.NewResponseController(t.to).Flush()
}

// A printer is standard output or standard error of a handed command.
type printer struct {
	*teller
	toErr bool
}

func (p printer) Write(text []byte) (int, error) {
	line := told{Out: text}
	if p.toErr {
		line = told{Err: text}
	}
	if err := p.tell(line); err != nil {
		return 0, err
	}
	return len(text), nil
}
