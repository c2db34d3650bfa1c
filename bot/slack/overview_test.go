package slack

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/corpus"
)

func held() corpus.Stats {
	return corpus.Stats{
		Articles: 3, Oldest: "2024-12-02", Newest: "2026-11-20",
		Publishers:  []corpus.Count{{Name: "Federal Register", Articles: 2}, {Name: "", Articles: 1}},
		Collections: []corpus.Count{{Name: "export-rules", Articles: 2}, {Name: "talks", Articles: 1}},
		Syncs: []corpus.Report{
			{Source: "briefings", Ended: time.Date(2026, 11, 23, 8, 46, 0, 0, time.UTC), Complete: true},
			{Source: "files:/srv/articles", Ended: time.Date(2026, 11, 1, 8, 46, 0, 0, time.UTC)},
		},
	}
}

func listed() []corpus.Summary {
	return []corpus.Summary{
		{ID: "a", Title: "The truce, a year on", Publisher: "Parley Briefings", URL: "https://example.org/a", Published: "2026-11-20"},
		{ID: "b", Title: "<!everyone>|*x*", URL: "javascript:alert(1)"},
	}
}

func TestOverview(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for name, m := range map[string]Message{
		"sources":       Sources(held()),
		"articles":      Articles(listed(), "2026-11-23"),
		"status":        Status(held(), now),
		"empty":         Status(corpus.Stats{}, now),
		"dry-run":       DryRun([]answer.Answer{answers()["direct"]}, 20),
		"adding":        Adding("https://example.org/rss", "ada", 12),
		"added-page":    AddedTo("https://example.org/a", "ada", Added{Source: "page:https://example.org/a", Title: "The truce, a year on", URL: "https://example.org/a", Articles: 1, Passages: 14}, now),
		"added-feed":    AddedTo("https://example.org/rss", "ada", Added{Source: "feed:https://example.org/rss", Articles: 12, Passages: 90}, now),
		"added-going":   AddedTo("https://example.org/news", "", Added{Source: "site:https://example.org/news", Articles: 3, Passages: 20, Going: true}, now),
		"added-already": AddedTo("https://example.org/a", "ada", Added{Source: "page:https://example.org/a", Since: now.AddDate(0, 0, -7)}, now),
		"not-added":     NotAdded("https://example.org/a", "ada", "there is nothing at this address (404); check it in a browser"),
		"undone":        Undone("feed:https://example.org/rss", "ben", 12),
		"subscriptions": WithSubscriptions(Sources(held()), []corpus.Subscription{
			{Name: "feed:https://example.org/rss", Synced: now.Add(-14 * time.Minute)}, {Name: "page:https://example.org/a", Paused: true},
			{Name: "site:https://example.org/news", Synced: now.Add(-14 * time.Minute), Error: "the server answered 500; try again later", Failures: 3},
		}, now),
		"noted": Noted("I could not write where you asked, so here it is.", Render(answers()["direct"], View{Surface: InDM})),
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, "overview/"+name, m)
			checkMessage(t, m)
		})
	}
}

func TestOverviewIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) corpus.Count { return corpus.Count{Name: hostile().Draw(t, "name"), Articles: 1} }), 0, 40)
		summaries := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) corpus.Summary {
			return corpus.Summary{
				ID: hostile().Draw(t, "id"), Title: hostile().Draw(t, "title"), Publisher: hostile().Draw(t, "publisher"),
				URL: hostile().Draw(t, "url"), Published: corpus.Day(hostile().Draw(t, "published")),
			}
		}), 0, 30).Draw(t, "articles")
		s := held()
		s.Publishers, s.Collections = counts.Draw(t, "publishers"), counts.Draw(t, "collections")
		s.Syncs = []corpus.Report{{Source: hostile().Draw(t, "source")}}
		for _, m := range []Message{
			Sources(s), Articles(summaries, "2026-11-23"), Status(s, time.Now()), Sentence("I am here: " + hostile().Draw(t, "sentence")),
			Adding(hostile().Draw(t, "address"), hostile().Draw(t, "by"), 3),
			AddedTo(hostile().Draw(t, "address"), hostile().Draw(t, "by"), Added{Source: hostile().Draw(t, "source"), Title: hostile().Draw(t, "title"), URL: hostile().Draw(t, "url"), Articles: 1, Passages: 2}, time.Now()),
			NotAdded(hostile().Draw(t, "address"), "", hostile().Draw(t, "because")), Undone(hostile().Draw(t, "source"), hostile().Draw(t, "by"), 2),
			WithSubscriptions(Sources(s), []corpus.Subscription{{Name: hostile().Draw(t, "name"), Error: hostile().Draw(t, "error")}}, time.Now()),
			DryRun([]answer.Answer{{Question: hostile().Draw(t, "question"), Quotes: []answer.Quote{{Text: hostile().Draw(t, "quote")}}}}, 20),
		} {
			checkMessage(t, m)
		}
	})
}

func TestSince(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for ago, want := range map[time.Duration]string{
		time.Second: "just now", 14 * time.Minute: "14 minutes ago", 119 * time.Minute: "119 minutes ago",
		5 * time.Hour: "5 hours ago", 49 * time.Hour: "on 21 November 2026",
	} {
		if got := since(now.Add(-ago), now); got != want {
			t.Errorf("%v: %s, want %s", ago, got, want)
		}
	}
	if got := since(time.Time{}, now); !strings.Contains(got, "never") {
		t.Error(got)
	}
}
