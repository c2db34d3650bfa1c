package slack

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/slack-go/slack"
)

// bounds are the least and most characters or items Slack takes, by type of object and path in it
// (https://docs.slack.dev/reference/block-kit; of two figures for an option's value the smaller).
var bounds = map[string]map[string][2]int{
	"plain_text":        {"text": {1, 3000}},
	"mrkdwn":            {"text": {1, 3000}},
	"section":           {"text.text": {1, 3000}},
	"header":            {"text.text": {1, 150}},
	"context":           {"elements": {1, 10}},
	"actions":           {"elements": {1, 25}},
	"context_actions":   {"elements": {1, 5}},
	"rich_text":         {"elements": {1, 100}},
	"rich_text_section": {"elements": {1, 100}},
	"rich_text_quote":   {"elements": {1, 100}},
	"rich_text_list":    {"elements": {1, 100}},
	"text":              {"text": {1, 3000}},
	"link":              {"url": {1, 3000}, "text": {1, 3000}},
	"button":            {"text.text": {1, 75}, "value": {1, 2000}, "action_id": {1, 255}, "accessibility_label": {0, 75}},
	"feedback_buttons": {"action_id": {1, 255}, "positive_button.text.text": {1, 75}, "positive_button.value": {1, 2000},
		"positive_button.accessibility_label": {0, 75}, "negative_button.text.text": {1, 75}, "negative_button.value": {1, 2000},
		"negative_button.accessibility_label": {0, 75}},
	"input":               {"label.text": {1, 2000}, "hint.text": {0, 2000}, "block_id": {1, 255}, "element.placeholder.text": {0, 150}, "element.action_id": {1, 255}},
	"plain_text_input":    {"initial_value": {0, 3000}},
	"static_select":       {"options": {1, 100}},
	"multi_static_select": {"options": {1, 100}},
	"radio_buttons":       {"options": {1, 10}},
	"checkboxes":          {"options": {1, 10}},
	"modal":               {"title.text": {1, 24}, "submit.text": {0, 24}, "close.text": {0, 24}, "private_metadata": {0, 3000}, "callback_id": {1, 255}, "blocks": {1, 100}},
	"home":                {"blocks": {1, 100}, "private_metadata": {0, 3000}},
	"message":             {"blocks": {1, 50}, "text": {1, 4000}},
}

// A survey is what a walk over a payload found.
type survey struct {
	faults  []string
	total   int               // characters people read
	kinds   map[string]int    // objects by type
	actions map[string]string // action ids by block
	links   []string
}

// surveyed walks what Slack reads. Lengths are in UTF-16 units, the most Slack could count.
func surveyed(read any) *survey {
	s := &survey{kinds: map[string]int{}}
	s.walk("", read)
	return s
}

// surveyMessage walks a message.
func surveyMessage(t interface{ Fatalf(string, ...any) }, m Message) *survey {
	return surveyed(decoded(t, map[string]any{"type": "message", "text": m.Text, "blocks": m.Blocks}))
}

func (s *survey) walk(at string, v any) {
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			s.walk(fmt.Sprintf("%s/%d", at, i), item)
		}
	case map[string]any:
		s.object(at, v)
		for key, item := range v {
			s.walk(at+"/"+key, item)
		}
	}
}

func (s *survey) object(at string, o map[string]any) {
	kind, _ := o["type"].(string)
	s.kinds[kind]++
	for path, b := range bounds[kind] {
		n := count(o, strings.Split(path, "."))
		if n < b[0] || n > b[1] {
			s.faults = append(s.faults, fmt.Sprintf("%s/%s: %d, want %d to %d", at, path, n, b[0], b[1]))
		}
	}
	switch kind {
	case "plain_text", "mrkdwn", "text", "link":
		text, _ := o["text"].(string)
		s.total += units(text)
		if kind != "text" && strings.TrimSpace(text) == "" {
			s.faults = append(s.faults, at+": blank text")
		}
	}
	if kind == "link" {
		s.links = append(s.links, fmt.Sprint(o["url"]))
	}
	if value, ok := o["value"].(string); ok && o["text"] != nil && kind == "" && strings.Contains(at, "option") && units(value) > 75 {
		s.faults = append(s.faults, at+": option value too long")
	}
	seen := map[any]bool{}
	elements, _ := o["elements"].([]any)
	for _, e := range elements {
		if id := e.(map[string]any)["action_id"]; id != nil {
			if seen[id] {
				s.faults = append(s.faults, fmt.Sprintf("%s: action %v twice", at, id))
			}
			seen[id] = true
		}
	}
}

// count returns the length of the text or list at path, 0 if there is none.
func count(o map[string]any, path []string) int {
	switch v := o[path[0]].(type) {
	case string:
		return units(v)
	case []any:
		return len(v)
	case map[string]any:
		if len(path) > 1 {
			return count(v, path[1:])
		}
	}
	return 0
}

func units(text string) int { return len(utf16.Encode([]rune(text))) }

func TestSurvey(t *testing.T) {
	long := strings.Repeat("x", 3001)
	for name, block := range map[string]slack.Block{
		"long text":    remark(long),
		"blank text":   remark("  "),
		"no elements":  slack.NewActionBlock(""),
		"long piece":   rich(line(literal(long))),
		"long button":  slack.NewActionBlock("", slack.NewButtonBlockElement("a", "v", plain(long))),
		"twice a name": slack.NewActionBlock("", button("a", Press{Share, 0, "1"}), button("b", Press{Share, 0, "1"})),
		"long value":   slack.NewInputBlock("b", plain("l"), nil, slack.NewRadioButtonsBlockElement("a", slack.NewOptionBlockObject(long, plain("o"), nil))),
	} {
		if s := surveyMessage(t, Message{Text: "x", Blocks: []slack.Block{block}}); len(s.faults) == 0 {
			t.Errorf("%s passes", name)
		}
	}
	if s := surveyMessage(t, Message{Text: "x", Blocks: []slack.Block{remark("fine")}}); len(s.faults) > 0 || s.total != 4 {
		t.Errorf("faults %v, %d characters", s.faults, s.total)
	}
}
