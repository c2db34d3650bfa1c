package briefings

import (
	"io"
	"strings"
	"testing"
)

// Each event lies on days, and its source is one that a briefing rests on.
func TestEventsHaveSources(t *testing.T) {
	known := map[string]bool{}
	for _, b := range load(t) {
		for _, s := range b.front.Sources {
			known[s.URL] = true
		}
	}
	text, err := io.ReadAll(Events())
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), " | ")
		if len(fields) != 4 || !day.MatchString(fields[0]) || !day.MatchString(fields[1]) || !known[fields[3]] {
			t.Errorf("%q: want two days, names and the address of a source of the briefings", line)
		}
	}
}
