package slack

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares what Slack is sent with testdata/name.json, or writes it with -update. The JSON is decoded: "<" is
// "<", so that a look at the file shows what Slack reads.
func golden(t *testing.T, name string, sent any) {
	t.Helper()
	var got bytes.Buffer
	e := json.NewEncoder(&got)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(sent); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; write it with: go test ./bot/slack -update", err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("%s changed; look at it, then write it with: go test ./bot/slack -update\n%s", path, d)
	}
}

// decoded returns what Slack reads of v.
func decoded(t interface{ Fatalf(string, ...any) }, v any) any {
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var read any
	if err := json.Unmarshal(raw, &read); err != nil {
		t.Fatalf("%v", err)
	}
	return read
}
