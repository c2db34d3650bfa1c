package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func TestHealth(t *testing.T) {
	var status atomic.Int64
	status.Store(http.StatusOK)
	admin := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/readyz" {
			t.Errorf("asked for %s", r.URL)
		}
		http.Error(w, "no connection to Slack", int(status.Load()))
	}))
	defer admin.Close()
	address := strings.TrimPrefix(admin.URL, "http://")
	if r := finish(t, command(t, t.TempDir(), "health", address)); r.code != exitDone || r.out != "ready\n" {
		t.Errorf("ready: %+v", r)
	}
	status.Store(http.StatusServiceUnavailable)
	if r := finish(t, command(t, t.TempDir(), "health", address)); r.code != exitFailed || !strings.Contains(r.err, "no connection to Slack") {
		t.Errorf("not ready: %+v", r)
	}
	admin.Close()
	if r := finish(t, command(t, t.TempDir(), "health", address)); r.code != exitFailed || !strings.Contains(r.err, "parley serve --admin "+address) {
		t.Errorf("nobody there: %+v", r)
	}
	if r := finish(t, command(t, t.TempDir(), "health", "no address")); r.code != exitMisused {
		t.Errorf("no address: %+v", r)
	}
}
