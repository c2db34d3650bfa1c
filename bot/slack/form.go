package slack

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/slack-go/slack"
)

// Invalid is what is wrong with a window that was filled in: words for a person by the name of the field, as Slack
// wants them back to show them there.
type Invalid map[string]string

// Error names all fields in order of their names.
func (i Invalid) Error() string {
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(i)) {
		parts = append(parts, field+": "+i[field])
	}
	return strings.Join(parts, "; ")
}

// orNil is i as an error, if anything is wrong.
func (i Invalid) orNil() error {
	if len(i) == 0 {
		return nil
	}
	return i
}

// entered is the action id of every field: a window's fields are told apart by their blocks.
const entered = "entered"

// Limits of windows (https://docs.slack.dev/reference/views/modal-views and the block elements' pages).
const (
	mostOptions = 100 // of one select menu
	mostOption  = 75  // characters of an option's text and of its value
)

// A field asks for one thing.
func field(name, label, hint string, optional bool, element slack.BlockElement) *slack.InputBlock {
	var below *slack.TextBlockObject
	if hint != "" {
		below = plain(hint)
	}
	b := slack.NewInputBlock(name, plain(label), below, element)
	b.Optional = optional
	return b
}

// window is a modal that is filled in. hidden comes back with what was entered.
func window(callback, title, submit, hidden string, blocks ...slack.Block) slack.ModalViewRequest {
	v := slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: callback, Title: plain(title), Close: plain("Close"),
		PrivateMetadata: hidden, Blocks: slack.Blocks{BlockSet: blocks},
	}
	if submit != "" {
		v.Submit, v.Close = plain(submit), plain("Cancel")
	}
	return v
}

// option is a choice that brings back value.
func option(value, label, more string) *slack.OptionBlockObject {
	var description *slack.TextBlockObject
	if more != "" {
		description = plain(clip(more, mostOption))
	}
	return slack.NewOptionBlockObject(value, plain(clip(label, mostOption)), description)
}

// options makes a choice of each name, once; a name too long to come back whole cannot be offered, nor more than Slack shows.
func options(names []string) []*slack.OptionBlockObject {
	var all []*slack.OptionBlockObject
	seen := map[string]bool{}
	for _, name := range names {
		if !visible(name) || size(name) > mostOption || seen[name] || len(all) == mostOptions {
			continue
		}
		seen[name] = true
		all = append(all, option(name, name, ""))
	}
	return all
}

// values reads what was entered into the field name; the zero action when it was left empty.
func values(v slack.View, name string) slack.BlockAction {
	if v.State == nil {
		return slack.BlockAction{}
	}
	return v.State.Values[name][entered]
}

// chosen reads the value of the one option chosen, chosenAll those of all, chosenIs whether value is among them.
func chosen(v slack.View, name string) string { return values(v, name).SelectedOption.Value }

func chosenAll(v slack.View, name string) []string {
	var all []string
	for _, o := range values(v, name).SelectedOptions {
		all = append(all, o.Value)
	}
	return all
}

func chosenIs(v slack.View, name, value string) bool {
	return slices.Contains(chosenAll(v, name), value)
}

// typed is a field to write in, of at most most characters.
func typed(most int, multiline bool, initial, example string) *slack.PlainTextInputBlockElement {
	e := slack.NewPlainTextInputBlockElement(nil, entered)
	if example != "" {
		e.Placeholder = plain(clip(example, 150))
	}
	e.Multiline, e.MaxLength, e.InitialValue = multiline, most, firstWords(initial, most)
	return e
}

// firstWords is as much of a text as fits a field.
func firstWords(text string, most int) string {
	text = oneLine(text)
	if size(text) <= most {
		return text
	}
	return strings.TrimSpace(text[:cut(text, most)])
}

// of is "1 article", "2 articles".
func of(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%s %ss", grouped(n), thing)
}

// grouped writes a count with commas between thousands.
func grouped(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
