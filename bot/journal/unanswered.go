package journal

import (
	"context"
	"time"
)

// Unanswered returns the events that wait for somebody to answer them, oldest first: claimed, not done, their lease
// run out, received at or after since and no older than they may be. The zero time asks for all of these.
// It hands out nothing itself: Claim each of them, and do what Claim says. Ask at the start and then at every Lease,
// for the lease of a process that died is still running when the next one starts.
func (j *Journal) Unanswered(ctx context.Context, since time.Time) ([]Event, error) {
	type row struct {
		id, name string
		Event
	}
	rows, err := many(ctx, j, "list unanswered events", func(scan scanner) (r row, err error) {
		var received, within int64
		err = scan(&r.id, &r.Kind, &r.Payload, &received, &within, &r.name)
		r.Received, r.Within = instant(received), time.Duration(within)*time.Millisecond
		return r, err
	}, `SELECT e.id, e.kind, e.payload, e.received, e.within, n.name FROM events e JOIN event_names n ON n.event = e.id
		WHERE e.done = 0 AND e.until <= $1 AND e.received > $1 - e.within AND e.received >= $2 AND e.attempt < $3
		ORDER BY e.received, e.id, n.name`, millis(j.now()), millis(since), Attempts)
	if err != nil {
		return nil, err
	}
	events := []Event{}
	last := ""
	for _, r := range rows {
		if r.id != last {
			events = append(events, r.Event)
			last = r.id
		}
		e := &events[len(events)-1]
		e.Names = append(e.Names, r.name)
	}
	return events, nil
}
