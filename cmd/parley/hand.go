package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parley/bot"
	"parley/bot/answer"
)

// handedOver are the commands that change what a data folder holds. Where it has an owner, that one runs them.
func handedOver(command string) bool {
	verb, _, _ := strings.Cut(command, " <")
	return slices.Contains([]string{"index", "reindex", "articles remove", "sources sync", "sources reextract"}, verb)
}

// handed is a command for an owner to run.
type handed struct {
	Args     []string
	At       string // the folder it was given in, which its paths are relative to
	AllowNet string // the private networks that sources may be in for whoever gave it
}

// verb is the first word of the command, "" when there is none.
func (h handed) verb() string {
	if len(h.Args) == 0 {
		return ""
	}
	return h.Args[0]
}

// A remote is the way to the owner of a data folder.
type remote struct{ client *http.Client }

// ownerOf returns the way to the owner of a data folder, nil when it has none.
func ownerOf(ctx context.Context, dir string) *remote {
	socket, err := os.ReadFile(filepath.Join(dir, ownerFile))
	if err != nil {
		return nil
	}
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{Timeout: time.Second}).DialContext(ctx, "unix", string(socket))
	}
	c, err := dial(ctx, "", "")
	if err != nil || c.Close() != nil {
		return nil
	}
	return &remote{&http.Client{Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}}
}

// post sends v to the owner and returns what it answers.
func (r *remote) post(ctx context.Context, to string, v any) (io.ReadCloser, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://owner"+to, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	response, err := r.client.Do(request)
	if err != nil {
		return nil, r.lost(ctx, err)
	}
	if response.StatusCode != http.StatusOK {
		defer response.Body.Close()
		text, _ := io.ReadAll(io.LimitReader(response.Body, 4096))
		return nil, errors.New(strings.TrimSpace(string(text)))
	}
	return response.Body, nil
}

// lost says that the owner did not finish.
func (r *remote) lost(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("the server that runs on this data folder ended before it was done: %w; try again", err)
}

// run lets the owner run a command, prints what it prints and returns its exit code. When ctx ends the owner stops it.
func (r *remote) run(ctx context.Context, args []string, nets string, std streams) (code int, err error) {
	at, err := os.Getwd()
	if err != nil {
		return exitFailed, err
	}
	body, err := r.post(ctx, "/run", handed{Args: args, At: at, AllowNet: nets})
	if err != nil {
		return exitFailed, err
	}
	defer body.Close()
	lines := json.NewDecoder(body)
	for {
		var line told
		if err := lines.Decode(&line); err != nil {
			return exitFailed, r.lost(ctx, err)
		}
		if line.Exit != nil {
			return *line.Exit, nil
		}
		_, outErr := std.out.Write(line.Out)
		_, errErr := std.err.Write(line.Err)
		if err := errors.Join(outErr, errErr); err != nil {
			return exitFailed, err
		}
	}
}

// Ask lets the owner answer.
func (r *remote) Ask(ctx context.Context, m bot.Message) (a answer.Answer, err error) {
	body, err := r.post(ctx, "/ask", m)
	if err != nil {
		return a, err
	}
	defer body.Close()
	return a, json.NewDecoder(body).Decode(&a)
}
