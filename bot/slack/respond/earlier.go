package respond

import (
	"context"
	"slices"
	"strconv"
	"time"

	"parley/bot/journal"
)

// mostTurns is how much of a thread a question is understood with.
const mostTurns = 6

// earlier are the turns of its thread that a question is understood with, oldest first. A question that a button holds is
// whole, and has none.
func (r *Responder) earlier(ctx context.Context, q query) ([]journal.Turn, error) {
	if q.Thread == "" || q.Surface == Button {
		return nil, nil
	}
	turns, err := r.Journal.Turns(ctx, q.thread(), mostTurns)
	if err != nil {
		return nil, err
	}
	return before(turns, q), nil
}

// before leaves out of turns what says nothing about a question. Somebody can point at a message long after it was
// written: what was asked since then is no help in reading it, and still less is its own turn. Likewise the same words
// asked twice running are read as they were the first time.
func before(turns []journal.Turn, q query) []journal.Turn {
	if q.Pointed != "" {
		since := slices.IndexFunc(turns, func(t journal.Turn) bool { return t.Question == q.Text || t.At.After(instant(q.Pointed)) })
		if since >= 0 {
			turns = turns[:since]
		}
	}
	for len(turns) > 0 && turns[len(turns)-1].Question == q.Text {
		turns = turns[:len(turns)-1]
	}
	return turns
}

// instant is the time of a timestamp such as 1764000000.000100; the zero time, before which nothing was asked, for what is none.
func instant(ts string) time.Time {
	seconds, err := strconv.ParseFloat(ts, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(seconds * 1000)).UTC()
}
