package main

import (
	"errors"
	"net/http/httptest"
	"testing"
)

func TestAddressesWithoutAHostAreThisMachines(t *testing.T) {
	for given, want := range map[string]string{
		":3000": "127.0.0.1:3000", "0.0.0.0:3000": "0.0.0.0:3000", "[::]:80": "[::]:80", "localhost:1": "localhost:1",
	} {
		if got, err := onLoopback(given); err != nil || got != want {
			t.Errorf("%s: %s, %v", given, got, err)
		}
	}
	for _, given := range []string{"", "3000", "a b"} {
		if _, err := onLoopback(given); !errors.As(err, new(misuse)) {
			t.Errorf("%q: %v", given, err)
		}
	}
}

func TestSameAddress(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{":3000", "127.0.0.1:3000", true}, {":0", ":0", true}, {":0", "127.0.0.1:0", false}, {"localhost:1", "localhost:1", true},
		{":3000", ":3001", false}, {":3000", "0.0.0.0:3000", false}, {":3000", "", false}, {"3000", ":3000", false},
	} {
		if got := sameAddress(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestReadyTellsWhatIsInTheWay(t *testing.T) {
	wrong := errors.New("no connection to Slack")
	for _, c := range []struct {
		ready  error
		path   string
		status int
		text   string
	}{
		{nil, "/readyz", 200, "ready\n"},
		{wrong, "/readyz", 503, "no connection to Slack\n"},
		{wrong, "/healthz", 200, "ok\n"},
		{nil, "/other", 404, "404 page not found\n"},
	} {
		w := httptest.NewRecorder()
		adminPages(newFigures(), func() error { return nil }, func() error { return c.ready }).ServeHTTP(w, httptest.NewRequest("GET", c.path, nil))
		if w.Code != c.status || w.Body.String() != c.text {
			t.Errorf("%s: %d %q", c.path, w.Code, w.Body)
		}
	}
}
