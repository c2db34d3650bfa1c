package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/bot/answer"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/bot/when"
	"parley/corpus"
	"parley/index"
)

// dated returns a message without the day it says it asks as of but asked as of that day, and how it was written. Days count
// from the day the asker stands on. A day ahead of that is no day to stand on: nothing of it is known.
func (b *Bot) dated(m Message) (Message, timed) {
	today := m.AsOf
	if today == "" {
		today = corpus.DayOf(b.clock())
	}
	times := b.times
	if times == nil {
		times = when.NewReader(nil)
	}
	spans := times.Read(m.Text, today)
	if len(spans) == 0 {
		spans = news(m.Text, today)
	}
	text := m.Text
	for _, s := range slices.Backward(spans) {
		standing := s.Relation == when.AsOf && s.To != today
		if standing && s.To < today {
			m.AsOf, m.Retold = s.To, true
		}
		if standing || quarter(text[s.Start:s.End]) {
			m.Text = m.Text[:s.Start] + m.Text[s.End:] // the day is no word to look for
		}
	}
	if len(m.Earlier) == 0 {
		if spelled, alone := b.spelledOut(text, spans); alone {
			m.Text = spelled
		}
	}
	return m, timed{text, spans}
}

// quarter reports an expression that names a quarter of a year by its number, "in Q3 2025": no article calls days so.
func quarter(said string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(said)), func(word string) bool {
		return len(word) == 2 && word[0] == 'q' && '1' <= word[1] && word[1] <= '4'
	})
}

// day is the day a question is about: that it stands on, else today.
func (b *Bot) day(q question.Question) corpus.Day {
	if q.AsOf != "" {
		return q.AsOf
	}
	return corpus.DayOf(b.clock())
}

// timed is a text as it was written, with the expressions of time in it.
type timed struct {
	text  string
	spans []when.Span
}

// past reports whether a text names days before a day, so that it does not ask how things stand on that day.
func (t timed) past(day corpus.Day) bool {
	return slices.ContainsFunc(t.spans, func(s when.Span) bool {
		return s.Relation != when.AsOf && s.Relation != when.Since && s.To != "" && s.To < day
	})
}

// asked returns the periods a text asks about: "in Q3 2025", "before the Geneva talks", "last week". A day it is asked as of is
// none, nor what names a thing by its time, "the June 2025 talks" or "the rules of October".
func (t timed) asked(today corpus.Day) []when.Span {
	var periods []when.Span
	for _, s := range t.spans {
		if s.Relation != when.AsOf && !s.Guessed && s.From != today && (s.Relative || s.Relation != when.In || related(t.text[s.Start:s.End])) {
			periods = append(periods, s)
		}
	}
	return periods
}

// related reports whether an expression begins with a word that relates something to its days.
func related(said string) bool {
	word, _, _ := strings.Cut(strings.ToLower(said), " ")
	switch word {
	case "in", "on", "during", "within", "over", "throughout":
		return true
	}
	return false
}

// Dating returns b with a reader of its own for expressions of time, which knows named events.
func (b *Bot) Dating(times *when.Reader) *Bot {
	dated := *b
	dated.times = times
	return &dated
}

// retoldCandidates is how many passages of later articles are looked at: of many of them, nothing was known on the day.
const retoldCandidates = 2 * candidates

// retold finds what a question that says itself as of which day it asks may be answered from besides: as_of from outside is a
// day after which nothing was published, while words of a question are about the state on that day. It looks among the
// articles published later, and keeps what of them was known on that day.
func (b *Bot) retold(ctx context.Context, q question.Question, query index.Query) ([]evidence.Candidate, error) {
	query.Filter.To, query.Filter.From = "", corpus.DayOf(q.AsOf.Time().Add(24*time.Hour))
	query.Limit = max(retoldCandidates, query.Limit)
	found, err := b.passages.Search(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("searching for what was known: %w", err)
	}
	proposed, err := b.candidates(ctx, found.Hits)
	return evidence.Known(proposed, q.AsOf), err
}

// periods says how the expressions of time in a question about how things stand on a day were read, those left out that name their
// days in full but, at most, for the year.
func (t timed) periods(asOf, day corpus.Day) []answer.Notice {
	var notices []answer.Notice
	for _, s := range t.spans {
		switch said := t.text[s.Start:s.End]; {
		case s.Relation == when.AsOf && s.To > day:
			notices = append(notices, answer.Notice{Kind: "as_of", Text: fmt.Sprintf("“%s” lies ahead: this is how things stand on %s.", said, day.Long())})
		case s.Relation == when.AsOf && s.To == asOf, s.Event == "" && (!s.Relative || s.Guessed):
		case s.Relation == when.AsOf:
			notices = append(notices, answer.Notice{Kind: "as_of", Text: fmt.Sprintf("As of %s.", s.To.Long())})
		default:
			notices = append(notices, answer.Notice{Kind: "as_of", Text: fmt.Sprintf("“%s”: %s.", said, s.Days())})
		}
	}
	return notices
}
