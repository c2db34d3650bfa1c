package slacktest

// Where each element may stand (docs.slack.dev/reference/block-kit/block-elements).
var (
	pickers          = []string{"checkboxes", "datepicker", "radio_buttons", "timepicker"}
	selects          = []string{"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
	multiSelects     = []string{"multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select"}
	inSection        = join(pickers, selects, multiSelects, []string{"button", "image", "overflow", "workflow_button"})
	inActions        = join(pickers, selects, multiSelects, []string{"button", "datetimepicker", "overflow", "rich_text_input", "workflow_button"})
	inInput          = join(pickers, selects, multiSelects, []string{"datetimepicker", "email_text_input", "file_input", "number_input", "plain_text_input", "rich_text_input", "url_text_input"})
	inContextActions = []string{"feedback_buttons", "icon_button"}
)

func join(lists ...[]string) (all []string) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// pick leaves only the rules named.
func pick(rules map[string]rule, names ...string) map[string]rule {
	some := map[string]rule{}
	for _, n := range names {
		if is, ok := rules[n]; ok {
			some[n] = is
		}
	}
	return some
}

// elements gives the rule of each block element.
func (c *checker) elements() map[string]rule {
	if c.ofElement == nil {
		c.ofElement = c.makeElements()
	}
	return c.ofElement
}

func (c *checker) makeElements() map[string]rule {
	rules := map[string]rule{
		"button":           c.button(),
		"checkboxes":       c.choice(must("options", c.list(1, 10, c.option(prose))), may("initial_options", anything), focus),
		"datepicker":       c.choice(may("initial_date", str(10, 10)), holder, focus),
		"datetimepicker":   c.choice(may("initial_date_time", number(1e9, 1e10)), focus),
		"email_text_input": c.typedIn(may("initial_value", str(0, 3000))),
		"feedback_buttons": shape(actionID, must("positive_button", feedback), must("negative_button", feedback)),
		"file_input":       shape(actionID, may("filetypes", c.list(1, 50, str(1, 50))), may("max_files", number(1, 10))),
		"icon_button": c.choice(must("icon", enum("trash")), must("text", plain(75)), may("value", str(0, 2000)),
			may("accessibility_label", str(0, 75)), may("visible_to_user_ids", c.list(1, 10, str(1, 255)))),
		"image":            all(shape(c.imageFields()...), oneImage),
		"number_input":     c.typedIn(must("is_decimal_allowed", boolean), may("initial_value", str(0, 255)), may("min_value", str(0, 255)), may("max_value", str(0, 255))),
		"overflow":         c.choice(must("options", c.list(1, 5, c.option(plain, may("url", link))))),
		"plain_text_input": c.typedIn(may("initial_value", str(0, 3000)), may("multiline", boolean), may("min_length", number(0, 3000)), may("max_length", number(1, 3000))),
		"radio_buttons":    c.choice(must("options", c.list(1, 10, c.option(prose))), may("initial_option", anything), focus),
		"rich_text_input":  c.typedIn(may("initial_value", c.richText()), may("min_lines", number(1, 100)), may("max_lines", number(1, 100))),
		"timepicker":       c.choice(may("initial_time", str(5, 5)), may("timezone", str(1, 100)), holder, focus),
		"url_text_input":   c.typedIn(may("initial_value", str(0, 3000))),
		"workflow_button":  c.choice(must("text", plain(75)), must("workflow", anything), style, may("accessibility_label", str(0, 75))),
	}
	c.addSelects(rules)
	return rules
}

// addSelects adds the ten select menus: five sources of options, each for one choice or for several.
func (c *checker) addSelects(rules map[string]rule) {
	static := []field{may("options", c.list(1, 100, c.option(plain))), may("option_groups", c.list(1, 100, c.optionGroup()))}
	sources := map[string][]field{
		"static_select":        static,
		"external_select":      {may("min_query_length", number(0, 1000))},
		"users_select":         {may("initial_user", str(1, 255))},
		"conversations_select": {may("initial_conversation", str(1, 255)), may("default_to_current_conversation", boolean), may("filter", anything), may("response_url_enabled", boolean)},
		"channels_select":      {may("initial_channel", str(1, 255)), may("response_url_enabled", boolean)},
	}
	for name, fields := range sources {
		one := append([]field{holder, focus, may("initial_option", anything)}, fields...)
		many := append([]field{
			holder, focus, may("max_selected_items", number(1, 100)), may("initial_options", anything),
			may("initial_users", anything), may("initial_conversations", anything), may("initial_channels", anything),
		}, fields...)
		rules[name], rules["multi_"+name] = c.choice(one...), c.choice(many...)
		if name == "static_select" {
			both := all(anyOf("options", "option_groups"), notBoth("options", "option_groups"))
			rules[name], rules["multi_"+name] = all(rules[name], both), all(rules["multi_"+name], both)
		}
	}
}

var (
	actionID = may("action_id", str(1, 255))
	focus    = may("focus_on_load", boolean)
	holder   = may("placeholder", plain(150))
	style    = may("style", enum("primary", "danger"))
	confirm  = may("confirm", shape(
		must("title", plain(100)), must("text", prose(300)), must("confirm", plain(30)), may("deny", plain(30)), style))
	feedback = shape(must("text", plain(75)), must("value", str(1, 2000)), may("accessibility_label", str(0, 75)))
)

// choice is an element that acts when it is used.
func (c *checker) choice(fields ...field) rule {
	return shape(append(fields, actionID, confirm)...)
}

// typedIn is an element a person types into.
func (c *checker) typedIn(fields ...field) rule {
	return shape(append(fields, actionID, holder, focus, may("dispatch_action_config",
		shape(must("trigger_actions_on", c.list(1, 2, enum("on_enter_pressed", "on_character_entered"))))))...)
}

func (c *checker) button() rule {
	return c.choice(
		must("text", plain(75)), may("value", str(0, 2000)), may("url", link), style,
		may("accessibility_label", str(0, 75)), may("visible_to_user_ids", c.list(1, 10, str(1, 255))),
		may("agent_prompt", str(0, 3000)), may("agent_prompt_display", str(0, 3000)),
	)
}

// option takes values of 75 code points: @slack/types says so, other tables say 150.
func (c *checker) option(kind func(int) rule, more ...field) rule {
	return shape(append(more, must("text", kind(75)), must("value", str(1, 75)), may("description", prose(75)))...)
}

func (c *checker) optionGroup() rule {
	return shape(must("label", plain(75)), must("options", c.list(1, 100, c.option(plain))))
}

func (c *checker) imageFields(more ...field) []field {
	return append(more, must("alt_text", str(1, 2000)), may("image_url", link),
		may("slack_file", shape(may("id", str(1, 255)), may("url", link))),
		may("image_width", number(0, 1e5)), may("image_height", number(0, 1e5)), may("image_bytes", number(0, 1e9)))
}

func oneImage(c *checker, at string, v any) {
	all(anyOf("image_url", "slack_file"), notBoth("image_url", "slack_file"))(c, at, v)
}

// elementsOf gives the elements of a block by their place below it.
func elementsOf(block map[string]any) func(yield func(string, map[string]any) bool) {
	return func(yield func(string, map[string]any) bool) {
		for _, name := range []string{"element", "accessory"} {
			if e, ok := block[name].(map[string]any); ok && !yield("/"+name, e) {
				return
			}
		}
		for _, name := range []string{"elements", "actions"} {
			list, _ := block[name].([]any)
			for i, item := range list {
				if e, ok := item.(map[string]any); ok && !yield(indexed("/"+name, i), e) {
					return
				}
			}
		}
	}
}
