package slacktest

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"unicode/utf8"
)

// A rule checks one decoded value and reports to c what Slack would refuse.
type rule func(c *checker, at string, v any)

// A field is one property of an object.
type field struct {
	name string
	must bool
	is   rule
}

func must(name string, is rule) field { return field{name, true, is} }
func may(name string, is rule) field  { return field{name, false, is} }

// shape takes the fields named and no others; "type" is always allowed, since it chose the rule.
func shape(fields ...field) rule {
	return func(c *checker, at string, v any) {
		o, ok := v.(map[string]any)
		if !ok {
			c.report(at, "must provide an object")
			return
		}
		known := map[string]bool{"type": true}
		for _, f := range fields {
			known[f.name] = true
			value, present := o[f.name]
			switch {
			case present:
				f.is(c, pointer(at, f.name), value)
			case f.must:
				c.report(at, "missing required field: %s", f.name)
			}
		}
		for _, name := range sortedKeys(o) {
			if !known[name] {
				c.report(at, "invalid additional property: %s", name)
			}
		}
	}
}

// typed hands an object to the rule its "type" names.
func typed(rules map[string]rule) rule {
	return func(c *checker, at string, v any) {
		o, ok := v.(map[string]any)
		if !ok {
			c.report(at, "must provide an object")
			return
		}
		name, _ := o["type"].(string)
		is, known := rules[name]
		if !known {
			c.report(at, "unsupported type: %s", name)
			return
		}
		is(c, at, v)
	}
}

// all applies every rule in turn.
func all(rules ...rule) rule {
	return func(c *checker, at string, v any) {
		for _, is := range rules {
			is(c, at, v)
		}
	}
}

// anyOf asks for at least one of the fields named.
func anyOf(names ...string) rule {
	return func(c *checker, at string, v any) {
		o, _ := v.(map[string]any)
		for _, name := range names {
			if o[name] != nil {
				return
			}
		}
		c.report(at, "must define one of %q", names)
	}
}

// notBoth refuses two fields side by side.
func notBoth(a, b string) rule {
	return func(c *checker, at string, v any) {
		if o, _ := v.(map[string]any); o[a] != nil && o[b] != nil {
			c.report(at, "must define either `%s` or `%s`, not both", a, b)
		}
	}
}

// list asks for least to most items, each as is says.
func (*checker) list(least, most int, is rule) rule {
	return func(c *checker, at string, v any) {
		items, ok := v.([]any)
		if !ok {
			c.report(at, "must provide an array")
			return
		}
		if len(items) < least {
			c.report(at, "no fewer than %d items allowed", least)
		}
		if len(items) > most {
			c.report(at, "no more than %d items allowed", most)
		}
		for i, item := range items {
			is(c, at+"/"+strconv.Itoa(i), item)
		}
	}
}

// str asks for least to most code points.
func str(least, most int) rule {
	return func(c *checker, at string, v any) {
		s, ok := v.(string)
		if !ok {
			c.report(at, "must be a string")
			return
		}
		n := utf8.RuneCountInString(s)
		if n < least {
			c.report(at, "must be more than %d characters", least-1)
		}
		if n > most {
			c.report(at, "must be less than %d characters", most+1)
		}
	}
}

// counted is str for what people read: it adds to the text of the whole message.
func counted(least, most int) rule {
	return func(c *checker, at string, v any) {
		str(least, most)(c, at, v)
		s, _ := v.(string)
		c.total += utf8.RuneCountInString(s)
	}
}

// link asks for an absolute address of at most 3000 code points.
func link(c *checker, at string, v any) {
	str(1, 3000)(c, at, v)
	s, _ := v.(string)
	if u, err := url.Parse(s); s != "" && (err != nil || u.Scheme == "") {
		c.report(at, "must be a valid url")
	}
}

func boolean(c *checker, at string, v any) {
	if _, ok := v.(bool); !ok {
		c.report(at, "must be a boolean")
	}
}

func number(least, most float64) rule {
	return func(c *checker, at string, v any) {
		n, ok := v.(float64)
		if !ok {
			c.report(at, "must be a number")
		} else if n < least || n > most {
			c.report(at, "must be between %v and %v", least, most)
		}
	}
}

func enum(values ...string) rule {
	return func(c *checker, at string, v any) {
		if s, ok := v.(string); !ok || !slices.Contains(values, s) {
			c.report(at, "must be one of %q", values)
		}
	}
}

// anything is for values this checker does not look into.
func anything(*checker, string, any) {}

// text asks for a text object of one of the kinds, with least 1 and most code points.
func text(most int, kinds ...string) rule {
	return func(c *checker, at string, v any) {
		o, ok := v.(map[string]any)
		if !ok {
			c.report(at, "must provide an object")
			return
		}
		kind, _ := o["type"].(string)
		if !slices.Contains(kinds, kind) {
			c.report(pointer(at, "type"), "unsupported type: %s", fmt.Sprint(o["type"]))
			return
		}
		extra := may("verbatim", boolean)
		if kind == plainText {
			extra = may("emoji", boolean)
		}
		shape(must("text", counted(1, most)), extra)(c, at, v)
	}
}

const (
	plainText = "plain_text"
	mrkdwn    = "mrkdwn"
)

func plain(most int) rule { return text(most, plainText) }
func prose(most int) rule { return text(most, plainText, mrkdwn) }

func sortedKeys(o map[string]any) []string {
	keys := make([]string, 0, len(o))
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
