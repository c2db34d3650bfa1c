package bot_test

import (
	"slices"
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
)

// Whoever asks only what happened at some time is told of what articles date to it, and of nothing else.
func TestAskOfTimeAlone(t *testing.T) {
	b := dating(t, briefingStore(t))
	for ask, days := range map[string][]string{
		"What happened in Q3 2025?":                 {"July 2025", "August 2025", "September 2025"},
		"what happened in 2025-10?":                 {"October 2025"},
		"what happened between 9 and 12 May 2025?":  {"9 May 2025", "10 May 2025", "11 May 2025", "12 May 2025"},
		"anything in the last quarter of 2025 then": {"October 2025", "November 2025", "December 2025"},
	} {
		a, err := b.Ask(t.Context(), bot.Message{Text: ask})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Quotes) == 0 || a.Question != ask {
			t.Errorf("%s: %s %+v", ask, a.Kind, a.Quotes)
		}
		for _, q := range a.Quotes {
			if !slices.ContainsFunc(days, func(day string) bool { return strings.Contains(q.Text, day) }) {
				t.Errorf("%s: %s", ask, q.Text)
			}
		}
	}
}

// A time of which no article tells is said, and what was looked through.
func TestAskOfATimeNothingTellsOf(t *testing.T) {
	a, err := dating(t, briefingStore(t)).Ask(t.Context(), bot.Message{Text: "what happened last week?", AsOf: "2031-03-05"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Kind != answer.Nothing || said(a, "“last week”: 24 Feb – 2 Mar 2031.") == "" {
		t.Errorf("%s %+v %+v", a.Kind, a.Quotes, a.Notices)
	}
}

// Whoever asks for news and nothing else is told of the last week's days.
func TestAskForNews(t *testing.T) {
	b := dating(t, briefingStore(t))
	for _, ask := range []string{"what's new?", "Any news?", "what is the latest", "updates"} {
		a, err := b.Ask(t.Context(), bot.Message{Text: ask, AsOf: "2025-11-12"})
		if err != nil {
			t.Fatal(err)
		}
		if said(a, "“"+ask+"”: 6–12 Nov 2025.") == "" || a.Question != ask {
			t.Errorf("%s: %s %+v", ask, a.Kind, a.Notices)
		}
	}
	a, err := b.Ask(t.Context(), bot.Message{Text: "What is the new rule on affiliates?"})
	if err != nil || a.Kind != answer.Direct || !strings.Contains(a.Quotes[0].Text, "Affiliates Rule") {
		t.Errorf("%v %s %+v", err, a.Kind, a.Quotes)
	}
}
