package delivery

import (
	"slices"
	"time"

	"parley/bot/journal"
)

// A job is an event somebody here is to answer.
type job struct {
	Event
	facts
	within   time.Duration // how long the journal hands it out
	since    time.Time     // when it came into the queue
	failures int           // in this process
	noticed  chan struct{} // nil until somebody tells the asker that others come first; closed when that is done
}

// entry is the event as the journal knows it.
func (j *job) entry() journal.Event {
	return journal.Event{Names: j.names, Kind: string(j.Kind), Payload: j.Payload, Within: j.within}
}

// A laneKey names a lane.
type laneKey struct {
	name   string
	urgent bool
}

// A lane is a conversation with jobs waiting or one out.
type lane struct {
	waiting []*job
	out     bool
	told    bool // its asker that others come first
}

func (f facts) key() laneKey { return laneKey{f.lane, f.urgent} }

// rank is 0 for urgent lanes, 1 for the others.
func (k laneKey) rank() int {
	if k.urgent {
		return 0
	}
	return 1
}

// insert puts j behind every job that is not later. A job without a timestamp goes last.
func (l *lane) insert(j *job) {
	at := len(l.waiting)
	for at > 0 && j.stamp != "" && l.waiting[at-1].stamp > j.stamp {
		at--
	}
	l.waiting = slices.Insert(l.waiting, at, j)
}
