package terminal

import (
	"io"
	"os"
	"testing"
)

func TestStyleFor(t *testing.T) {
	for _, c := range []struct {
		name    string
		columns int
		env     map[string]string
		want    Style
	}{
		{"ordinary", 80, map[string]string{"TERM": "xterm-256color"}, Style{Width: 80, Color: true}},
		{"very wide", 300, map[string]string{"TERM": "xterm"}, Style{Width: 96, Color: true}},
		{"very narrow", 3, map[string]string{"TERM": "xterm"}, Style{Width: 20, Color: true}},
		{"no colour wanted", 80, map[string]string{"NO_COLOR": "1", "TERM": "xterm-kitty"}, Style{Width: 80, Links: true}},
		{"empty NO_COLOR does not count", 80, map[string]string{"NO_COLOR": ""}, Style{Width: 80, Color: true}},
		{"dumb", 80, map[string]string{"TERM": "dumb", "WT_SESSION": "x"}, Style{Width: 80}},
		{"iTerm", 80, map[string]string{"TERM_PROGRAM": "iTerm.app"}, Style{Width: 80, Color: true, Links: true}},
		{"inside tmux", 80, map[string]string{"TERM": "tmux-256color", "TERM_PROGRAM": "WezTerm"}, Style{Width: 80, Color: true}},
		{"GNOME", 80, map[string]string{"VTE_VERSION": "7600"}, Style{Width: 80, Color: true, Links: true}},
		{"GNOME that crashes", 80, map[string]string{"VTE_VERSION": "5000"}, Style{Width: 80, Color: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := styleFor(c.columns, func(k string) string { return c.env[k] }); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestStyleOfAPipeIsPlain(t *testing.T) {
	_, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, out := range []io.Writer{w, io.Discard} {
		if got := StyleOf(out); got != (Style{}) {
			t.Errorf("%T: got %+v, want the zero Style", out, got)
		}
	}
}

func TestLinkedLeavesOtherSchemesAlone(t *testing.T) {
	s := Style{Links: true}
	for in, want := range map[string]string{
		"https://a/b":        "\x1b]8;;https://a/b\x1b\\https://a/b\x1b]8;;\x1b\\",
		"file:///etc/passwd": "file:///etc/passwd",
		"notes/talks.md":     "notes/talks.md",
		"":                   "",
	} {
		if got := s.linked(in); got != want {
			t.Errorf("linked(%q) = %q, want %q", in, got, want)
		}
	}
}
