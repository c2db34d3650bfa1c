package terminal

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/corpus"
)

var update = flag.Bool("update", false, "write the golden files")

func TestRender(t *testing.T) {
	styles := map[string]Style{
		"pipe":  {},
		"mono":  {Width: 60},
		"color": {Width: 60, Color: true, Links: true},
	}
	for name, a := range renderings() {
		for styleName, style := range styles {
			t.Run(name+"/"+styleName, func(t *testing.T) {
				golden(t, filepath.Join("testdata", "render", name+"."+styleName+".txt"), Render(a, style))
			})
		}
	}
}

// golden compares got with a file, or writes it with -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// renderings are the answers of the golden files.
func renderings() map[string]answer.Answer {
	hostile := direct()
	hostile.Quotes = []answer.Quote{{Text: "Plain \x1b[31mred\x1b[0m and \x1b[2Jgone\rover.\u202e", Citation: 1}}
	hostile.Citations = []answer.Citation{{
		N: 1, Article: "h", Title: "A\ntitle \x1b]0;x\a", Publisher: "P\bQ", URL: "https://x/\x1b]8;;https://evil\x1b\\ y",
	}}
	hostile.Related, hostile.Notices = nil, []answer.Notice{{Kind: "try", Text: "\x1b[5A up"}}
	return map[string]answer.Answer{
		"direct": direct(),
		"unsure": unsure(),
		"wide": {Kind: answer.Direct,
			Quotes:    []answer.Quote{{Text: "商务部新闻发言人表示,中美双方将继续通过经贸磋商机制保持沟通,稳妥管控分歧 👩‍🚀👩‍🚀。\n• First point\n• Second point", Citation: 1}},
			Citations: []answer.Citation{{N: 1, Article: "w", Title: "新闻发布会", Published: "2025-10-30"}}},
		"later": {Kind: answer.Direct, Quotes: []answer.Quote{{Text: "The rule took effect on September 29, 2025.", Citation: 1}},
			Later: []answer.Quote{{Text: "BIS suspended the rule for one year from November 10, 2025.", Citation: 2}},
			Citations: []answer.Citation{{N: 1, Article: "a", Title: "The Affiliates Rule", Publisher: "Alpha Wire", Published: "2025-09-30"},
				{N: 2, Article: "b", Title: "The Affiliates Rule paused", Publisher: "Beta Post", Published: "2025-11-12"}}},
		"hostile": hostile,
		"rests":   resting(),
		"copies": {Kind: answer.Direct, Quotes: []answer.Quote{{Text: "The truce was extended by 90 days.", Citation: 1}},
			Citations: []answer.Citation{{N: 1, Article: "a", Title: "Truce extended", Publisher: "Alpha Wire", Published: "2025-07-28", URL: "https://a.example/1",
				AlsoIn: []answer.Copy{{Publisher: "Beta\x1b[31m Post"}, {Publisher: "Gamma"}, {Publisher: "\u202e"}, {Publisher: "Delta"}, {Publisher: "Epsilon"}}}}},
		"nothing": {Kind: answer.Nothing, Notices: []answer.Notice{
			{Kind: "searched", Text: "No passage of 1,204 comes near this question."},
			{Kind: "near", Text: "The nearest subject is “rare earths”."},
			{Kind: "near", Text: "No article has “yttria”."},
			{Kind: "try", Text: "What does 15 CFR 744.11 say?"}}},
		"nothing-near": {Kind: answer.Nothing, Related: direct().Related, Citations: direct().Citations},
		"nothing-bare": {Kind: answer.Nothing},
		"help":         {Kind: answer.Help},
		"help-error": {Kind: answer.Help, Notices: []answer.Notice{
			{Kind: "error", Text: "Line 3 holds no question."},
			{Kind: "help", Text: "Ask about the talks or the rules."}}},
	}
}

// direct is an answer with one quotation of each rank and more than is shown.
func direct() answer.Answer {
	return answer.Answer{
		Kind: answer.Direct,
		Quotes: []answer.Quote{
			{Text: "Any foreign entity that is at least 50 percent owned by one or more listed entities is itself subject to Entity List restrictions.", Citation: 1},
			{Text: "The rule took effect on September 29, 2025.", Citation: 2},
			{Text: "It was suspended for one year from November 10, 2025.", Citation: 3},
			{Text: "A fourth quotation that is not shown.", Citation: 4},
		},
		Citations: []answer.Citation{
			{N: 1, Article: "a", Title: "Expansion of End-User Controls To Cover Affiliates of Certain Listed Entities", URL: "https://www.federalregister.gov/documents/2025/09/30/2025-19001/expansion-of-end-user-controls", Publisher: "Bureau of Industry and Security", Published: "2025-09-30", End: 130},
			{N: 2, Article: "b", Title: "Affiliates rule explained", Published: "2025-10-02", Start: 10, End: 53},
			{N: 3, Article: "c", Title: "One-year suspension", URL: "https://example.org/suspension", Publisher: "Example News"},
			{N: 4, Article: "d", Title: "Not shown"},
			{N: 5, Article: "a", Title: "Already quoted"},
			{N: 6, Article: "e", Title: "Questions and answers", URL: "notes/qa.md", Publisher: "Our notes", Published: "2025-10-05"},
		},
		Related: []answer.Quote{{Text: "Same article.", Citation: 5}, {Text: "Another article.", Citation: 6}},
		Notices: []answer.Notice{
			{Kind: "as_of", Text: "As of 1 December 2025: nothing published later was used."},
			{Kind: "superseded", Text: "A newer article speaks of a suspension, see [3]."}},
	}
}

// resting quotes an article without a page of its own, and one with a page.
func resting() answer.Answer {
	rule := answer.Source{Title: "89 FR 96790, Foreign-Produced Direct Product Rule Additions", Publisher: "Federal Register", Date: "2024-12-05", URL: "https://www.federalregister.gov/d/2024-28270"}
	note := answer.Source{Title: "What the rule covers", Publisher: "Example Law", Date: "2024-12"}
	return answer.Answer{
		Kind:   answer.Direct,
		Quotes: []answer.Quote{{Text: "The rule names 140 entities.", Citation: 1}, {Text: "Tools are covered.", Citation: 2}},
		Citations: []answer.Citation{
			{N: 1, Article: "a", Title: "The December rule", URL: rule.URL, Publisher: "Parley Briefings", Published: "2026-09-01", Sources: []answer.Source{rule, note}},
			{N: 2, Article: "b", Title: "Tools", URL: "https://example.org/tools", Publisher: "Example News", Published: "2024-12-06", Sources: []answer.Source{note, note, rule}},
		},
	}
}

func unsure() answer.Answer {
	a := direct()
	a.Kind, a.Quotes, a.Related, a.Notices = answer.Unsure, a.Quotes[:2], nil, []answer.Notice{{Kind: "try", Text: "What is the Affiliates Rule?"}}
	return a
}

// ours is every escape sequence Render may write.
var ours = regexp.MustCompile("\x1b\\[(0|1|2|33)m|\x1b]8;;[!-~]*\x1b\\\\")

func TestRenderObeysNoArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile()
		a := answer.Answer{
			Kind:     rapid.SampledFrom([]answer.Kind{answer.Direct, answer.Unsure, answer.Nothing, answer.Help}).Draw(t, "kind"),
			Quotes:   []answer.Quote{{Text: text.Draw(t, "quote"), Citation: 1}, {Text: text.Draw(t, "second"), Citation: 2}},
			Related:  []answer.Quote{{Text: text.Draw(t, "related"), Citation: 3}},
			Later:    []answer.Quote{{Text: text.Draw(t, "later"), Citation: 3}},
			Notices:  []answer.Notice{{Kind: text.Draw(t, "kind of notice"), Text: text.Draw(t, "notice")}},
			Question: text.Draw(t, "question"),
		}
		for n := range 3 {
			a.Citations = append(a.Citations, answer.Citation{
				N: n + 1, Article: string(rune('a' + n)), Title: text.Draw(t, "title"), Publisher: text.Draw(t, "publisher"),
				URL: rapid.SampledFrom([]string{"", "https://x/"}).Draw(t, "scheme") + text.Draw(t, "url"), Published: corpus.Day(text.Draw(t, "day")),
				Sources: []answer.Source{{Title: text.Draw(t, "source"), Publisher: text.Draw(t, "by"), Date: text.Draw(t, "date"), URL: text.Draw(t, "at")}},
			})
		}
		width := rapid.IntRange(0, 100).Draw(t, "width")
		shown := Render(a, Style{Width: width, Color: true, Links: true})
		stripped := ours.ReplaceAllString(shown, "")
		for _, r := range stripped {
			if r != '\n' && unicode.IsControl(r) {
				t.Fatalf("%U in %q", r, stripped)
			}
		}
		if want := Render(a, Style{Width: width}); stripped != want {
			t.Fatalf("colours change the words:\n got %q\nwant %q", stripped, want)
		}
	})
}

func TestRenderQuotesWordForWord(t *testing.T) {
	a := direct()
	for _, width := range []int{0, 20, 37, 96} {
		shown := strings.Join(strings.Fields(Render(a, Style{Width: width})), " ")
		for i, q := range a.Quotes {
			if got, want := strings.Contains(shown, "“"+q.Text+"”"), i < mostShown; got != want {
				t.Errorf("width %d: quotation %d shown: %v, want %v", width, i+1, got, want)
			}
		}
	}
}
