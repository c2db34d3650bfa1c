package respond

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/journal"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
	"parley/bot/timeline"
	"parley/corpus"
)

// hostile is text that would do something in Slack if it were let.
func hostile() *rapid.Generator[string] {
	spell := rapid.SampledFrom([]string{
		"<!channel>", "<!here>", "<!everyone>", "<@U01ADA>", "<!subteam^S1>", "<#C01GENERAL>", "<https://evil.example|click>", "<!date^1^x|y>",
		"https://evil.example", "@here", "@channel", "*bold*", "_it_", "~no~", "`code`", "```", "\n> quoted", ":tada:", "&lt;!here&gt;", "&amp;lt;",
		"|", ">", "<", "\x00", "\u202e", "\u200b", "javascript:alert(1)", "mailto:a@b.example", "商务部", "\n\n", " ",
	})
	return rapid.OneOf(
		rapid.Map(rapid.SliceOfN(rapid.OneOf(spell, rapid.StringN(0, 8, -1)), 0, 12), func(parts []string) string { return strings.Join(parts, "") }),
		rapid.Map(spell, func(s string) string { return strings.Repeat(s, 400) }),
		rapid.String(),
	)
}

func hostileAnswer(t *rapid.T) func(bot.Message) answer.Answer {
	kind := rapid.SampledFrom([]answer.Kind{answer.Direct, answer.Unsure, answer.Nothing, answer.Help}).Draw(t, "kind")
	text, address := hostile(), rapid.OneOf(hostile(), rapid.Map(hostile(), func(s string) string { return "https://example.org/" + s }))
	a := answer.Answer{Kind: kind, Confidence: 1}
	for n := range rapid.IntRange(0, 4).Draw(t, "quotes") {
		quote := answer.Quote{Text: text.Draw(t, "quote"), Citation: n + 1}
		a.Citations = append(a.Citations, answer.Citation{
			N: n + 1, Article: text.Draw(t, "article"), Title: text.Draw(t, "title"), URL: address.Draw(t, "url"),
			Publisher: text.Draw(t, "publisher"), Published: corpus.Day(text.Draw(t, "published")),
		})
		if n < 3 {
			a.Quotes = append(a.Quotes, quote)
		} else {
			a.Related = append(a.Related, quote)
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "notices") {
		a.Notices = append(a.Notices, answer.Notice{
			Kind: rapid.SampledFrom([]string{"understood", "try", "newer", "searched"}).Draw(t, "kind of notice"), Text: text.Draw(t, "notice"),
		})
	}
	return func(m bot.Message) answer.Answer {
		a.ID, a.Question = m.ID, m.Text
		return a
	}
}

// No text whatever in an article, a question, a title, an address or a name does anything in what Parley posts: no mention,
// no link but those to the articles cited, no broken block.
func TestHarmless(t *testing.T) {
	d := newDesk(t, set{still: true})
	d.configured(func(s *journal.Settings) { s.Overhear = true })
	n, seen := 0, map[string]bool{}
	var told hostileDates
	d.r.Dates = &told
	rapid.Check(t, func(rt *rapid.T) {
		n++
		says := hostileAnswer(rt)
		told.says = says
		d.asker.set(func(a *asker) { a.says = says })
		kind, payload := hostileEvent(rt, d, n)
		e := d.claimed(payload, fmt.Sprint("event ", n))
		e.Kind = kind
		if _, err := d.r.Respond(t.Context(), e); err != nil {
			rt.Fatalf("%v", err)
		}
		all := append(d.slack.Messages(general), d.slack.Ephemerals(ada)...)
		all = append(all, d.slack.Messages(d.slack.DM(ada))...)
		for _, m := range all {
			if m.Bot && !seen[m.TS] {
				seen[m.TS] = true
				checkHarmless(rt, m, says(bot.Message{}))
			}
		}
	})
	if len(seen) < n/2 {
		t.Errorf("only %d messages were posted upon %d events", len(seen), n)
	}
	for _, c := range d.slack.Calls("") {
		if c.Error != "" && c.Method != "response_url" {
			t.Errorf("%s: %s", c.Method, c.Error)
		}
	}
}

// hostileDates tell of the sentences of an answer.
type hostileDates struct {
	says func(bot.Message) answer.Answer
}

func (h *hostileDates) Timeline(_ context.Context, about string, _ []string) (timeline.Timeline, error) {
	a, line := h.says(bot.Message{}), timeline.Timeline{Subject: about, Today: "2026-11-23"}
	for i, q := range append(a.Quotes, a.Related...) {
		on := a.Citations[i].Published
		line.Events = append(line.Events, timeline.Event{When: timeline.When{From: on, To: on}, Ahead: i > 0, Text: q.Text, Citation: a.Citations[i]})
	}
	return line, nil
}

func (h *hostileDates) Upcoming(ctx context.Context, about string, some []string) (timeline.Timeline, error) {
	return h.Timeline(ctx, about, some)
}

// hostileEvent is a message or a command of Ada's.
func hostileEvent(t *rapid.T, d *desk, n int) (delivery.Kind, json.RawMessage) {
	words := hostile().Draw(t, "words")
	if rapid.Bool().Draw(t, "command") {
		words = rapid.SampledFrom([]string{"", "timeline ", "upcoming "}).Draw(t, "verb") + words
		payload, err := json.Marshal(map[string]any{"team_id": team, "user_id": ada, "user_name": words, "channel_id": general, "text": words})
		check(d.t, err)
		return delivery.Command, payload
	}
	said := d.slack.User(ada).Say(general, "x")
	payload, err := json.Marshal(map[string]any{
		"team_id": team, "event_id": fmt.Sprint("Ev", n), "authorizations": []map[string]any{{"user_id": slacktest.BotUserID, "is_bot": true}},
		"event": map[string]any{
			"type":    rapid.SampledFrom([]string{"message", "app_mention"}).Draw(t, "type"),
			"channel": general, "user": ada, "ts": said.TS, "text": words,
		},
	})
	check(d.t, err)
	return delivery.Happening, payload
}

// checkHarmless wants nothing live in a message but links to the addresses of its sources.
func checkHarmless(t *rapid.T, m slacktest.Message, a answer.Answer) {
	if bad := slacktest.CheckBlocks(m.Blocks, slacktest.InMessage); len(bad) > 0 {
		t.Fatalf("%v\n%s", bad, m.Blocks)
	}
	live, err := slacktest.ActiveIn(m.Blocks)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, l := range append(live, slacktest.Active(m.Text)...) {
		address, _, _ := strings.Cut(strings.Trim(l, "<>"), "|")
		if !slices.ContainsFunc(a.Citations, func(c answer.Citation) bool { return leadsTo(address, c.URL) }) {
			t.Fatalf("live: %q\n%s\n%s", l, m.Text, m.Blocks)
		}
	}
}

// leadsTo tells whether a link leads to the address of a source, with or without a place in it. An address stands
// escaped in texts that Slack formats, and as it is in rich text.
func leadsTo(link, source string) bool {
	escaped, ok := strings.CutSuffix(face.Link(source, "x"), "|x>")
	escaped = strings.TrimPrefix(escaped, "<")
	link, _, _ = strings.Cut(link, "#:~:text=")
	return ok && (link == escaped || link == strings.ReplaceAll(escaped, "&amp;", "&"))
}
