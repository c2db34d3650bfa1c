package respond

import (
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/journal"
)

// configured sets a channel up.
func (d *desk) configured(change func(*journal.Settings)) {
	d.t.Helper()
	at := journal.Channel{Team: team, ID: general}
	now, err := d.journal.Settings(d.t.Context(), at)
	check(d.t, err)
	change(&now.Settings)
	_, err = d.journal.Set(d.t.Context(), at, now.Version, now.Settings, ada)
	check(d.t, err)
}

func TestOverhearing(t *testing.T) {
	for name, c := range map[string]struct {
		set        func(*journal.Settings)
		confidence float64
		kind       answer.Kind
		text       string
		answered   bool
	}{
		"off":               {func(*journal.Settings) {}, 1, answer.Direct, asked, false},
		"on":                {func(s *journal.Settings) { s.Overhear, s.Threshold = true, 0.9 }, 0.95, answer.Direct, asked, true},
		"not sure enough":   {func(s *journal.Settings) { s.Overhear, s.Threshold = true, 0.9 }, 0.89, answer.Direct, asked, false},
		"strict unless set": {func(s *journal.Settings) { s.Overhear, s.Threshold = true, 0 }, 0.89, answer.Direct, asked, false},
		"unsure":            {func(s *journal.Settings) { s.Overhear, s.Threshold = true, 0.5 }, 0.95, answer.Unsure, asked, false},
		"dry run":           {func(s *journal.Settings) { s.Overhear, s.DryRun = true, true }, 1, answer.Direct, asked, false},
		"not an asker":      {func(s *journal.Settings) { s.Overhear, s.Askers = true, []string{ben} }, 1, answer.Direct, asked, false},
		"to somebody":       {func(s *journal.Settings) { s.Overhear = true }, 1, answer.Direct, "<@U02BEN> who met in Stockholm?", false},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, set{})
			d.configured(c.set)
			d.asker.set(func(a *asker) { a.says = sayingSurely(c.kind, c.confidence) })
			m := d.slack.User(ada).Say(general, c.text)
			d.settled()
			if n := len(d.replies(m)); (n == 1) != c.answered || n > 1 {
				t.Errorf("%d answers", n)
			}
			if signs := d.slack.Calls("assistant.threads.setStatus"); len(signs) > 0 {
				t.Errorf("signs of work: %+v", signs)
			}
		})
	}
}

// What is overheard and cannot be answered ends in silence.
func TestOverhearingFailsQuietly(t *testing.T) {
	d := newDesk(t, set{})
	d.configured(func(s *journal.Settings) { s.Overhear = true })
	d.asker.set(func(a *asker) { a.fail = 100 })
	d.slack.User(ada).Say(general, asked)
	d.until("the last try is over", func() bool { return strings.Contains(d.log.String(), "stays unanswered") })
	if n := len(d.slack.Messages(general)) + len(d.slack.Ephemerals(ada)); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func sayingSurely(kind answer.Kind, confidence float64) func(bot.Message) answer.Answer {
	says := quoting(kind, "They met in Stockholm.")
	return func(m bot.Message) answer.Answer {
		a := says(m)
		a.Confidence = confidence
		return a
	}
}
