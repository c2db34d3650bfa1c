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

// The sources of what the answers quote.
func citations() []answer.Citation {
	return []answer.Citation{
		{N: 1, Article: "stockholm-talks", Title: "Stockholm: the third round", URL: "https://talks.example/stockholm_(3)?a=1&b=2",
			Publisher: "Parley briefings", Published: "2025-07-30", Passage: 2, Start: 410, End: 510},
		{N: 2, Article: "tariff-timeline", Title: "Tariffs, month by month", URL: "https://talks.example/tariffs.pdf",
			Publisher: "Parley briefings", Published: "2025-11-10", Passage: 4, Start: 1200, End: 1290},
		{N: 3, Article: "geneva-talks", Title: "Geneva: the first truce", URL: "https://talks.example/geneva#terms",
			Publisher: "Trade Desk", Published: "2025-05-12", Start: 5, End: 90},
		{N: 4, Article: "busan", Title: "Kuala Lumpur and Busan", Publisher: "Trade Desk", Published: "2025-11-01"},
	}
}

func quotes() []answer.Quote {
	return []answer.Quote{
		{Text: "Scott Bessent and Vice Premier He Lifeng met in Stockholm on 28 and 29 July 2025.", Citation: 1},
		{Text: "The truce was extended by 90 days.", Citation: 2},
		{Text: "Both sides had cut their tariffs by 115 percentage points in Geneva.", Citation: 3},
	}
}

func tries() []answer.Notice {
	return []answer.Notice{
		{Kind: "searched", Text: "I searched 4,812 passages of 240 articles, the newest of 22 November 2026."},
		{Kind: "try", Text: "graphite export licence"},
		{Kind: "try", Text: "What did China control in December 2025, and which of the export licences for graphite are suspended?"},
		{Kind: "try", Text: "a third"},
		{Kind: "near", Text: "These words do occur: graphite, anode."},
	}
}

// asking is an answer of a kind that quotes the first sources.
func asking(kind answer.Kind, said ...answer.Quote) answer.Answer {
	return answer.Answer{ID: "1764-7", Question: "Who met in Stockholm?", Kind: kind, Quotes: said, Citations: citations()}
}

// answers are the answers whose renderings are looked at.
func answers() map[string]answer.Answer {
	all := map[string]answer.Answer{
		"direct":       asking(answer.Direct, quotes()...),
		"unsure":       asking(answer.Unsure, quotes()[1:]...),
		"nothing":      asking(answer.Nothing),
		"nothing-bare": asking(answer.Nothing),
		"help":         asking(answer.Help),
		"as-of":        asking(answer.Direct, quotes()[0]),
		"long":         asking(answer.Direct, long(59), quotes()[1], quotes()[2]),
		"endless":      asking(answer.Direct, long(180), quotes()[1], quotes()[2]),
		"rests": cites(answer.Citation{N: 1, Article: "x", Title: "The December rule", URL: "https://www.federalregister.gov/d/2024-28270",
			Publisher: "Parley Briefings", Published: "2026-09-01", Sources: []answer.Source{
				{Title: "89 FR 96790, Foreign-Produced Direct Product Rule Additions", Publisher: "Federal Register", Date: "2024-12", URL: "https://www.federalregister.gov/d/2024-28270"}}},
			"The rule names 140 entities."),
		"copies": cites(answer.Citation{N: 1, Article: "x", Title: "Truce extended", URL: "https://a.example/1", Publisher: "Alpha Wire", Published: "2025-07-28",
			AlsoIn: []answer.Copy{
				{Article: "y", Publisher: "Beta *Post* <!here>", Published: "2025-07-29", URL: "https://b.example/1?a=1&b=2"},
				{Article: "z", Publisher: "Gamma", URL: "https://c.example/" + strings.Repeat("long/", 50)},
				{Article: "v", Publisher: "Alpha Wire"}, {Article: "w", Publisher: "Delta", URL: "javascript:alert(1)"}, {Article: "u", Publisher: "Epsilon"}}},
			"The truce was extended by 90 days."),
		"undated": cites(answer.Citation{N: 1, Article: "x", Title: "A memorandum without date"}, quotes()[0].Text),
		"cjk": cites(answer.Citation{N: 1, Article: "x", Title: "商务部公告2023年第23号", URL: "https://mofcom.example/公告",
			Publisher: "商务部", Published: "2023-07-03"}, "商务部决定对镓、锗相关物项实施出口管制。"),
		"hostile": cites(answer.Citation{N: 1, Article: "x", Title: "<!everyone>|*x*\n:tada:", URL: "javascript:alert(1)",
			Publisher: "<#C1|general>", Published: "2025-02-30"},
			"<!here> *bold* _it_ ~no~ `code` :bomb: <https://evil.example|click> &lt;@U1&gt;\n> see https://evil.example @here \u202egnp.exe"),
	}
	change := func(name string, related []answer.Quote, notices ...answer.Notice) {
		a := all[name]
		a.Related, a.Notices = related, notices
		all[name] = a
	}
	change("direct", []answer.Quote{{Text: "They met again in Kuala Lumpur.", Citation: 4}, {Text: "The truce holds.", Citation: 1}})
	followed := asking(answer.Direct, quotes()[2])
	followed.Related, followed.Later = quotes()[:2], quotes()[1:2]
	all["later"] = followed
	change("unsure", nil, tries()[1:3]...)
	change("nothing", quotes()[2:], tries()...)
	change("as-of", nil, answer.Notice{Kind: "as_of", Text: "As of 1 August 2025: nothing published later was used."},
		answer.Notice{Kind: "newer", Text: "A later article, of 10 November 2025, speaks of the same [2]."})
	change("hostile", nil, answer.Notice{Kind: "understood", Text: "I read <@U1> as “*you*”."})
	return all
}

// long is a quotation of n sentences of 68 characters each.
func long(n int) answer.Quote {
	return answer.Quote{Text: strings.Repeat("The rule covers one thing and, unless a licence was given, another. ", n), Citation: 1}
}

// cites is an answer that quotes one source.
func cites(c answer.Citation, text string) answer.Answer {
	a := asking(answer.Direct, answer.Quote{Text: text, Citation: c.N})
	a.Citations = []answer.Citation{c}
	return a
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
	address := regexp.MustCompile(`^https?://[!-~]+$`)
	for _, link := range s.links {
		if !address.MatchString(strings.ToLower(link)) {
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
		checkMessage(t, Render(a, v))
		a.Later = nil // stands between the pages
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
	source := rapid.Custom(func(t *rapid.T) answer.Source {
		return answer.Source{Title: huge(t, "source"), Publisher: huge(t, "by"), Date: huge(t, "date"),
			URL: rapid.SampledFrom([]string{"", "https://b.example/"}).Draw(t, "at") + huge(t, "path")}
	})
	another := rapid.Custom(func(t *rapid.T) answer.Copy {
		return answer.Copy{Publisher: huge(t, "other publisher"), URL: rapid.SampledFrom([]string{"", "https://c.example/"}).Draw(t, "in") + huge(t, "other path")}
	})
	for n := range rapid.IntRange(0, 5).Draw(t, "citations") {
		a.Citations = append(a.Citations, answer.Citation{
			N: n + 1, Article: fmt.Sprint(n), Title: huge(t, "title"), Publisher: huge(t, "publisher"),
			URL:       rapid.SampledFrom([]string{"", "https://a.example/", "ftp://"}).Draw(t, "scheme") + huge(t, "url"),
			Published: corpus.Day(rapid.SampledFrom([]string{"", "2025-07-30", "<!here>"}).Draw(t, "day")),
			Sources:   rapid.SliceOfN(source, 0, 3).Draw(t, "sources"),
			AlsoIn:    rapid.SliceOfN(another, 0, 5).Draw(t, "also in"),
		})
	}
	quote := rapid.Custom(func(t *rapid.T) answer.Quote {
		return answer.Quote{Text: huge(t, "quote"), Citation: rapid.IntRange(0, 6).Draw(t, "citation")}
	})
	if a.Kind != answer.Nothing && a.Kind != answer.Help {
		a.Quotes = rapid.SliceOfN(quote, 0, 4).Draw(t, "quotes")
	}
	a.Related = rapid.SliceOfN(quote, 0, 4).Draw(t, "related")
	a.Later = rapid.SliceOfN(quote, 0, 1).Draw(t, "later")
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
