package bot_test

import (
	"strings"
	"testing"

	"parley/bot"
	"parley/bot/answer"
	"parley/corpus"
)

// A rule that speaks of "validated end-users" answers who asks about VEUs, and of the BIS who asks about the bureau.
func TestAskByDefinition(t *testing.T) {
	articles := append(rules(),
		corpus.Article{ID: "glossary", Title: "Words of the rules", Published: "2026-07-01", Text: "Short forms: Validated End-User (VEU); Bureau of Industry and Security (BIS)."},
		corpus.Article{ID: "users", Title: "Approved chip plants", Published: "2026-07-01", Text: "Three chip plants in Nanjing, Xi'an and Wuxi lost their status as validated end-users on 31 December 2025."},
		corpus.Article{ID: "hearing", Title: "A hearing", Published: "2026-07-01", Text: "On 4 June 2026 BIS held a hearing on drones and asked for comments."})
	b := library(t, articles...)
	for text, want := range map[string]struct{ article, alias string }{
		"When did the plants lose VEU status?":                                        {"users", "Also looked for “validated end-users” for “VEU”."},
		"when did the plants lose veu status":                                         {"users", "Also looked for “validated end-users” for “veu”."},
		"When did the Bureau of Industry and Security hold its hearing about drones?": {"hearing", "Also looked for “BIS” for “Bureau of Industry and Security”."},
		"When did BIS hold its hearing about drones?":                                 {"hearing", ""},
	} {
		a, err := b.Ask(t.Context(), bot.Message{Text: text})
		if err != nil || len(a.Citations) == 0 {
			t.Fatalf("%q: %s, %v", text, a.Kind, err)
		}
		if got := strings.Join(noticesOf(a, "alias"), " "); a.Citations[0].Article != want.article || got != want.alias {
			t.Errorf("%q quotes %s and says %q; want %s and %q", text, a.Citations[0].Article, got, want.article, want.alias)
		}
	}
}

// A word is not called missing when what stands for it was found.
func TestAskNothingSaysWhatWasRead(t *testing.T) {
	a, err := library(t, rules()...).Ask(t.Context(), bot.Message{Text: "How does the PRC bake sourdough?"})
	if err != nil || a.Kind == answer.Direct {
		t.Fatalf("%s, %v", a.Kind, err)
	}
	if got := noticesOf(a, "alias"); len(got) == 0 || !strings.HasPrefix(got[len(got)-1], "Read “PRC” as “Chin") {
		t.Errorf("read: %q", got)
	}
	if got := noticesOf(a, "near"); len(got) != 1 || got[0] != "No article has “bake” or “sourdough”." {
		t.Errorf("near: %q", got)
	}
}
