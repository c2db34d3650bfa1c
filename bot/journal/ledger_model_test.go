package journal

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A model is what the ledger should do, in the simplest way there is.
type model struct {
	now    time.Time
	names  map[string]*modelEvent
	events []*modelEvent
}

type modelEvent struct {
	names           []string
	received, until time.Time
	within          time.Duration
	owner, attempt  int
	done            bool
	posts           map[string]Standing
}

// holding pairs a claim the ledger gave with the event and attempt it is for.
type holding struct {
	claim   Claim
	event   *modelEvent
	attempt int
}

func (m *model) claim(owner int, names []string, within time.Duration) (*modelEvent, State) {
	var found *modelEvent
	for _, n := range slices.Sorted(slices.Values(names)) {
		if e := m.names[n]; e != nil && found == nil {
			found = e
		}
	}
	state := m.state(found)
	if found == nil {
		found = &modelEvent{received: m.now, within: cmp.Or(within, AnswerWithin), posts: map[string]Standing{}}
		m.events = append(m.events, found)
	}
	for _, n := range names {
		if m.names[n] == nil {
			m.names[n] = found
			found.names = append(found.names, n)
		}
	}
	if state == New || state == Again {
		found.owner, found.until = owner, m.now.Add(Lease)
		found.attempt++
	}
	return found, state
}

func (m *model) state(e *modelEvent) State {
	switch {
	case e == nil:
		return New
	case e.done:
		return Answered
	case e.until.After(m.now):
		return Held
	case m.now.Sub(e.received) < e.within && e.attempt < Attempts:
		return Again
	}
	return Lapsed
}

func (m *model) forget(olderThan time.Duration) int {
	before := len(m.events)
	m.events = slices.DeleteFunc(m.events, func(e *modelEvent) bool {
		old := m.now.Sub(e.received) > max(olderThan, e.within) && (e.done || !e.until.After(m.now))
		if old {
			for _, n := range e.names {
				delete(m.names, n)
			}
			e.attempt = -1 // nobody holds it
		}
		return old
	})
	return before - len(m.events)
}

func (h holding) holds() bool { return h.event.attempt == h.attempt }

func TestLedgerIsLikeItsModel(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		c := newClock()
		owners := []*Journal{openAt(t, d, c.Now), openAt(t, d, c.Now)}
		rapid.Check(t, func(r *rapid.T) {
			l := &ledger{T: r, t: t, c: c, owners: owners, model: model{names: map[string]*modelEvent{}}}
			clearLedger(r, owners[0])
			r.Repeat(map[string]func(*rapid.T){
				"claim": l.claimStep, "move": l.moveStep, "intend": l.intendStep, "confirm": l.confirmStep,
				"done": l.doneStep, "release": l.releaseStep, "renew": l.renewStep, "forget": l.forgetStep, "": l.compare,
			})
		})
	})
}

// A ledger runs each step on the journal and on the model and compares what they say.
type ledger struct {
	*rapid.T
	t        *testing.T
	c        *clock
	owners   []*Journal
	model    model
	holdings []holding
}

func (l *ledger) want(what string, got, want any) {
	if got != want {
		l.Fatalf("%s: %v, want %v", what, got, want)
	}
}

// ok fails for an error other than a lost claim and tells whether there was none.
func (l *ledger) ok(err error) bool {
	if err != nil && !strings.Contains(err.Error(), ErrLost.Error()) {
		l.Fatal(err)
	}
	return err == nil
}

func (l *ledger) claimStep(r *rapid.T) {
	l.model.now = l.c.Now()
	owner := rapid.IntRange(0, 1).Draw(r, "owner")
	names := rapid.SliceOfN(rapid.SampledFrom(strings.Split("abcdef", "")), 1, 3).Draw(r, "names")
	within := rapid.SampledFrom([]time.Duration{0, KeepEvents}).Draw(r, "within")
	c, err := l.owners[owner].Claim(l.t.Context(), Event{Names: names, Within: within})
	l.ok(err)
	e, state := l.model.claim(owner, names, within)
	l.want("claim", c.State, state)
	if c.Mine() {
		l.want("attempt", int(c.Attempt), e.attempt)
		l.holdings = append(l.holdings, holding{c, e, e.attempt})
	}
	l.want("received", c.Received, e.received)
	l.want("until", c.Until, e.until)
}

func (l *ledger) moveStep(r *rapid.T) {
	l.c.Move(rapid.SampledFrom([]time.Duration{time.Millisecond, Lease / 3, Lease, AnswerWithin / 2, AnswerWithin, KeepEvents / 2}).Draw(r, "by"))
}

// holding draws one of the claims that were ever given.
func (l *ledger) holding(r *rapid.T) holding {
	l.model.now = l.c.Now()
	if len(l.holdings) == 0 {
		r.Skip("nobody holds anything")
	}
	return rapid.SampledFrom(l.holdings).Draw(r, "holding")
}

func (l *ledger) intendStep(r *rapid.T) {
	h, key := l.holding(r), rapid.SampledFrom([]string{"busy", "answer"}).Draw(r, "key")
	p, err := l.owners[0].Intend(l.t.Context(), h.claim, key)
	if l.want("may intend", l.ok(err), h.holds() && !h.event.done); err != nil {
		return
	}
	want, tried := h.event.posts[key]
	if !tried {
		want = NotPosted
		h.event.posts[key] = MaybePosted
	}
	l.want("standing", p.Standing, want)
	h.event.until = l.model.now.Add(Lease)
}

func (l *ledger) confirmStep(r *rapid.T) {
	h := l.holding(r)
	_, tried := h.event.posts["answer"]
	err := l.owners[1].Confirm(l.t.Context(), h.claim, "answer", "C1/1")
	if l.want("may confirm", err == nil, tried && h.event.attempt > 0); tried {
		h.event.posts["answer"] = Posted
	}
}

func (l *ledger) doneStep(r *rapid.T) {
	h := l.holding(r)
	l.want("may end", l.ok(l.owners[0].Done(l.t.Context(), h.claim, "C1/1")), h.holds())
	h.event.done = h.event.done || h.holds()
}

func (l *ledger) releaseStep(r *rapid.T) {
	h := l.holding(r)
	may := h.holds() && !h.event.done
	l.want("may release", l.ok(l.owners[0].Release(l.t.Context(), h.claim)), may)
	if may {
		h.event.until = l.model.now
	}
}

func (l *ledger) renewStep(r *rapid.T) {
	l.model.now = l.c.Now()
	owner, want := rapid.IntRange(0, 1).Draw(r, "owner"), 0
	for _, e := range l.model.events {
		if e.owner == owner && !e.done && e.until.After(l.model.now) {
			e.until = l.model.now.Add(Lease)
			want++
		}
	}
	n, err := l.owners[owner].Renew(l.t.Context())
	l.ok(err)
	l.want("renewed", n, want)
}

func (l *ledger) forgetStep(r *rapid.T) {
	l.model.now = l.c.Now()
	olderThan := rapid.SampledFrom([]time.Duration{0, time.Hour, KeepEvents}).Draw(r, "older than")
	n, err := l.owners[0].Forget(l.t.Context(), olderThan)
	l.ok(err)
	l.want("forgotten", n, l.model.forget(olderThan))
}

// compare runs after every step.
func (l *ledger) compare(*rapid.T) {
	l.model.now = l.c.Now()
	var want []string
	for _, e := range l.model.events {
		if l.model.state(e) == Again {
			want = append(want, slices.Min(e.names))
		}
	}
	events, err := l.owners[0].Unanswered(l.t.Context(), time.Time{})
	l.ok(err)
	var got []string
	for _, e := range events {
		got = append(got, e.Names[0])
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		l.Fatalf("unanswered: %q, want %q", got, want)
	}
}
