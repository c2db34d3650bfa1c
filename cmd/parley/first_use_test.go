package main

import (
	"strings"
	"testing"
	"time"
)

// quickFirst is the most process time that the first question on an empty folder may take. Time on the clock
// would say more about the machine's other work.
const quickFirst = 2 * time.Second

// A question on an empty folder is answered from the embedded briefings at once: the best of three tries counts,
// each with a folder of its own.
func TestFirstUseIsQuick(t *testing.T) {
	if watched {
		t.Skip("the race detector makes everything many times slower")
	}
	best := time.Hour
	for range 3 {
		c := command(t, t.TempDir(), "ask", "Who announced the TikTok framework?")
		r := finish(t, c)
		if r.code != 0 || !strings.Contains(r.out, "Bessent announced on 15 September 2025") {
			t.Fatalf("ended with %d\n%s%s", r.code, r.out, r.err)
		}
		best = min(best, c.ProcessState.UserTime()+c.ProcessState.SystemTime())
	}
	t.Logf("first use: %v of at most %v", best, quickFirst)
	if best > quickFirst {
		t.Errorf("first use took %v of process time, want at most %v", best, quickFirst)
	}
}
