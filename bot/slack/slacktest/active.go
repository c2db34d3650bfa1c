package slacktest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// live matches what Slack turns into a mention, a ping or a link: <@U1>, <#C1>, <!here>, <url> and <url|label> of
// mrkdwn, [label](url) and ![alt](url) of Markdown, and bare web addresses, which Slack links by itself.
var live = regexp.MustCompile(`<[@#!][^<>]+>|<[A-Za-z][A-Za-z0-9+.-]*:[^<>]+>` +
	`|!?\[[^\[\]]*\]\(\s*<?[A-Za-z][A-Za-z0-9+.-]*:[^)]*\)` +
	`|(?i:https?)://[^\s<>|]+`)

// Active gives every live mention and link of a mrkdwn or Markdown text as it stands there, in order; nil when the text
// is inert. Bare addresses come without the punctuation that ends their sentence. Addresses without a scheme
// (example.com) are not reported.
func Active(text string) []string {
	found := live.FindAllString(text, -1)
	for i, f := range found {
		if f[0] != '<' && f[0] != '[' && f[0] != '!' {
			found[i] = strings.TrimRight(f, `.,;:!?)'"`)
		}
	}
	return found
}

// ActiveIn gives every live mention and link in a payload: any JSON with blocks, views, messages or attachments in it.
// It reads the texts Slack formats (mrkdwn objects, markdown blocks, markdown_text, the text of a message) after
// decoding, so an escaped \u003c hides nothing; rich text elements appear as their mrkdwn, such as <@U1>. plain_text is
// inert. Within one object the order is that of the sorted keys. The error is that of invalid JSON.
func ActiveIn(payload json.RawMessage) ([]string, error) {
	var v any
	if err := json.Unmarshal(payload, &v); err != nil {
		return nil, fmt.Errorf("scan for mentions: %w", err)
	}
	return activeIn(v), nil
}

func activeIn(v any) (found []string) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			found = append(found, activeIn(item)...)
		}
	case map[string]any:
		found = activeText(v)
		for _, key := range sortedKeys(v) {
			if s, ok := v[key].(string); ok && (key == "markdown_text" || key == "pretext" || key == "fallback") {
				found = append(found, Active(s)...)
			}
			found = append(found, activeIn(v[key])...)
		}
	}
	return found
}

// activeText reads the "text" of one object by the object's type.
func activeText(o map[string]any) []string {
	text, _ := o["text"].(string)
	kind, _ := o["type"].(string)
	switch kind {
	case plainText, "raw_text", "raw_number", "text":
		return nil
	case mrkdwn:
		found := Active(text)
		if o["verbatim"] == true { // Slack then links no bare address
			found = onlyAngled(found)
		}
		return found
	case "user":
		return []string{fmt.Sprintf("<@%v>", o["user_id"])}
	case "usergroup":
		return []string{fmt.Sprintf("<!subteam^%v>", o["usergroup_id"])}
	case "channel":
		return []string{fmt.Sprintf("<#%v>", o["channel_id"])}
	case "broadcast":
		return []string{fmt.Sprintf("<!%v>", o["range"])}
	case "link", "citation":
		return []string{fmt.Sprintf("<%v|%s>", o["url"], text)}
	}
	return Active(text)
}

func onlyAngled(found []string) (angled []string) {
	for _, f := range found {
		if strings.HasPrefix(f, "<") {
			angled = append(angled, f)
		}
	}
	return angled
}
