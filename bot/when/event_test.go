package when_test

import (
	"strings"
	"testing"

	"parley/bot/when"
)

func TestEventsThatMakeNoSenseAreNamed(t *testing.T) {
	for _, text := range []string{"2025-05-10 | Geneva", "2025-05-11 | 2025-05-10 | Geneva | x", "May | May | Geneva | x", "2025-05-10 | 2025-05-11 | ; | x"} {
		if _, err := when.ReadEvents(strings.NewReader("# comment\n\n" + text)); err == nil || !strings.Contains(err.Error(), "line 3") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestEveryEventHasASource(t *testing.T) {
	r := reader(t)
	if got := resolved(r, "before Busan", "2026-11-26"); got != "before - 2025-10-29" {
		t.Error(got)
	}
}
