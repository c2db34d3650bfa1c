package slacktest

import "unicode/utf8"

// block checks one block of any type, wherever blocks are listed.
func (c *checker) block(_ *checker, at string, v any) {
	o, _ := v.(map[string]any)
	name, _ := o["type"].(string)
	if places, known := blockPlaces[name]; known && !places[c.on] {
		c.report(at, "unsupported type: %s", name)
		return
	}
	if name == "input" {
		c.inputs++
	}
	typed(c.blocks())(c, at, v)
	c.checkIDs(at, o)
}

// checkIDs asks for a block_id used once in the payload, and action_ids used once in the block.
func (c *checker) checkIDs(at string, block map[string]any) {
	if id, _ := block["block_id"].(string); id != "" {
		if c.blockIDs[id] {
			c.report(pointer(at, "block_id"), "`block_id` %q already exists", id)
		}
		c.blockIDs[id] = true
	}
	seen := map[string]bool{}
	for place, element := range elementsOf(block) {
		id, _ := element["action_id"].(string)
		if seen[id] && id != "" {
			c.report(at+place+"/action_id", "`action_id` %q already exists for this block", id)
		}
		seen[id] = true
	}
}

// blockPlaces names the surfaces of the blocks that are not allowed everywhere (docs.slack.dev/reference/block-kit/blocks).
var blockPlaces = map[string]map[Surface]bool{
	"alert":              {InModal: true},
	"card":               {InMessage: true},
	"carousel":           {InMessage: true},
	"context_actions":    {InMessage: true},
	"data_table":         {InMessage: true},
	"data_visualization": {InMessage: true},
	"file":               {}, // Slack shows it, apps cannot post it
	"markdown":           {InMessage: true},
	"plan":               {InMessage: true},
	"table":              {InMessage: true},
	"task_card":          {InMessage: true},
}

// blocks gives the rule of each block.
func (c *checker) blocks() map[string]rule {
	if c.ofBlock == nil {
		c.ofBlock = c.makeBlocks()
	}
	return c.ofBlock
}

func (c *checker) makeBlocks() map[string]rule {
	e := c.elements()
	return map[string]rule{
		"actions":         c.named(must("elements", c.list(1, 25, typed(pick(e, inActions...))))),
		"alert":           c.named(must("text", prose(200)), may("level", enum("default", "info", "warning", "error", "success"))),
		"card":            c.card(),
		"carousel":        c.named(must("elements", c.list(1, 10, typed(map[string]rule{"card": c.card()})))),
		"container":       c.container(),
		"context":         c.named(must("elements", c.list(1, 10, typed(c.contextElements())))),
		"context_actions": c.named(must("elements", c.list(1, 5, typed(pick(e, inContextActions...))))),
		"data_table":      c.dataTable(),
		// The chart is not one of Parley's blocks: only its title and its presence are looked at.
		"data_visualization": c.named(must("title", counted(1, 50)), must("chart", anything)),
		"divider":            c.named(),
		"header":             c.named(must("text", plain(150))),
		"image":              all(c.named(c.imageFields(may("title", plain(2000)))...), oneImage),
		"input":              c.input(),
		"markdown":           c.named(must("text", c.markdownText)),
		"plan":               c.named(must("title", counted(1, 256)), may("tasks", c.list(0, 50, typed(map[string]rule{"task_card": c.taskCard()})))),
		"rich_text":          c.richText(),
		"section":            c.section(),
		"table":              c.table(),
		"task_card":          c.taskCard(),
		"video":              c.video(),
	}
}

// named is an object with the block_id all blocks may have.
func (c *checker) named(fields ...field) rule {
	return shape(append(fields, may("block_id", str(1, 255)))...)
}

func (c *checker) section() rule {
	return all(c.named(
		may("text", prose(3000)),
		may("fields", c.list(1, 10, prose(2000))),
		may("accessory", typed(pick(c.elements(), inSection...))),
		may("expand", boolean),
	), anyOf("text", "fields"))
}

func (c *checker) input() rule {
	return c.named(
		must("label", plain(2000)),
		must("element", typed(pick(c.elements(), inInput...))),
		may("hint", plain(2000)),
		may("optional", boolean),
		may("dispatch_action", boolean),
	)
}

func (c *checker) contextElements() map[string]rule {
	return map[string]rule{plainText: prose(3000), mrkdwn: prose(3000), "image": c.elements()["image"]}
}

func (c *checker) markdownText(_ *checker, at string, v any) {
	counted(1, textMax)(c, at, v)
	s, _ := v.(string)
	c.markdown += utf8.RuneCountInString(s)
}

func (c *checker) card() rule {
	image := c.elements()["image"]
	return all(c.named(
		may("hero_image", image), may("icon", image), may("slack_icon", anything),
		may("title", prose(150)), may("subtitle", prose(150)), may("body", prose(200)), may("subtext", prose(200)),
		may("actions", c.list(1, 3, typed(pick(c.elements(), "button")))),
	), anyOf("hero_image", "title", "actions", "body"))
}

func (c *checker) container() rule {
	inside := []string{"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table", "video"}
	child := func(_ *checker, at string, v any) { // looked up late: a container's rule would otherwise make itself
		o, _ := v.(map[string]any)
		typed(pick(c.blocks(), inside...))(c, at, v)
		c.checkIDs(at, o)
	}
	return all(c.named(
		may("title", plain(150)),
		may("rich_text_title", c.richText()),
		may("subtitle", prose(150)),
		may("icon", c.elements()["image"]),
		must("child_blocks", c.list(1, 10, child)),
		may("width", enum("narrow", "standard", "wide", "full")),
		may("is_collapsible", boolean), may("default_collapsed", boolean), may("has_header_divider", boolean),
	), anyOf("title", "rich_text_title"))
}

func (c *checker) taskCard() rule {
	return c.named(
		must("task_id", str(1, 255)), must("title", counted(1, 256)),
		may("status", enum("pending", "in_progress", "complete", "error")),
		may("details", c.richText()), may("output", c.richText()), may("hide_title", boolean),
		may("sources", c.list(0, 50, shape(must("url", link), must("text", counted(1, 256))))),
	)
}

func (c *checker) video() rule {
	return c.named(
		must("video_url", link), must("thumbnail_url", link), must("alt_text", str(1, 200)),
		must("title", plain(199)), may("title_url", link), may("author_name", counted(1, 49)),
		may("provider_name", counted(1, 50)), may("provider_icon_url", link), may("description", plain(200)),
	)
}

// view is the rule of a modal or a home tab.
func (c *checker) view() rule {
	fields := []field{
		must("blocks", c.list(1, c.mostBlocks(), c.block)),
		may("private_metadata", str(0, 3000)),
		may("callback_id", str(0, 255)),
		may("external_id", str(0, 255)),
	}
	modal := append([]field{
		must("title", plain(24)), may("submit", plain(24)), may("close", plain(24)),
		may("clear_on_close", boolean), may("notify_on_close", boolean), may("submit_disabled", boolean),
	}, fields...)
	return typed(map[string]rule{"home": shape(fields...), "modal": shape(modal...)})
}
