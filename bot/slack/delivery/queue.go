package delivery

import (
	"slices"
	"sync"
	"time"
)

// A queue holds jobs in lanes. Of one lane one job is out at a time, in order of their timestamps; the lanes take turns in
// the order they came, those with a trigger before the others. It is bounded, and safe for concurrent use.
type queue struct {
	mu    sync.Mutex
	most  int
	held  [2]int // jobs waiting, those out not counted; the urgent ones first, as below
	lanes map[laneKey]*lane
	ready [2][]laneKey         // lanes with a job to give
	late  map[*job]*time.Timer // jobs to be given out again after a while
	wake  [2]chan struct{}     // room for one: an urgent job is there, any is
	done  chan struct{}        // closed by shut
}

func newQueue(most int) *queue {
	return &queue{
		most: most, lanes: map[laneKey]*lane{}, late: map[*job]*time.Timer{}, done: make(chan struct{}),
		wake: [2]chan struct{}{make(chan struct{}, 1), make(chan struct{}, 1)},
	}
}

// put takes a job in, and tells whether there was room for it.
func (q *queue) put(j *job) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.fits(j.key()) {
		return false
	}
	q.held[j.key().rank()]++
	l := q.lanes[j.key()]
	if l == nil {
		l = &lane{}
		q.lanes[j.key()] = l
	}
	l.insert(j)
	if len(l.waiting) == 1 && !l.out {
		q.announce(j.key())
	}
	return true
}

// announce makes a lane ready. An urgent one wakes whoever takes only those, too.
func (q *queue) announce(k laneKey) {
	q.ready[k.rank()] = append(q.ready[k.rank()], k)
	q.rouse()
}

// rouse wakes one of those who may take what is ready.
func (q *queue) rouse() {
	if len(q.ready[0]) > 0 {
		poke(q.wake[0])
	}
	if len(q.ready[0])+len(q.ready[1]) > 0 {
		poke(q.wake[1])
	}
}

func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// take waits for a job, an urgent one if onlyUrgent, and gives it out; nil once the queue is shut. Whoever takes a job
// gives its lane back with finish or later.
func (q *queue) take(onlyUrgent bool) *job {
	wake := q.wake[1]
	if onlyUrgent {
		wake = q.wake[0]
	}
	for {
		if j := q.next(onlyUrgent); j != nil {
			return j
		}
		select {
		case <-wake:
		case <-q.done:
			return nil
		}
	}
}

func (q *queue) next(onlyUrgent bool) *job {
	q.mu.Lock()
	defer q.mu.Unlock()
	defer q.rouse() // the next of those who wait
	if q.shutting() {
		return nil
	}
	for rank := range q.ready {
		if rank == 1 && onlyUrgent || len(q.ready[rank]) == 0 {
			continue
		}
		l := q.lanes[q.ready[rank][0]]
		q.ready[rank] = q.ready[rank][1:]
		j := l.waiting[0]
		l.waiting, l.out = l.waiting[1:], true
		q.held[rank]--
		return j
	}
	return nil
}

// finish says that the job last taken of a lane is over.
func (q *queue) finish(k laneKey) {
	q.mu.Lock()
	defer q.mu.Unlock()
	l := q.lanes[k]
	l.out = false
	if len(l.waiting) == 0 {
		delete(q.lanes, k)
		return
	}
	q.announce(k)
}

// later gives the job last taken of a lane out once more, after a while and before everything else of its lane. It may
// exceed the bound: it was let in before. It is false for a queue that is shut, which takes nothing back.
func (q *queue) later(j *job, after time.Duration) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.shutting() {
		return false
	}
	q.late[j] = time.AfterFunc(after, func() { q.again(j) })
	return true
}

func (q *queue) again(j *job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.shutting() {
		return
	}
	delete(q.late, j)
	l := q.lanes[j.key()]
	l.waiting, l.out = slices.Insert(l.waiting, 0, j), false
	q.held[j.key().rank()]++
	q.announce(j.key())
}

// overdue returns the oldest job that came before t, of a lane whose asker was not told that others come first. It counts
// as noticed from now on; the caller closes noticed when the asker was told. It is nil when there is none.
func (q *queue) overdue(t time.Time) *job {
	q.mu.Lock()
	defer q.mu.Unlock()
	var oldest *job
	for _, l := range q.lanes {
		if l.told || len(l.waiting) == 0 {
			continue
		}
		if j := l.waiting[0]; j.since.Before(t) && (oldest == nil || j.since.Before(oldest.since)) {
			oldest = j
		}
	}
	if oldest != nil {
		oldest.noticed = make(chan struct{})
		q.lanes[oldest.key()].told = true
	}
	return oldest
}

// waiting returns how many jobs wait.
func (q *queue) waiting() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.held[0] + q.held[1]
}

// room tells whether put would take a job of a lane now.
func (q *queue) room(k laneKey) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.fits(k)
}

func (q *queue) fits(k laneKey) bool { return q.held[k.rank()] < q.most && !q.shutting() }

// shut ends the queue: nobody puts or takes any more. It returns the jobs that were waiting.
func (q *queue) shut() []*job {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.shutting() {
		return nil
	}
	close(q.done)
	var left []*job
	for _, l := range q.lanes {
		left = append(left, l.waiting...)
		l.waiting = nil
	}
	for j, timer := range q.late {
		timer.Stop()
		left = append(left, j)
	}
	q.held = [2]int{}
	return left
}

func (q *queue) shutting() bool {
	select {
	case <-q.done:
		return true
	default:
		return false
	}
}
