package slacktest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func x(n int) string { return strings.Repeat("ж", n) }

// repeat gives n copies of a JSON value; %d in it becomes the copy's number.
func repeat(n int, value string) string {
	items := make([]string, n)
	for i := range items {
		items[i] = strings.ReplaceAll(value, "%d", fmt.Sprint(i))
	}
	return strings.Join(items, ",")
}

func section(text string) string {
	return fmt.Sprintf(`{"type":"section","text":{"type":"mrkdwn","text":%q}}`, text)
}

func button(rest string) string {
	return `{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Go"}` + rest + `}]}`
}

func option(text, value string) string {
	return fmt.Sprintf(`{"text":{"type":"plain_text","text":%q},"value":%q}`, text, value)
}

func selecting(options string) string {
	return `{"type":"actions","elements":[{"type":"static_select","action_id":"a","options":[` + options + `]}]}`
}

// check gives the problems of blocks as Slack words them.
func check(on Surface, blocks ...string) (got []string) {
	for _, p := range CheckBlocks(json.RawMessage("["+strings.Join(blocks, ",")+"]"), on) {
		got = append(got, p.String())
	}
	return got
}

// sound are blocks Slack takes.
var sound = map[string]string{
	"section of 3000":  section(x(3000)),
	"fields":           `{"type":"section","fields":[` + repeat(10, `{"type":"mrkdwn","text":"`+x(100)+`"}`) + `]}`,
	"header of 150":    `{"type":"header","text":{"type":"plain_text","text":"` + x(150) + `","emoji":true}}`,
	"context of 10":    `{"type":"context","elements":[` + repeat(10, `{"type":"mrkdwn","text":"a"}`) + `]}`,
	"25 buttons":       `{"type":"actions","elements":[` + repeat(25, `{"type":"button","action_id":"a%d","text":{"type":"plain_text","text":"Go"}}`) + `]}`,
	"button":           button(`,"action_id":"` + x(255) + `","value":"` + x(2000) + `","url":"https://a.example","style":"primary"`),
	"confirm":          button(`,"confirm":{"title":{"type":"plain_text","text":"` + x(100) + `"},"text":{"type":"mrkdwn","text":"` + x(300) + `"},"confirm":{"type":"plain_text","text":"` + x(30) + `"},"deny":{"type":"plain_text","text":"` + x(30) + `"}}`),
	"100 options":      selecting(repeat(100, option(x(75), x(75)))),
	"same action_id":   button(`,"action_id":"a"`) + "," + button(`,"action_id":"a"`),
	"feedback":         `{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":` + feedbackOf("up") + `,"negative_button":` + feedbackOf("down") + `}]}`,
	"markdown":         `{"type":"markdown","text":"` + x(9000) + `"}`,
	"rich text":        `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"a","style":{"bold":true}},{"type":"citation","url":"https://a.example","text":"a","index":1}]}]}`,
	"table":            `{"type":"table","rows":[[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}]]}`,
	"image":            `{"type":"image","alt_text":"a","image_url":"https://a.example/i.png"}`,
	"container":        `{"type":"container","title":{"type":"plain_text","text":"a"},"child_blocks":[{"type":"divider"}]}`,
	"carousel":         `{"type":"carousel","elements":[{"type":"card","title":{"type":"mrkdwn","text":"a"}}]}`,
	"task card":        `{"type":"task_card","task_id":"1","title":"Searching","status":"in_progress"}`,
	"plan":             `{"type":"plan","title":"Answer","tasks":[{"type":"task_card","task_id":"1","title":"Searching"}]}`,
	"select by source": `{"type":"actions","elements":[{"type":"external_select","min_query_length":2,"action_id":"a"},{"type":"multi_users_select","action_id":"b"}]}`,
	"50 blocks":        repeat(50, `{"type":"divider","block_id":"b%d"}`),
}

func feedbackOf(label string) string {
	return `{"text":{"type":"plain_text","text":"` + label + `"},"value":"` + label + `"}`
}

func TestCheckBlocksTakes(t *testing.T) {
	for name, block := range sound {
		if got := check(InMessage, block); got != nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// unsound are blocks Slack refuses, with its words.
var unsound = []struct{ name, block, want string }{
	{"section of 3001", section(x(3001)), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"},
	{"empty section", section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"},
	{"section of nothing", `{"type":"section"}`, `must define one of ["text" "fields"] [json-pointer:/blocks/0]`},
	{"11 fields", `{"type":"section","fields":[` + repeat(11, `{"type":"mrkdwn","text":"a"}`) + `]}`, "no more than 10 items allowed [json-pointer:/blocks/0/fields]"},
	{"field of 2001", `{"type":"section","fields":[{"type":"mrkdwn","text":"` + x(2001) + `"}]}`, "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"},
	{"header of 151", `{"type":"header","text":{"type":"plain_text","text":"` + x(151) + `"}}`, "must be less than 151 characters [json-pointer:/blocks/0/text/text]"},
	{"mrkdwn header", `{"type":"header","text":{"type":"mrkdwn","text":"a"}}`, "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"},
	{"text without type", `{"type":"section","text":{"text":"a"}}`, "unsupported type: <nil> [json-pointer:/blocks/0/text/type]"},
	{"text as string", `{"type":"section","text":"a"}`, "must provide an object [json-pointer:/blocks/0/text]"},
	{"emoji in mrkdwn", `{"type":"section","text":{"type":"mrkdwn","text":"a","emoji":true}}`, "invalid additional property: emoji [json-pointer:/blocks/0/text]"},
	{"51 blocks", repeat(51, `{"type":"divider"}`), "no more than 50 items allowed [json-pointer:/blocks]"},
	{"unknown block", `{"type":"nonsense"}`, "unsupported type: nonsense [json-pointer:/blocks/0]"},
	{"unknown property", `{"type":"divider","colour":"red"}`, "invalid additional property: colour [json-pointer:/blocks/0]"},
	{"block_id of 256", `{"type":"divider","block_id":"` + x(256) + `"}`, "must be less than 256 characters [json-pointer:/blocks/0/block_id]"},
	{"block_id twice", repeat(2, `{"type":"divider","block_id":"b"}`), "`block_id` \"b\" already exists [json-pointer:/blocks/1/block_id]"},
	{"action_id twice", `{"type":"actions","elements":[` + repeat(2, `{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Go"}}`) + `]}`, "`action_id` \"a\" already exists for this block [json-pointer:/blocks/0/elements/1/action_id]"},
	{"button text of 76", `{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"` + x(76) + `"}}]}`, "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"},
	{"button value of 2001", button(`,"value":"` + x(2001) + `"`), "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"},
	{"button url of 3001", button(`,"url":"https://` + strings.Repeat("a", 2993) + `"`), "must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]"},
	{"relative url", button(`,"url":"/here"`), "must be a valid url [json-pointer:/blocks/0/elements/0/url]"},
	{"action_id of 256", button(`,"action_id":"` + x(256) + `"`), "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]"},
	{"26 elements", `{"type":"actions","elements":[` + repeat(26, `{"type":"datepicker"}`) + `]}`, "no more than 25 items allowed [json-pointer:/blocks/0/elements]"},
	{"11 in context", `{"type":"context","elements":[` + repeat(11, `{"type":"mrkdwn","text":"a"}`) + `]}`, "no more than 10 items allowed [json-pointer:/blocks/0/elements]"},
	{"button in context", `{"type":"context","elements":[{"type":"button"}]}`, "unsupported type: button [json-pointer:/blocks/0/elements/0]"},
	{"feedback in actions", `{"type":"actions","elements":[{"type":"feedback_buttons"}]}`, "unsupported type: feedback_buttons [json-pointer:/blocks/0/elements/0]"},
	{"button in context_actions", `{"type":"context_actions","elements":[{"type":"button"}]}`, "unsupported type: button [json-pointer:/blocks/0/elements/0]"},
	{"6 context_actions", `{"type":"context_actions","elements":[` + repeat(6, `{"type":"icon_button","action_id":"a%d","icon":"trash","text":{"type":"plain_text","text":"a"}}`) + `]}`, "no more than 5 items allowed [json-pointer:/blocks/0/elements]"},
	{"option text of 76", selecting(option(x(76), "v")), "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]"},
	{"option value of 76", selecting(option("t", x(76))), "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]"},
	{"101 options", selecting(repeat(101, option("t", "v"))), "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]"},
	{"6 in overflow", `{"type":"section","text":{"type":"mrkdwn","text":"a"},"accessory":{"type":"overflow","options":[` + repeat(6, option("t", "v")) + `]}}`, "no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]"},
	{"no options", `{"type":"actions","elements":[{"type":"static_select"}]}`, `must define one of ["options" "option_groups"] [json-pointer:/blocks/0/elements/0]`},
	{"confirm title of 101", button(`,"confirm":{"title":{"type":"plain_text","text":"` + x(101) + `"},"text":{"type":"mrkdwn","text":"a"},"confirm":{"type":"plain_text","text":"a"}}`), "must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]"},
	{"image without alt", `{"type":"image","image_url":"https://a.example/i.png"}`, "missing required field: alt_text [json-pointer:/blocks/0]"},
	{"broken rich text", `{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":""}]}]}`, "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]"},
	{"21 columns", `{"type":"table","rows":[[` + repeat(21, `{"type":"raw_text","text":"a"}`) + `]]}`, "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"},
	{"table of 10001", `{"type":"table","rows":[[{"type":"raw_text","text":"` + x(9990) + `"},{"type":"raw_text","text":"` + x(11) + `"}]]}`, "must be less than 10001 characters in all cells [json-pointer:/blocks/0]"},
	{"alert in a message", `{"type":"alert","text":{"type":"plain_text","text":"a"}}`, "unsupported type: alert [json-pointer:/blocks/0]"},
	{"duplicate in container", `{"type":"divider","block_id":"b"},{"type":"container","title":{"type":"plain_text","text":"a"},"child_blocks":[{"type":"divider","block_id":"b"}]}`, "`block_id` \"b\" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]"},
}

func TestCheckBlocksRefuses(t *testing.T) {
	for _, c := range unsound {
		t.Run(c.name, func(t *testing.T) {
			got := check(InMessage, c.block)
			if len(got) == 0 || got[0] != "[ERROR] "+c.want {
				t.Errorf("got %q, want %s", got, c.want)
			}
		})
	}
}

func TestCheckBlocksTotal(t *testing.T) {
	for _, c := range []struct {
		chars      int
		code, want string
	}{
		{10_000, "", ""},
		{10_001, "", "[WARN] 10001 characters of text in all blocks [json-pointer:/blocks]"},
		{12_001, codeTooLong, "[ERROR] 12001 characters of text in all blocks [json-pointer:/blocks]"},
	} {
		blocks := repeat(c.chars/2500, section(x(2500)))
		if rest := c.chars % 2500; rest > 0 {
			blocks += "," + section(x(rest))
		}
		got := CheckBlocks(json.RawMessage("["+blocks+"]"), InMessage)
		if c.want == "" {
			if got != nil {
				t.Errorf("%d: %v", c.chars, got)
			}
			continue
		}
		if len(got) != 1 || got[0].String() != c.want || got[0].Code != c.code {
			t.Errorf("%d: %v", c.chars, got)
		}
	}
}

func TestCheckBlocksFormat(t *testing.T) {
	for _, blocks := range []string{`{`, `{"type":"section"}`, `"a"`} {
		if got := CheckBlocks(json.RawMessage(blocks), InMessage); len(got) != 1 || got[0].Code != codeFormat {
			t.Errorf("%s: %v", blocks, got)
		}
	}
	for _, blocks := range []string{``, `null`, `[]`} {
		if got := CheckBlocks(json.RawMessage(blocks), InMessage); got != nil {
			t.Errorf("%q: %v", blocks, got)
		}
	}
}

func TestCheckView(t *testing.T) {
	modal := func(rest, blocks string) string {
		return `{"type":"modal","title":{"type":"plain_text","text":"Ask"},"blocks":[` + blocks + `]` + rest + `}`
	}
	input := `{"type":"input","label":{"type":"plain_text","text":"Q"},"element":{"type":"plain_text_input","action_id":"q"}}`
	submit := `,"submit":{"type":"plain_text","text":"Send"}`
	for _, c := range []struct {
		name, view string
		want       []string
	}{
		{"modal", modal(submit, input), nil},
		{"home", `{"type":"home","blocks":[` + section("a") + `]}`, nil},
		{"input without submit", modal("", input), []string{"[ERROR] missing required field: submit [json-pointer:/view]"}},
		{"title of 25", strings.Replace(modal("", section("a")), "Ask", x(25), 1), []string{"[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"}},
		{"metadata of 3001", modal(`,"private_metadata":"`+x(3001)+`"`, section("a")), []string{"[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]"}},
		{"101 blocks", modal("", repeat(101, `{"type":"divider"}`)), []string{"[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]"}},
		{"markdown in a modal", modal("", `{"type":"markdown","text":"a"}`), []string{"[ERROR] unsupported type: markdown [json-pointer:/view/blocks/0]"}},
		{"title of a home tab", `{"type":"home","title":{"type":"plain_text","text":"a"},"blocks":[{"type":"divider"}]}`, []string{"[ERROR] invalid additional property: title [json-pointer:/view]"}},
		{"no object", `[]`, []string{"[ERROR] must provide an object [json-pointer:/view]"}},
		{"unknown", `{"type":"page"}`, []string{"[ERROR] unsupported type: page [json-pointer:/view]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range CheckView(json.RawMessage(c.view)) {
				got = append(got, p.String())
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzCheckBlocks(f *testing.F) {
	f.Add(`[{"type":"section","text":{"type":"mrkdwn","text":"a"}}]`)
	f.Add(`[{"type":"actions","elements":[null,1,{"type":["x"]}]},null,{"type":"container","child_blocks":[{"type":"container"}]}]`)
	f.Fuzz(func(t *testing.T, blocks string) {
		for _, on := range []Surface{InMessage, InModal, InHome} {
			for _, p := range CheckBlocks(json.RawMessage(blocks), on) {
				if !strings.HasPrefix(p.Pointer, "/blocks") || p.Text == "" {
					t.Errorf("problem %+v", p)
				}
			}
		}
		CheckView(json.RawMessage(blocks))
	})
}
