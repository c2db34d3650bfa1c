package slacktest

import (
	"encoding/json"
	"regexp"
	"strings"
)

// meant matches what the message field of a Slack client turns into more than text: mentions picked from its list, here
// written as they travel, and web addresses.
var meant = regexp.MustCompile(`<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+>|<!(?:here|channel|everyone)>|https?://[^\s<>]+`)

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// typed gives what Slack makes of a text a person typed: the mrkdwn, and the rich_text block beside it.
func (w *workspace) typed(text string) (sent string, blocks json.RawMessage) {
	var b strings.Builder
	parts := []object{}
	write := func(s string) {
		if s != "" {
			b.WriteString(escaper.Replace(s))
			parts = append(parts, object{"type": "text", "text": s})
		}
	}
	for {
		at := meant.FindStringIndex(text)
		if at == nil {
			break
		}
		write(text[:at[0]])
		found := text[at[0]:at[1]]
		text = text[at[1]:]
		parts = append(parts, partOf(found))
		if strings.HasPrefix(found, "http") {
			found = "<" + found + ">"
		}
		b.WriteString(found)
	}
	write(text)
	return b.String(), encode([]object{{
		"type": "rich_text", "block_id": w.id("b"),
		"elements": []object{{"type": "rich_text_section", "elements": parts}},
	}})
}

func partOf(found string) object {
	id := strings.Trim(found, "<@#!>")
	switch {
	case strings.HasPrefix(found, "<@"):
		return object{"type": "user", "user_id": id}
	case strings.HasPrefix(found, "<#"):
		return object{"type": "channel", "channel_id": id}
	case strings.HasPrefix(found, "<!"):
		return object{"type": "broadcast", "range": id}
	}
	return object{"type": "link", "url": found}
}
