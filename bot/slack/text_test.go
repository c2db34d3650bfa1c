package slack

import (
	"strings"
	"testing"
	"time"
)

func TestQuestion(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"empty", "", ""},
		{"mention alone", "<@UBOT>", ""},
		{"mention first", "<@UBOT>, when did the truce end?", "when did the truce end?"},
		{"mention with a name", "<@UBOT|parley> who met?", "who met?"},
		{"mention within", "hey <@UBOT> who met?", "hey who met?"},
		{"no bot mentioned", "- who met?", "- who met?"},
		{"another person", "what did <@U1|ada> say to <@U2>?", "what did @ada say to ?"},
		{"channel", "as in <#C1|trade> or <#C2>", "as in #trade or"},
		{"group", "<!subteam^S1|@policy> what changed", "@policy what changed"},
		{"broadcast", "<!here> <!channel> what changed", "what changed"},
		{"date", "since <!date^1392734382^{date}|18 Feb 2014>", "since 18 Feb 2014"},
		{"link", "see <https://bis.gov/a_b_c?x=1&amp;y=2>", "see https://bis.gov/a_b_c?x=1&y=2"},
		{"labelled link", "see <https://bis.gov|the *rule*>", "see the *rule*"},
		{"mail", "ask <mailto:a@b.example|a@b.example>", "ask a@b.example"},
		{"entities once", "R&amp;D &lt;5% &amp;lt;", "R&D <5% &lt;"},
		{"smart quotes", "“50% rule” isn’t", "“50% rule” isn’t"},
		{"emoji", "who met :wave::skin-tone-3: in London :gb:?", "who met in London ?"},
		{"times are no emoji", "at 10:30:45 or 1:100:3", "at 10:30:45 or 1:100:3"},
		{"formatting", "*who* _met_ ~in~ `London` and *_why_*?", "who met in London and why?"},
		{"code block", "```3A090 vs 4A090```", "3A090 vs 4A090"},
		{"words with marks", "snake_case_name 2 * 3 * 4 ~5 a*b*c", "snake_case_name 2 * 3 * 4 ~5 a*b*c"},
		{"marks over a mention", "*what did <@U1|ada_b> say*", "what did @ada_b say"},
		{"quoted line", "&gt; the rule\nwhat is it?", "the rule what is it?"},
		{"lines", "who met\n\n  in  London", "who met in London"},
		{"mark of an object", "a\ufffcb <@U1|c>", "ab @c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Question(c.raw, "UBOT"); got != c.want {
				t.Errorf("Question(%q) = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

// A line of nothing but openings made each of them look through the whole rest.
func TestQuestionIsQuick(t *testing.T) {
	start := time.Now()
	Question(strings.Repeat("*a _b ~c :x", 10_000), "UBOT")
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("40,000 marks took %v", took)
	}
}

func FuzzQuestion(f *testing.F) {
	for _, seed := range []string{"<@UBOT> *a*", "<!date^1^{x}|y>", "&amp;lt;", ":a::b:", "*_~`", "<<|>>", "\ufffc", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got := Question(raw, "UBOT")
		if got != strings.Join(strings.Fields(got), " ") {
			t.Errorf("Question(%q) = %q is not one trimmed line", raw, got)
		}
		if strings.Contains(got, "<@UBOT>") && !strings.Contains(raw, "&lt;") && !strings.Contains(raw, "&amp;") {
			t.Errorf("Question(%q) = %q still mentions the bot", raw, got)
		}
	})
}
