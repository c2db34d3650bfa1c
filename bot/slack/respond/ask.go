package respond

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// A query is what somebody wants to know, and where they asked.
type query struct {
	Surface     Surface
	Team        string
	Channel     string // where it was asked, "" outside conversations
	User        string // who asked
	Text        string // in plain words; "" gets help
	Thread      string // ts of the first message of the thread the answer belongs to, "" for none
	TS          string // of the message it was asked with, "" where there is none
	Pointed     string // ts of a message, perhaps an old one, that somebody pointed at to ask about it; "" where nobody did
	Direct      bool   // between one person and Parley
	Private     bool   // the asker alone is to see the answer
	ResponseURL string // where a private answer goes first, "" for none
	AsOf        corpus.Day
	Collections []string // those asked for; the channel's own settings narrow them down
	ID          string   // of the answer; "" for that of the event
	Asker       string   // name of who asked, where no message of theirs shows the question; "" where one does
}

func (q query) thread() journal.Thread {
	return journal.Thread{Team: q.Team, Channel: q.Channel, TS: q.Thread}
}

// id is what the answer is known by.
func (q query) id(e delivery.Event) string {
	if q.ID != "" {
		return q.ID
	}
	return e.Claim.Event
}

const someOnlyText = "In this channel only some people may ask me. Write to me directly instead: there everybody may."

// ask answers a question and returns where the answer stands. Whoever may not ask here is told so.
func (r *Responder) ask(ctx context.Context, e delivery.Event, q query) (string, error) {
	settings, err := r.settings(ctx, q)
	if err != nil {
		return "", err
	}
	if !listed(settings.Askers, q.User) {
		return r.tell(ctx, e, "answer", q.Team, someOnlyText,
			discreet(q.ResponseURL, q.Channel, q.active(), q.User))
	}
	q.Private = q.Private || settings.Private
	working := r.work(ctx, q)
	a, err := r.answer(ctx, e, q, settings)
	if err != nil {
		working.end(ctx, false)
		return "", err
	}
	if a.Kind == answer.Help && q.Surface == FollowUp { // it asks nothing
		working.end(ctx, false)
		return "", nil
	}
	where, err := r.reply(ctx, e, q, a)
	working.end(ctx, strings.HasPrefix(where, q.Channel+"/"))
	if err == nil {
		r.note(ctx, q)
	}
	return where, err
}

// settings are those of the channel; direct messages have none.
func (r *Responder) settings(ctx context.Context, q query) (journal.Settings, error) {
	if q.Direct || q.Channel == "" {
		return journal.Defaults(), nil
	}
	change, err := r.Journal.Settings(ctx, journal.Channel{Team: q.Team, ID: q.Channel})
	return change.Settings, err
}

// active is the thread where it can show what one person alone sees: Slack does that only where a thread has replies.
func (q query) active() string {
	if q.Thread == q.TS {
		return ""
	}
	return q.Thread
}

// answer asks, and keeps question and answer for the buttons. An answer kept by an earlier try is the answer: it may be
// posted already.
func (r *Responder) answer(ctx context.Context, e delivery.Event, q query, s journal.Settings) (answer.Answer, error) {
	kept, err := r.Journal.Answer(ctx, q.id(e))
	if !errors.Is(err, journal.ErrNotFound) {
		return kept.Answer, err
	}
	a, err := r.consult(ctx, q.id(e), q, s)
	if err != nil {
		return a, err
	}
	return a, r.keep(ctx, e, q, a)
}

// consult asks the Asker with what was said before.
func (r *Responder) consult(ctx context.Context, id string, q query, s journal.Settings) (answer.Answer, error) {
	m := bot.Message{ID: id, Text: q.Text, AsOf: q.AsOf, Collections: narrowed(s.Collections, q.Collections)}
	turns, err := r.earlier(ctx, q)
	if err != nil {
		return answer.Answer{}, err
	}
	for _, t := range turns {
		m.Earlier = append(m.Earlier, t.Question, t.Quoted)
	}
	a, err := r.Asker.Ask(ctx, m)
	if err != nil {
		return a, fmt.Errorf("asking: %w", err)
	}
	return a, nil
}

// narrowed are the collections asked for that the channel allows; what it does not allow at all stays with the channel's.
func narrowed(allowed, asked []string) []string {
	if len(allowed) == 0 {
		return asked
	}
	var both []string
	for _, name := range asked {
		if listed(allowed, name) {
			both = append(both, name)
		}
	}
	if len(both) == 0 {
		return allowed
	}
	return both
}

// keep records an answer. One to a message that asks nothing is not worth keeping.
func (r *Responder) keep(ctx context.Context, e delivery.Event, q query, a answer.Answer) error {
	if a.Kind == answer.Help {
		return nil
	}
	position, err := r.Corpus.Position(ctx)
	if err != nil {
		return fmt.Errorf("telling what is known: %w", err)
	}
	return r.Journal.Record(ctx, journal.Asked{
		ID: a.ID, Event: e.Claim.Event, Person: journal.Person{Team: q.Team, User: q.User}, Channel: q.Channel, Surface: string(q.Surface),
		Understood: understood(a), Answer: a, Position: position,
	})
}

// understood is the question as it was read: rewritten by what was said before, or as asked.
func understood(a answer.Answer) string {
	for _, n := range a.Notices {
		if n.Kind == "understood" {
			return n.Text
		}
	}
	return a.Question
}

// reply posts an answer, remembers the turn and tells what it took.
func (r *Responder) reply(ctx context.Context, e delivery.Event, q query, a answer.Answer) (string, error) {
	where, err := r.post(ctx, e.Claim, letter{
		key: "answer", team: q.Team, message: face.Render(a, r.view(q)), doubt: face.Doubt(a, face.Repeat, 0), places: q.places(), after: q.TS,
	})
	if err != nil {
		return "", err
	}
	r.observe(e, q, a, where)
	if q.Thread == "" || a.Kind == answer.Help || q.aside() {
		return where, nil
	}
	r.voices.answered(q.thread())
	return where, r.Journal.Remember(ctx, q.thread(), turn(q, a))
}

// aside tells whether a question was asked past the people in a thread: what its asker writes there next is for them.
func (q query) aside() bool {
	return q.Private && (q.Surface == Shortcut || q.Surface == Window || q.Surface == Button)
}

func (q query) places() []place {
	if q.Private {
		return discreet(q.ResponseURL, q.Channel, q.active(), q.User)
	}
	return open(q.Channel, q.Thread, q.User)
}

func (r *Responder) view(q query) face.View {
	v := face.View{Surface: face.InChannel, Asker: q.Asker, Today: r.today()}
	switch {
	case q.Asker != "" && !q.Private:
		v.Surface = face.Shared
	case q.Direct:
		v.Surface = face.InDM
	case q.Private:
		v.Surface = face.Private
	case q.Thread != q.TS:
		v.Surface = face.InThread
	}
	return v
}

// turn is what a thread remembers of a question.
func turn(q query, a answer.Answer) journal.Turn {
	t := journal.Turn{ID: a.ID, Asker: q.User, Question: q.Text}
	for i, quote := range a.Quotes {
		if i > 0 {
			t.Quoted += " "
		}
		t.Quoted += quote.Text
		for _, c := range a.Citations {
			if c.N == quote.Citation {
				t.Articles = append(t.Articles, c.Article)
			}
		}
	}
	return t
}
