package slack

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/corpus"
)

const today corpus.Day = "2026-11-24"

// answers are the answers whose renderings are looked at.
func answers() map[string]answer.Answer {
	stockholm := answer.Citation{N: 1, Article: "stockholm-talks", Title: "Stockholm: the third round", URL: "https://talks.example/stockholm_(3)?a=1&b=2",
		Publisher: "Parley briefings", Published: "2025-07-30", Passage: 2, Start: 410, End: 510}
	truce := answer.Citation{N: 2, Article: "tariff-timeline", Title: "Tariffs, month by month", URL: "https://talks.example/tariffs.pdf",
		Publisher: "Parley briefings", Published: "2025-11-10", Passage: 4, Start: 1200, End: 1290}
	geneva := answer.Citation{N: 3, Article: "geneva-talks", Title: "Geneva: the first truce", URL: "https://talks.example/geneva#terms", Publisher: "Trade Desk", Published: "2025-05-12", Start: 5, End: 90}
	quotes := []answer.Quote{
		{Text: "Scott Bessent and Vice Premier He Lifeng met in Stockholm on 28 and 29 July 2025.", Citation: 1},
		{Text: "The truce was extended by 90 days.", Citation: 2},
		{Text: "Both sides had cut their tariffs by 115 percentage points in Geneva.", Citation: 3},
	}
	base := answer.Answer{ID: "1764-7", Question: "Who met in Stockholm?", Citations: []answer.Citation{stockholm, truce, geneva}}
	with := func(kind answer.Kind, change func(*answer.Answer)) answer.Answer {
		a := base
		a.Kind = kind
		a.Citations = slices.Clone(base.Citations)
		change(&a)
		return a
	}
	busan := answer.Citation{N: 4, Article: "busan", Title: "Kuala Lumpur and Busan", Publisher: "Trade Desk", Published: "2025-11-01"}
	try := []answer.Notice{{Kind: "searched", Text: "I searched 4,812 passages of 240 articles, the newest of 22 November 2026."},
		{Kind: "try", Text: "graphite export licence"}, {Kind: "try", Text: "What did China control in December 2025, and which of the export licences for graphite are suspended?"},
		{Kind: "try", Text: "a third"}, {Kind: "near", Text: "These words do occur: graphite, anode."}}
	return map[string]answer.Answer{
		"direct": with(answer.Direct, func(a *answer.Answer) {
			a.Quotes = quotes
			a.Citations = append(a.Citations, busan)
			a.Related = []answer.Quote{{Text: "They met again in Kuala Lumpur.", Citation: 4}, {Text: "The truce holds.", Citation: 1}}
		}),
		"unsure": with(answer.Unsure, func(a *answer.Answer) { a.Quotes, a.Notices = quotes[1:], try[1:3] }),
		"nothing": with(answer.Nothing, func(a *answer.Answer) {
			a.Related, a.Notices = quotes[2:], try
		}),
		"nothing-bare": with(answer.Nothing, func(a *answer.Answer) { a.Question = "Who won the cup?" }),
		"help":         with(answer.Help, func(a *answer.Answer) { a.Question = "hello" }),
		"as-of": with(answer.Direct, func(a *answer.Answer) {
			a.Quotes = quotes[:1]
			a.Notices = []answer.Notice{{Kind: "as_of", Text: "As of 1 August 2025: nothing published later was used."},
				{Kind: "newer", Text: "A later article, of 10 November 2025, speaks of the same [2]."}}
		}),
		"long": with(answer.Direct, func(a *answer.Answer) {
			a.Quotes = append([]answer.Quote{{Text: strings.Repeat("The rule covers one thing and, unless a licence was given, another. ", 59), Citation: 1}}, quotes[1:]...)
		}),
		"endless": with(answer.Direct, func(a *answer.Answer) {
			a.Quotes = append([]answer.Quote{{Text: strings.Repeat("The rule covers one thing and, unless a licence was given, another. ", 180), Citation: 1}}, quotes[1:]...)
		}),
		"hostile": with(answer.Direct, func(a *answer.Answer) {
			a.Question = "<!channel> *who* `met` <@U1>?"
			a.Quotes = []answer.Quote{{Text: "<!here> *bold* _it_ ~no~ `code` :bomb: <https://evil.example|click> &lt;@U1&gt;\n> see https://evil.example @here \u202egnp.exe", Citation: 1}}
			a.Citations[0] = answer.Citation{N: 1, Article: "x", Title: "<!everyone>|*x*\n:tada:", URL: "javascript:alert(1)", Publisher: "<#C1|general>", Published: "2025-02-30"}
			a.Notices = []answer.Notice{{Kind: "understood", Text: "I read <@U1> as “*you*”."}}
		}),
		"undated": with(answer.Direct, func(a *answer.Answer) {
			a.Quotes = quotes[:1]
			a.Citations[0] = answer.Citation{N: 1, Article: "x", Title: "A memorandum without date"}
		}),
		"cjk": with(answer.Direct, func(a *answer.Answer) {
			a.Question = "中国对镓的管制是什么？"
			a.Quotes = []answer.Quote{{Text: "商务部决定对镓、锗相关物项实施出口管制。", Citation: 1}}
			a.Citations[0] = answer.Citation{N: 1, Article: "x", Title: "商务部公告2023年第23号", URL: "https://mofcom.example/公告", Publisher: "商务部", Published: "2023-07-03"}
		}),
	}
}

func TestRender(t *testing.T) {
	for name, a := range answers() {
		t.Run(name, func(t *testing.T) {
			m := Render(a, View{Surface: InThread, Today: today})
			golden(t, "render/"+name, m)
			checkMessage(t, m)
		})
	}
	a := answers()["direct"]
	for name, v := range map[string]View{
		"private":        {Surface: Private, Asker: "Ada", Today: today},
		"shared":         {Surface: Shared, Asker: "Ada <!here>", Sharer: "*Bo*", Today: today},
		"plain-feedback": {Surface: InDM, PlainFeedback: true},
		"no-buttons":     {Surface: InChannel, NoButtons: true},
	} {
		t.Run(name, func(t *testing.T) {
			m := Render(a, v)
			golden(t, "render/"+name, m)
			checkMessage(t, m)
		})
	}
}

// allowed are the objects a message is made of. None of them is formatted by Slack or notifies anyone.
var allowed = regexp.MustCompile(`^(|message|context|actions|context_actions|plain_text|button|feedback_buttons|` +
	`rich_text|rich_text_section|rich_text_quote|rich_text_list|text|link)$`)

type tester interface {
	Fatalf(string, ...any)
	Errorf(string, ...any)
}

// checkMessage asks for what every message keeps.
func checkMessage(t tester, m Message) {
	s := surveyMessage(t, m)
	for _, fault := range s.faults {
		t.Errorf("%s", fault)
	}
	if s.total > 10_000 {
		t.Errorf("%d characters in all", s.total)
	}
	for kind := range s.kinds {
		if !allowed.MatchString(kind) {
			t.Errorf("a message holds %s", kind)
		}
	}
	for _, link := range s.links {
		if ok, _ := regexp.MatchString(`^https?://[!-~]+$`, strings.ToLower(link)); !ok {
			t.Errorf("a message links %q", link)
		}
	}
	if found := live.FindString(ours.ReplaceAllString(m.Text, " x ")); found != "" {
		t.Errorf("the notification holds %q: %s", found, m.Text)
	}
}

func TestRenderKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, v := drawAnswer(t), drawView(t)
		m := Render(a, v)
		checkMessage(t, m)
		shown := barred(t, m)
		for n := 1; ; n++ {
			more, ok := More(a, n, v)
			if !ok {
				break
			}
			checkMessage(t, more)
			shown += barred(t, more)
		}
		want := ""
		for _, q := range append(slices.Clone(a.Quotes), a.Related...) {
			if _, ok := cited(a, q); ok && visible(harmless(q.Text)) {
				want += harmless(q.Text)
			}
		}
		if shown != want {
			t.Fatalf("quotations shown are\n%q, want\n%q", shown, want)
		}
	})
}

// barred is the text beside a bar, one piece after the other, without the marks behind it.
func barred(t tester, m Message) string {
	var b strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			if v["type"] == "rich_text_quote" {
				b.WriteString(v["elements"].([]any)[0].(map[string]any)["text"].(string))
			} else {
				walk(v["elements"])
			}
		}
	}
	walk(decoded(t, m.Blocks))
	return b.String()
}

func drawAnswer(t *rapid.T) answer.Answer {
	huge := func(t *rapid.T, name string) string {
		text := hostile().Draw(t, name)
		return strings.Repeat(text, rapid.SampledFrom([]int{1, 1, 1, 50, 400}).Draw(t, name+" times"))
	}
	a := answer.Answer{
		ID:       rapid.OneOf(rapid.Just("q1"), rapid.StringN(0, 300, -1)).Draw(t, "id"),
		Question: huge(t, "question"),
		Kind:     rapid.SampledFrom([]answer.Kind{answer.Direct, answer.Unsure, answer.Nothing, answer.Help, "else"}).Draw(t, "kind"),
	}
	for n := range rapid.IntRange(0, 5).Draw(t, "citations") {
		a.Citations = append(a.Citations, answer.Citation{
			N: n + 1, Article: fmt.Sprint(n), Title: huge(t, "title"), Publisher: huge(t, "publisher"),
			URL:       rapid.SampledFrom([]string{"", "https://a.example/", "ftp://"}).Draw(t, "scheme") + huge(t, "url"),
			Published: corpus.Day(rapid.SampledFrom([]string{"", "2025-07-30", "<!here>"}).Draw(t, "day")),
		})
	}
	quote := rapid.Custom(func(t *rapid.T) answer.Quote {
		return answer.Quote{Text: huge(t, "quote"), Citation: rapid.IntRange(0, 6).Draw(t, "citation")}
	})
	if a.Kind != answer.Nothing && a.Kind != answer.Help {
		a.Quotes = rapid.SliceOfN(quote, 0, 4).Draw(t, "quotes")
	}
	a.Related = rapid.SliceOfN(quote, 0, 4).Draw(t, "related")
	for range rapid.IntRange(0, 6).Draw(t, "notices") {
		kind := rapid.SampledFrom([]string{"try", "newer", "searched", "help", "as_of"}).Draw(t, "notice")
		a.Notices = append(a.Notices, answer.Notice{Kind: kind, Text: huge(t, "text")})
	}
	return a
}

func drawView(t *rapid.T) View {
	return View{
		Surface: rapid.SampledFrom([]Surface{InChannel, InThread, InDM, Private, Shared}).Draw(t, "surface"),
		Asker:   hostile().Draw(t, "asker"), Sharer: hostile().Draw(t, "sharer"),
		Today:         rapid.SampledFrom([]corpus.Day{"", today}).Draw(t, "today"),
		PlainFeedback: rapid.Bool().Draw(t, "plain"), NoButtons: rapid.Bool().Draw(t, "no buttons"),
	}
}
