package slacktest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// chosenIn gives the part of an action, or of a view's state, that tells what was chosen in an element. Without values
// it is what the element shows at first.
func chosenIn(element object, values []string) (object, error) {
	kind, _ := element["type"].(string)
	first := ""
	if len(values) > 0 {
		first = values[0]
	}
	switch kind {
	case "button", "icon_button", "workflow_button":
		if len(values) > 0 {
			return nil, errors.New("a button takes no values")
		}
		return valueOf(element), nil
	case "feedback_buttons":
		return pressed(element, first)
	case "static_select", "radio_buttons", "overflow", "external_select":
		return oneOption(element, values)
	case "checkboxes", "multi_static_select", "multi_external_select":
		return severalOptions(element, values)
	case "datetimepicker":
		seconds, err := strconv.ParseInt(first, 10, 64)
		if err != nil && first != "" {
			return nil, fmt.Errorf("%q is no Unix time", first)
		}
		return object{"selected_date_time": orNil(seconds, first)}, nil
	}
	name, ok := plainChoices[kind]
	switch {
	case !ok:
		return nil, fmt.Errorf("nothing can be chosen in a %s", kind)
	case slices.Contains(multiSelects, kind):
		return object{name: append([]string{}, values...)}, nil
	case first == "":
		return object{name: element[initials[kind]]}, nil
	}
	return object{name: first}, nil
}

// plainChoices name the property that holds the choice of elements without options.
var plainChoices = map[string]string{
	"plain_text_input": "value", "email_text_input": "value", "url_text_input": "value", "number_input": "value",
	"datepicker": "selected_date", "timepicker": "selected_time",
	"users_select": "selected_user", "channels_select": "selected_channel", "conversations_select": "selected_conversation",
	"multi_users_select": "selected_users", "multi_channels_select": "selected_channels", "multi_conversations_select": "selected_conversations",
}

// initials name the property that holds what is chosen at first.
var initials = map[string]string{
	"plain_text_input": "initial_value", "email_text_input": "initial_value", "url_text_input": "initial_value", "number_input": "initial_value",
	"datepicker": "initial_date", "timepicker": "initial_time",
	"users_select": "initial_user", "channels_select": "initial_channel", "conversations_select": "initial_conversation",
}

func valueOf(element object) object {
	if value, ok := element["value"]; ok {
		return object{"value": value}
	}
	return object{}
}

func pressed(element object, value string) (object, error) {
	for _, side := range []string{"positive_button", "negative_button"} {
		if b, _ := element[side].(object); b["value"] == value {
			return object{"value": value, "text": b["text"]}, nil
		}
	}
	return nil, fmt.Errorf("no feedback button has the value %q", value)
}

func oneOption(element object, values []string) (object, error) {
	if len(values) == 0 {
		return object{"selected_option": element["initial_option"]}, nil
	}
	option, err := optionOf(element, values[0])
	return object{"selected_option": option}, err
}

func severalOptions(element object, values []string) (object, error) {
	options := []any{}
	if initial, ok := element["initial_options"].([]any); ok && len(values) == 0 {
		options = initial
	}
	for _, value := range values {
		option, err := optionOf(element, value)
		if err != nil {
			return nil, err
		}
		options = append(options, option)
	}
	return object{"selected_options": options}, nil
}

// optionOf finds an option by its value or by what it shows; menus with an external source take any.
func optionOf(element object, wanted string) (any, error) {
	if kind, _ := element["type"].(string); kind == "external_select" || kind == "multi_external_select" {
		return object{"text": object{"type": plainText, "text": wanted, "emoji": true}, "value": wanted}, nil
	}
	options, _ := element["options"].([]any)
	groups, _ := element["option_groups"].([]any)
	for _, g := range groups {
		group, _ := g.(object)
		more, _ := group["options"].([]any)
		options = append(options, more...)
	}
	for _, item := range options {
		option, _ := item.(object)
		text, _ := option["text"].(object)
		if option["value"] == wanted || text["text"] == wanted {
			return option, nil
		}
	}
	return nil, fmt.Errorf("there is no option %q", wanted)
}

func orNil(n int64, given string) any {
	if given == "" {
		return nil
	}
	return n
}

// withState notes a choice in the state values of a message or view. Buttons leave none.
func withState(state, block, element, chosen object) object {
	kind, _ := element["type"].(string)
	if kind == "button" || kind == "overflow" || kind == "feedback_buttons" || kind == "icon_button" || kind == "workflow_button" {
		return state
	}
	id, _ := block["block_id"].(string)
	action, _ := element["action_id"].(string)
	values := object{}
	if old, ok := state[id].(object); ok {
		values = maps.Clone(old)
	}
	one := object{"type": kind}
	maps.Copy(one, chosen)
	values[action] = one
	now := object{}
	maps.Copy(now, state)
	now[id] = values
	return now
}

// withPress notes which of a pair of feedback buttons a user pressed.
func withPress(before map[string]map[string]string, user string, block, element, chosen object) map[string]map[string]string {
	if element["type"] != "feedback_buttons" {
		return before
	}
	id, _ := block["block_id"].(string)
	value, _ := chosen["value"].(string)
	mine := map[string]string{id: value}
	for other, v := range before[user] {
		if other != id {
			mine[other] = v
		}
	}
	now := map[string]map[string]string{user: mine} // what was shown of it before stays as it was
	for other, pressed := range before {
		if other != user {
			now[other] = pressed
		}
	}
	return now
}
