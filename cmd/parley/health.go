package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"parley/bot/terminal"
)

// healthVerb is `parley health`, for a container's health check, which has no other program at hand.
type healthVerb struct {
	Address string `arg:"" help:"Where a running Parley shows /readyz: the --admin of parley serve, such as 127.0.0.1:9090."`
}

// Run succeeds when a running Parley is ready to answer, and says otherwise what keeps it.
func (v *healthVerb) Run(ctx context.Context, std streams) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+v.Address+"/readyz", nil)
	if err != nil {
		return misuse(fmt.Sprintf("%q is no address such as 127.0.0.1:9090", v.Address))
	}
	got, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(ask) // a proxy could not reach it
	if err != nil {
		return fmt.Errorf("no Parley answers at %s: %w; run it with: parley serve --admin %[1]s", v.Address, errors.Unwrap(err))
	}
	defer func() { _ = got.Body.Close() }() // what is read of it was read
	if text, err := io.ReadAll(io.LimitReader(got.Body, 4096)); got.StatusCode != http.StatusOK {
		return errors.Join(err, fmt.Errorf("not ready (%d): %s", got.StatusCode, terminal.Plain(strings.TrimSpace(string(text)))))
	}
	_, err = fmt.Fprintln(std.out, "ready")
	return err
}
