package delivery

import "time"

// An Observer hears what happens, for figures. Its methods are called from many goroutines and return at once.
type Observer interface {
	// Received tells that an event came in, and what became of it.
	Received(k Kind, f Fate)

	// Responded tells that one try to answer is over, and how long it took since the event came in.
	Responded(e Event, o Outcome, took time.Duration)

	// Linked tells that connection n, from 1, is up or down.
	Linked(n int, up bool)
}

// A Fate is what becomes of an event that comes in.
type Fate string

// The fates of events.
const (
	Taken     Fate = "taken"     // it waits for its answer
	Deferred  Fate = "deferred"  // it waits in the journal, for the queue is full
	Resumed   Fate = "resumed"   // taken from the journal, where it was left unanswered
	Unwanted  Fate = "unwanted"  // not meant for Parley
	Duplicate Fate = "duplicate" // somebody is at it, or has answered it
	Lapsed    Fate = "lapsed"    // too old, or tried too often
	Refused   Fate = "refused"   // not acknowledged: the journal could not be written, or this is the end
	Dropped   Fate = "dropped"   // not acknowledged: more came in than could be read
	Unknown   Fate = "unknown"   // acknowledged and forgotten: no kind of event that is known
)

// An Outcome is how a try to answer ended.
type Outcome string

// The outcomes of a try.
const (
	Done     Outcome = "answered"
	Ignored  Outcome = "ignored"  // no answer was called for
	Failed   Outcome = "failed"   // with an error; it is tried again
	Panicked Outcome = "panicked" // likewise
	GaveUp   Outcome = "gave up"  // the last try failed as well
	Lost     Outcome = "lost"     // another process is at it
	Returned Outcome = "returned" // this is the end: the next process answers it
)

// unobserved is the Observer where nobody looks.
type unobserved struct{}

func (unobserved) Received(Kind, Fate)                     {}
func (unobserved) Responded(Event, Outcome, time.Duration) {}
func (unobserved) Linked(int, bool)                        {}
