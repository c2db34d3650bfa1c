package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// parley runs a command line on a data folder and returns what it printed.
func parley(t *testing.T, data string, want int, args ...string) string {
	t.Helper()
	var out, err bytes.Buffer
	if code := run(t.Context(), append([]string{"--data", data}, args...), streams{strings.NewReader(""), &out, &err}); code != want {
		t.Fatalf("%q ended with %d, want %d\n%s%s", args, code, want, &out, &err)
	}
	return out.String() + err.String()
}

// The days are of next year, whatever year it is: how far ahead is looked has an end.
func TestUpcoming(t *testing.T) {
	dir, year := t.TempDir(), time.Now().Year()+1
	data, text := filepath.Join(dir, "data"), filepath.Join(dir, "a.md")
	body := fmt.Sprintf("---\ntitle: Cats in general\npublished: 2025-09-01\n---\nThe Lion Accord took effect on 28 July 2025. "+
		"The Lion Accord expires on 27 July %d. Comments on the Tiger Rule close on 1 March %d. The Bear Pact runs through %d.\n", year, year, year+3)
	if err := os.WriteFile(text, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	parley(t, data, exitDone, "index", text)
	got := parley(t, data, exitDone, "upcoming")
	order := regexp.MustCompile(fmt.Sprintf(`(?s)^3 sentences tell of days from .* on\n\n1 March %d\n  “Comments on the Tiger Rule close on 1 March %d.” \[1\]\n.*`+
		`\n27 July %d\n.*\n%d\n  “The Bear Pact`, year, year, year, year+3))
	if !order.MatchString(got) || strings.Contains(got, "took effect") {
		t.Error(got)
	}
	if got := parley(t, data, exitDone, "upcoming", "Tiger", "Rule"); !strings.Contains(got, "Tiger") || strings.Contains(got, "Lion") {
		t.Error(got)
	}
	if got := parley(t, data, exitDone, "upcoming", "price of tea"); !strings.Contains(got, "or a day after it about “price of tea”.") {
		t.Error(got)
	}
	if got := parley(t, data, exitFailed, "upcoming", "--ics", filepath.Join(dir, "none", "days.ics")); !strings.Contains(got, "name a file in a folder that is there") {
		t.Error(got)
	}
	days := filepath.Join(dir, "days.ics")
	if got := parley(t, data, exitDone, "upcoming", "--json", "--ics", days); !strings.Contains(got, fmt.Sprintf(`"when":{"from":"%d-03-01","to":"%d-03-01"},"ahead":true`, year, year)) {
		t.Error(got)
	}
	written, err := os.ReadFile(days)
	if err != nil || strings.Count(string(written), "BEGIN:VEVENT\r\n") != 3 {
		t.Errorf("%v\n%s", err, written)
	}
}
