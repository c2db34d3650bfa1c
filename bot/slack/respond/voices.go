package respond

import (
	"slices"
	"sync"

	"parley/bot/journal"
)

// mostVoices bounds the threads listened to; past it the knowledge begins anew.
const mostVoices = 10_000

// voices know in which threads somebody else spoke since Parley's last answer: there people talk to each other. It is
// held in memory alone, for after a restart the worst is one answer too many.
type voices struct {
	mu   sync.Mutex
	said map[journal.Thread][]string // who wrote there since
}

func newVoices() *voices { return &voices{said: map[journal.Thread][]string{}} }

// spoke notes that a user wrote something Parley left alone.
func (v *voices) spoke(in journal.Thread, user string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.said) >= mostVoices {
		clear(v.said)
	}
	if !slices.Contains(v.said[in], user) {
		v.said[in] = append(v.said[in], user)
	}
}

// answered notes that Parley has the last word.
func (v *voices) answered(in journal.Thread) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.said, in)
}

// others tells whether anybody but user spoke since Parley did.
func (v *voices) others(in journal.Thread, user string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.ContainsFunc(v.said[in], func(other string) bool { return other != user })
}
