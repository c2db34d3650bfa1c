package bot_test

import (
	"slices"
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/when"
	"parley/corpus"
	"parley/corpus/briefings"
)

func dating(t *testing.T, store *corpus.Store) *bot.Bot {
	t.Helper()
	events, err := when.ReadEvents(briefings.Events())
	if err != nil {
		t.Fatal(err)
	}
	return briefed(t, store).Dating(when.NewReader(events))
}

// A day in the words of a question is stood on and said, and nothing is quoted that was not out by then: neither an article
// nor, where an article that came out later tells of the day, a document that its words rest on.
func TestAsOfInWords(t *testing.T) {
	store := briefingStore(t)
	b := dating(t, store)
	for _, c := range []struct{ ask, says, never string }{
		{"Is the Affiliates Rule in force as of 2026-02-01?", "in force for about six weeks", "July 2026"},
		{"As of 1 June 2025, what tariff do Chinese goods pay?", "30 percent", "August"},
		{"Until when is the truce extended as of 1 September 2025?", "10 November 2025", "2026"},
	} {
		a, err := b.Ask(t.Context(), bot.Message{Text: c.ask})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, c.says) || strings.Contains(a.Quotes[0].Text, c.never) || a.Question != c.ask {
			t.Errorf("%s: %+v", c.ask, a.Quotes)
		}
		if said(a, "As of ") == "" {
			t.Errorf("%s: the day is not said: %+v", c.ask, a.Notices)
		}
		day := when.NewReader(nil).Read(c.ask, "2026-11-26")[0].To
		for _, cited := range a.Citations {
			for _, s := range cited.Sources {
				if cited.Published > day && s.Date > string(day) {
					t.Errorf("%s: [%d] rests on a document of %s", c.ask, cited.N, s.Date)
				}
			}
		}
	}
}

func TestPeriodsAreSaid(t *testing.T) {
	store := briefingStore(t)
	b := dating(t, store)
	for ask, want := range map[string]string{
		"What was agreed before the Geneva talks?":   "“before the Geneva talks”: until 9 May 2025.",
		"What has changed since the Busan meeting?":  "“since the Busan meeting”: from 30 Oct 2025 on.",
		"Which tariffs changed in November 2025?":    "",
		"What did China suspend on 7 November 2025?": "",
	} {
		a, err := b.Ask(t.Context(), bot.Message{Text: ask})
		if err != nil {
			t.Fatal(err)
		}
		if got := said(a, ""); got != want {
			t.Errorf("%s: %q, want %q", ask, got, want)
		}
	}
}

// A day that lies ahead is said to, and neither it nor the number of a quarter is a word to look for.
func TestTimesAreNoWords(t *testing.T) {
	b := dating(t, briefingStore(t))
	for ask, want := range map[string]string{
		"Is the Affiliates Rule suspended as of 2099-10-05?": "“as of 2099-10-05” lies ahead: this is how things stand on ",
		"Which tariffs were in force in Q2 2025?":            "",
	} {
		a, err := b.Ask(t.Context(), bot.Message{Text: ask})
		if err != nil {
			t.Fatal(err)
		}
		missed := slices.ContainsFunc(a.Notices, func(n answer.Notice) bool { return n.Kind == "near" })
		if a.Kind == answer.Nothing || missed || !strings.HasPrefix(said(a, ""), want) {
			t.Errorf("%s: %s with %+v", ask, a.Kind, a.Notices)
		}
	}
}

// Where everything came out after the day that is stood on, that is what is said.
func TestNothingWasOutByThen(t *testing.T) {
	a, err := dating(t, briefingStore(t)).Ask(t.Context(), bot.Message{Text: "What is BIS?", AsOf: "1999-01-01"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "No article published by 1 January 1999 has a word of this question."; a.Kind != answer.Nothing || a.Notices[0].Text != want {
		t.Errorf("%s with %+v", a.Kind, a.Notices)
	}
}

// said is the first notice on days that begins so.
func said(a answer.Answer, begins string) string {
	for _, n := range a.Notices {
		if n.Kind == "as_of" && strings.HasPrefix(n.Text, begins) {
			return n.Text
		}
	}
	return ""
}
