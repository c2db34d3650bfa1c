package respond

import (
	"sync"

	"parley/bot/journal"
)

// mostVoices bounds the threads listened to; past it the knowledge begins anew.
const mostVoices = 10_000

// voices know in which threads somebody else spoke since Parley's last answer: there people talk to each other. It is
// held in memory alone, for after a restart the worst is one answer too many.
type voices struct {
	mu   sync.Mutex
	last map[journal.Thread]string
}

func newVoices() *voices { return &voices{last: map[journal.Thread]string{}} }

// spoke notes that a user wrote something Parley left alone.
func (v *voices) spoke(in journal.Thread, user string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.last) >= mostVoices {
		clear(v.last)
	}
	v.last[in] = user
}

// answered notes that Parley has the last word.
func (v *voices) answered(in journal.Thread) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.last, in)
}

// others tells whether anybody but user spoke since Parley did.
func (v *voices) others(in journal.Thread, user string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	last, ok := v.last[in]
	return ok && last != user
}
