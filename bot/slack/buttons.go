package slack

import (
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"parley/bot/answer"
)

// How many ways on are offered, and how long a button's text may be
// (https://docs.slack.dev/reference/block-kit/block-elements/button-element).
const (
	mostRewrites   = 3
	mostButtonText = 75
)

// pressable tells whether an answer can have buttons: they name it by its id.
func pressable(a answer.Answer, v View) bool {
	return !v.NoButtons && a.ID != "" && len(a.ID) <= mostID
}

// actions is the row below the passages of page n: the context of each, what comes next, and what to do with it all.
func actions(a answer.Answer, v View, all [][]piece, n int) []slack.Block {
	var row []slack.BlockElement
	var sources []int
	for _, p := range all[n] {
		if !slices.Contains(sources, p.source.N) {
			sources = append(sources, p.source.N)
		}
	}
	if p, ok := later(a); ok && n == 0 && !slices.Contains(sources, p.source.N) {
		sources = append(sources, p.source.N)
	}
	for i, source := range sources {
		label := fmt.Sprintf("[%d]", source)
		if i == 0 {
			label = "Show context"
			if len(sources) > 1 {
				label += fmt.Sprintf(" [%d]", source)
			}
		}
		b := button(label, Press{ShowContext, source, a.ID})
		b.AccessibilityLabel = fmt.Sprintf("Show the context of quotation %d", source)
		row = append(row, b)
	}
	if n+1 < len(all) {
		row = append(row, button("More", Press{ShowMore, n + 1, a.ID}))
	}
	if n == 0 && a.Kind != answer.Help {
		row = append(row, keeping(a, v)...)
	}
	if len(row) == 0 {
		return nil
	}
	return []slack.Block{slack.NewActionBlock("", row...)}
}

// keeping is what can be done with an answer as a whole.
func keeping(a answer.Answer, v View) []slack.BlockElement {
	var row []slack.BlockElement
	if v.Surface == Private {
		row = append(row, button("Share", Press{Share, 0, a.ID}), button("Dismiss", Press{Dismiss, 0, a.ID}))
	}
	if a.Kind != answer.Nothing {
		row = append(row, button("Save", Press{Save, 0, a.ID}))
	}
	return row
}

// rewrites offers the first notices of kind "try" as buttons, by their place among the notices.
func rewrites(a answer.Answer) []slack.Block {
	var row []slack.BlockElement
	for i, n := range a.Notices {
		if n.Kind == "try" && visible(n.Text) && len(row) < mostRewrites {
			row = append(row, button(n.Text, Press{Try, i, a.ID}))
		}
	}
	if len(row) == 0 {
		return nil
	}
	return []slack.Block{rich(line(bold("Ask instead:"))), slack.NewActionBlock("", row...)}
}

// votes asks whether the answer helped. Slack's own pair of thumbs shows each person their own vote.
func votes(a answer.Answer, v View) slack.Block {
	good, bad := Press{Good, 0, a.ID}, Press{Bad, 0, a.ID}
	if v.PlainFeedback {
		return slack.NewActionBlock("", button("👍", good), button("👎", bad))
	}
	return slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement("vote",
		slack.NewFeedbackButton(plain("Helpful"), good.Value()).WithAccessibilityLabel("This answer helped"),
		slack.NewFeedbackButton(plain("Not helpful"), bad.Value()).WithAccessibilityLabel("This answer did not help"),
	))
}

// button is a button that brings back p.
func button(text string, p Press) *slack.ButtonBlockElement {
	return slack.NewButtonBlockElement(p.action(), p.Value(), plain(clip(text, mostButtonText)))
}
