package slacktest

import "strconv"

// richText is the rule of a rich_text block (docs.slack.dev/reference/block-kit/blocks/rich-text-block).
func (c *checker) richText() rule {
	parts := c.list(0, 1000, typed(c.richParts()))
	section := shape(must("elements", parts))
	styled := func(more ...field) rule {
		return shape(append(more, must("elements", parts), may("border", number(0, 1)))...)
	}
	listed := shape(
		must("elements", c.list(1, 1000, typed(map[string]rule{"rich_text_section": section}))),
		must("style", enum("bullet", "ordered")),
		may("indent", number(0, 8)), may("border", number(0, 1)), may("offset", number(0, 1e6)),
	)
	return typed(map[string]rule{"rich_text": c.named(must("elements", c.list(1, 1000, typed(map[string]rule{
		"rich_text_section":      section,
		"rich_text_list":         listed,
		"rich_text_quote":        styled(),
		"rich_text_preformatted": styled(may("language", str(1, 50))),
	}))))})
}

// richParts are the leaves of rich text. A citation is documented by Slack but not in @slack/types 3.2.0.
func (c *checker) richParts() map[string]rule {
	id := str(1, 255)
	look := may("style", shape(may("bold", boolean), may("italic", boolean), may("strike", boolean), may("code", boolean),
		may("underline", boolean), may("highlight", boolean), may("client_highlight", boolean), may("unlink", boolean)))
	leaf := func(fields ...field) rule { return shape(append(fields, look, may("from_llm", boolean))...) }
	return map[string]rule{
		"broadcast": leaf(must("range", enum("here", "channel", "everyone"))),
		"channel":   leaf(must("channel_id", id)),
		"citation":  leaf(must("url", link), may("text", counted(0, 3000)), may("index", number(0, 1e4)), may("details", anything)),
		"color":     leaf(must("value", str(4, 9))),
		"date":      leaf(must("timestamp", number(0, 1e12)), must("format", str(1, 255)), may("url", link), may("fallback", str(1, 255))),
		"emoji":     leaf(must("name", id), may("unicode", id), may("skin_tone", number(1, 6)), may("url", link)),
		"link":      leaf(must("url", link), may("text", counted(0, 3000)), may("unsafe", boolean)),
		"team":      leaf(must("team_id", id)),
		"text":      leaf(must("text", counted(1, 12000))),
		"user":      leaf(must("user_id", id)),
		"usergroup": leaf(must("usergroup_id", id)),
	}
}

// cells are what a table may hold.
func (c *checker) cells(most int) rule {
	return typed(map[string]rule{
		"raw_text":   shape(must("text", counted(1, most))),
		"raw_number": shape(must("value", number(-1e300, 1e300)), may("text", counted(1, most))),
		"rich_text":  c.richText(),
	})
}

// table takes 100 rows of 20 cells with 10,000 code points in all.
func (c *checker) table() rule {
	align := shape(may("align", enum("left", "center", "right")), may("is_wrapped", boolean))
	return c.limited(10_000, c.named(
		must("rows", c.list(1, 100, c.list(1, 20, c.cells(10_000)))),
		may("column_settings", c.list(0, 20, align)),
	))
}

// dataTable takes a heading row and up to 200 more, of 20 cells, with 20,000 code points in all.
func (c *checker) dataTable() rule {
	return c.limited(20_000, c.named(
		must("caption", counted(1, 255)),
		must("rows", c.list(2, 201, c.list(1, 20, c.cells(20_000)))),
		may("page_size", number(1, 100)), may("row_header_column_index", number(0, 19)),
	))
}

// limited refuses a block whose texts are longer than most together.
func (c *checker) limited(most int, is rule) rule {
	return func(_ *checker, at string, v any) {
		before := c.total
		is(c, at, v)
		if n := c.total - before; n > most {
			c.report(at, "must be less than %d characters in all cells", most+1)
		}
	}
}

func indexed(at string, i int) string { return at + "/" + strconv.Itoa(i) }
