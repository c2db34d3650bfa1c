package bot_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/bot/slack"
	"parley/bot/slack/slacktest"
	"parley/bot/terminal"
	"parley/corpus"
	"parley/corpus/extract"
	"parley/index"
	"parley/index/indextest"
)

// The most that is fuzzed: Slack sends no more in a message, and an article of this size has some hundred passages.
const (
	longestAsked = 40_000
	longestText  = 100_000
)

// slowest is how long an answer may take.
const slowest = time.Second

// FuzzAsk asks anything of an article that says anything, all the way from its file to what Slack and a terminal show:
// every quotation stands in the article, nothing in it does anything but what Parley renders, and it takes no second.
func FuzzAsk(f *testing.F) {
	const text = "# Stockholm\n\nScott Bessent and He Lifeng met in Stockholm on July 28 and 29, 2025. They cut 145% to 30%.\n\n- <!here>\n- [a](https://evil.example)\n\n| a | b |\n|---|---|\n| 10 | 15 CFR 744.23 |\n"
	for _, asked := range []string{"Who met in Stockholm, and when?", "How many percent?", "as of May 2025: 15 CFR 744.23(a)", "\"<!here>\" OR *", "\xff\x00", "who and for how long?"} {
		f.Add(asked, "When was the truce extended?", text, "https://example.org/a?b=c&d=<e>")
	}
	f.Add("𝔘.S. tariffs？", strings.Repeat("truce ", 30), strings.Repeat("a. ", 300)+"\u202e\u2028*bold* `code` ~no~ :wave:", "javascript:alert(1)")
	reader, err := question.NewReader()
	if err != nil {
		f.Fatal(err)
	}
	model, err := evidence.NewModel()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, asked, earlier, text, address string) {
		if len(asked)+len(earlier) > longestAsked || len(text) > longestText {
			t.Skip("longer than what comes in")
		}
		library := fuzzed(t, text, address)
		b := bot.New(library.engine, library, reader, model, time.Now)
		m := bot.Message{ID: "1764-7", Text: asked}
		if earlier != "" {
			m.Earlier = []string{earlier}
		}
		a := inTime(t, b, m)
		library.quotes(t, a)
		harmless(t, a)
		if shown := terminal.Render(a, terminal.Style{Width: 80}); strings.ContainsAny(shown, "\x00\x1b\u202e") {
			t.Errorf("a terminal would act on %q", shown)
		}
	})
}

// inTime asks, up to three times where the machine was busy.
func inTime(t *testing.T, b *bot.Bot, m bot.Message) answer.Answer {
	t.Helper()
	for try := 1; ; try++ {
		began := time.Now()
		a, err := b.Ask(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(began)
		if took <= slowest {
			return a
		}
		if try == 3 {
			t.Fatalf("the answer took %v", took)
		}
	}
}

// A found library holds the articles that were found in one file.
type found struct {
	articles map[string]corpus.Article
	engine   *indextest.Memory
}

func fuzzed(t *testing.T, text, address string) found {
	t.Helper()
	l := found{map[string]corpus.Article{}, &indextest.Memory{}}
	articles, _, _ := extract.File("a.md", []byte(text)) // a file that cannot be read holds none
	for _, a := range articles {
		a.ID, a.URL, a.Publisher = "a", address, address
		l.articles[a.ID] = a
		if err := l.engine.Write(t.Context(), index.Batch{Put: index.Split(a), Upto: 1}); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func (l found) Articles(_ context.Context, ids []string) (held []corpus.Article, err error) {
	for _, id := range ids {
		if a, ok := l.articles[id]; ok {
			held = append(held, a)
		}
	}
	return held, nil
}

func (l found) Newest(context.Context) (corpus.Day, error) { return l.articles["a"].Published, nil }

func (l found) Copies(context.Context, []string) (map[string][]corpus.Summary, error) {
	return nil, nil
}

// quotes wants every quotation of an answer to be what stands at the place it names.
func (l found) quotes(t *testing.T, a answer.Answer) {
	t.Helper()
	for _, q := range slices.Concat(a.Quotes, a.Later, a.Related) {
		if q.Citation < 1 || q.Citation > len(a.Citations) {
			t.Fatalf("%q has citation %d of %d", q.Text, q.Citation, len(a.Citations))
		}
		c := a.Citations[q.Citation-1]
		if text := l.articles[c.Article].Text; c.Start < 0 || c.Start > c.End || c.End > len(text) || text[c.Start:c.End] != q.Text {
			t.Fatalf("%q is not what stands in %s from %d to %d", q.Text, c.Article, c.Start, c.End)
		}
	}
}

// harmless wants blocks that Slack takes, and nothing live in them but links to the sources.
func harmless(t *testing.T, a answer.Answer) {
	t.Helper()
	for _, surface := range []slack.Surface{slack.InChannel, slack.InThread, slack.InDM, slack.Private, slack.Shared} {
		m := slack.Render(a, slack.View{Surface: surface, Asker: a.Question, Sharer: a.Question, Today: "2026-11-26"})
		blocks, err := json.Marshal(m.Blocks)
		if err != nil {
			t.Fatal(err)
		}
		if bad := slacktest.CheckBlocks(blocks, slacktest.InMessage); len(bad) > 0 {
			t.Fatalf("%s: %v\n%s", surface, bad, blocks)
		}
		live, err := slacktest.ActiveIn(blocks)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range append(live, slacktest.Active(m.Text)...) {
			if !slices.ContainsFunc(a.Citations, func(c answer.Citation) bool { return leadsTo(l, c.URL) }) {
				t.Fatalf("%s: live: %q in\n%s\n%s", surface, l, m.Text, blocks)
			}
		}
	}
}

// leadsTo tells whether something live in a message is a link to the address of a source.
func leadsTo(live, source string) bool {
	link, _, _ := strings.Cut(strings.Trim(live, "<>"), "|")
	link, _, _ = strings.Cut(link, "#:~:text=")
	escaped, ok := strings.CutSuffix(slack.Link(source, "x"), "|x>")
	escaped = strings.TrimPrefix(escaped, "<")
	return ok && (link == escaped || link == strings.ReplaceAll(escaped, "&amp;", "&"))
}
