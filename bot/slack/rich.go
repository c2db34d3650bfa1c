package slack

import "github.com/slack-go/slack"

// Rich text is data, not markup: Slack shows a text element letter by letter, whatever is in it
// (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block).

// A part is one stretch of a line.
type part = slack.RichTextSectionElement

// literal is text from anywhere, as it is; bold the same in bold.
func literal(text string) part { return slack.NewRichTextSectionTextElement(harmless(text), nil) }

func bold(text string) part {
	return slack.NewRichTextSectionTextElement(harmless(text), &slack.RichTextSectionTextStyle{Bold: true})
}

// linked is label leading to address, or label alone where address leads nowhere.
func linked(address, label string) part {
	if address == "" {
		return literal(label)
	}
	return slack.NewRichTextSectionLinkElement(address, label, nil)
}

// line is a line of text, bar one with a bar at its side, as quotations have.
func line(parts ...part) *slack.RichTextSection { return slack.NewRichTextSection(parts...) }

func bar(parts ...part) *slack.RichTextQuote {
	return &slack.RichTextQuote{Type: slack.RTEQuote, Elements: parts}
}

// rich is a block of lines.
func rich(lines ...slack.RichTextElement) slack.Block { return slack.NewRichTextBlock("", lines...) }

// bullets is a list with a dot before each line.
func bullets(lines []slack.RichTextElement) slack.RichTextElement {
	return slack.NewRichTextList(slack.RTEListBullet, 0, lines...)
}

// plain is text for a place that takes no formatting; emoji codes in it stay letters.
func plain(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, harmless(text), false, false)
}

// remark is a line of small grey text.
func remark(text string) slack.Block { return slack.NewContextBlock("", plain(text)) }
