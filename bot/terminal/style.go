package terminal

import (
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// Bounds of a line, in columns. Longer lines are hard to read, shorter ones hold no source.
const (
	mostWidth  = 96
	leastWidth = 20
)

// A Style is what the place written to can show. The zero Style is that of a pipe:
// no escape sequence, and no line broken, so that what is searched for in a quotation is found.
type Style struct {
	Width int  // columns to wrap at; 0 wraps nothing
	Color bool // colours and weights
	Links bool // addresses one can click (OSC 8)
}

// StyleOf returns the style for w, the zero Style unless it is a terminal.
// NO_COLOR (https://no-color.org) and TERM=dumb are honoured.
func StyleOf(w io.Writer) Style {
	f, ok := w.(*os.File)
	if !ok {
		return Style{}
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return Style{}
	}
	return styleFor(columns, os.Getenv)
}

func styleFor(columns int, env func(string) string) Style {
	able := env("TERM") != "dumb"
	return Style{
		Width: min(max(columns, leastWidth), mostWidth),
		Color: able && env("NO_COLOR") == "",
		Links: able && links(env),
	}
}

// links reports whether a terminal is known to understand OSC 8. Those that do not may print the
// sequence, so an unknown one gets none (https://github.com/Alhadis/OSC8-Adoption lists who does).
func links(env func(string) string) bool {
	kind := env("TERM")
	if strings.HasPrefix(kind, "screen") || strings.HasPrefix(kind, "tmux") {
		return false // passes on what the terminal around it may not know
	}
	switch env("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby", "mintty":
		return true
	}
	switch kind {
	case "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm":
		return true
	}
	vte, _ := strconv.Atoi(env("VTE_VERSION")) // 0.50.0 crashes on a link, GNOME bug 787007
	return vte > 5000 || env("WT_SESSION") != "" || env("KONSOLE_VERSION") != ""
}

// Paints: what goes between ESC [ and m, "" for none.
const (
	plain  = ""
	strong = "1"
	faint  = "2"
	warn   = "33"
)

// painted returns one line in a paint, as far as the style has colours.
func (s Style) painted(paint, line string) string {
	if !s.Color || paint == plain || line == "" {
		return line
	}
	return "\x1b[" + paint + "m" + line + "\x1b[0m"
}

// linked returns an address as one can click on it. Only web addresses become links: another
// scheme may start a program.
func (s Style) linked(link string) string {
	link = address(link)
	if !s.Links || !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
		return link
	}
	return "\x1b]8;;" + link + "\x1b\\" + link + "\x1b]8;;\x1b\\"
}
