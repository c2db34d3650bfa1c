package slack

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPeerTypes holds every message and window of the golden files against Slack's own TypeScript types, which know
// the shape of each block but not its lengths.
func TestPeerTypes(t *testing.T) {
	dir := os.Getenv("SLACK_PEERS")
	if dir == "" {
		t.Skip("Slack's own libraries for Node are not at hand: run .ci/steps/30-slack-peers")
	}
	text, n := declarations(t)
	if n < 20 {
		t.Errorf("%d golden messages and windows, which is too few to be all", n)
	}
	if out, err := compiled(t, dir, text); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	wrong := strings.Replace(text, `"type":"plain_text"`, `"type":"rich_words"`, 1)
	if out, err := compiled(t, dir, wrong); err == nil || wrong == text {
		t.Errorf("a text of no known type passes\n%s", out)
	}
}

// offset lets a list say that it begins at its beginning, as slack-go always does: Slack documents the property
// (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block), @slack/types 3.2.0 leaves it out.
const offset = "declare module '@slack/types/dist/block-kit/block-elements.js' { interface RichTextList { offset?: 0 } }\n"

// declarations returns a TypeScript file that declares each golden message and window as what it is meant to be, a line
// each, and how many there are.
func declarations(t *testing.T) (text string, n int) {
	t.Helper()
	var all strings.Builder
	all.WriteString("import type { HomeView, KnownBlock, ModalView } from '@slack/types';\n" + offset)
	for _, folder := range []string{"render", "more", "window"} {
		files, err := filepath.Glob(filepath.Join("testdata", folder, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			n += declare(t, &all, file, raw)
		}
	}
	return all.String(), n
}

// declare writes the declarations for one golden file: a message, a list of them, or a window.
func declare(t *testing.T, w *strings.Builder, file string, raw json.RawMessage) (n int) {
	t.Helper()
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	for _, one := range list {
		var shown struct {
			Type   string          `json:"type"`
			Blocks json.RawMessage `json:"blocks"`
		}
		if err := json.Unmarshal(one, &shown); err != nil || shown.Blocks == nil {
			t.Fatalf("%s is neither a message nor a window: %v", file, err)
		}
		fmt.Fprintf(w, "(%s satisfies KnownBlock[]); // %s\n", flat(t, shown.Blocks), file)
		if shown.Type != "" {
			fmt.Fprintf(w, "(%s satisfies HomeView | ModalView); // %s\n", flat(t, one), file)
		}
		n++
	}
	return n
}

// flat returns JSON on one line.
func flat(t *testing.T, raw json.RawMessage) []byte {
	t.Helper()
	line, err := json.Marshal(raw)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func compiled(t *testing.T, dir, text string) (out []byte, err error) {
	t.Helper()
	file := filepath.Join(dir, "golden.ts")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return exec.CommandContext(t.Context(), filepath.Join(dir, "node_modules", ".bin", "tsc"),
		"--noEmit", "--skipLibCheck", "--strict", "--module", "nodenext", file).CombinedOutput()
}
