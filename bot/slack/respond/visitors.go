package respond

import (
	"sync"

	"parley/bot/journal"
)

// mostVisitors bounds the people whose home tab is kept up to date; past it the knowledge begins anew.
const mostVisitors = 10_000

// visitors know who has seen the home tab, and so has one to keep up to date. It is held in memory alone: the tab is
// made anew whenever it is opened.
type visitors struct {
	mu   sync.Mutex
	seen map[journal.Person]bool
}

func newVisitors() *visitors { return &visitors{seen: map[journal.Person]bool{}} }

// came notes that a person sees the home tab.
func (v *visitors) came(p journal.Person) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.seen) >= mostVisitors {
		clear(v.seen)
	}
	v.seen[p] = true
}

// know tells whether a person has come.
func (v *visitors) know(p journal.Person) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.seen[p]
}
