package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestMarkdownText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"hard-wrapped", "One line\ngoes on.  \nAnd on.", "One line goes on. And on."},
		{"emphasis, code, links, images", "A **bold** *word*, `code`, [a link](https://x.example) ![alt](i.png) and ~~gone~~.", "A bold word, code, a link and gone."},
		{"entities and escapes", "AT&amp;T said \\[sic\\] 3 &lt; 4 &#8212; <https://x.example>", "AT&T said [sic] 3 < 4 — https://x.example"},
		{"nested list", "- one\n  wrapped\n    - two\n- three\n\n3. a\n4. b", "- one wrapped\n  - two\n- three\n3. a\n4. b"},
		{"list of paragraphs", "- one\n\n  more of one\n\n- two", "- one\n\nmore of one\n\n- two"},
		{"table", "| State | Gain |\n|---|---:|\n| **Ohio** | $5 |\n| Iowa | |", "State | Gain\nOhio | $5\nIowa |"},
		{"HTML table", "<table><thead><tr><th>State<br/>of</th></tr></thead>\n<tr><td>Ohio</td><td><p>5</p></td></tr></table>", "State of\nOhio | 5"},
		{"HTML in text", "the 21<sup>st</sup> <span style=\"x\">century</span>\n<script>no()</script>", "the 21st century"},
		{"HTML block", "<figure>\n<img alt=\"no\"/>\n<figcaption>Caption</figcaption>\n</figure>\n\nText.", "Caption\n\nText."},
		{"a tag that swallows the rest", "one <title>two\n\nthree", "one two\n\nthree"},
		{"quote", "> said\n> he", "said he"},
		{"code block keeps its words", "```\na = 1\n```", "a = 1"},
		{"footnote", "Text.[^1]\n\n[^1]: The note.", "Text.\n\n1. The note."},
		{"stray stars", "a promise** Trump made.** F\\*\\*\\*\\* it", "a promise Trump made. F**** it"},
		{"paragraphs by breaks", "<p>One.<br/><br/>Two.</p>", "One.\n\nTwo."},
		{"thematic break", "one\n\n---\n\ntwo", "one\n\ntwo"},
	} {
		a, _ := single(t, "a.md", "---\ntitle: t\n---\n"+c.text)
		if a.Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, a.Text, c.want)
		}
	}
}

func TestMarkdownOutline(t *testing.T) {
	a, _ := single(t, "a.md", `# The title

Opening.

## Part

**Key findings:**

- an item

**This sentence is bold and ends.**

**Bold** and not.

### **Bold part**
`)
	want := "p Opening.\nh2 Part\nh3 Key findings:\ni1 an item\np This sentence is bold and ends.\np Bold and not.\nh3 Bold part\n"
	if diff := cmp.Diff(want, outline(a)); diff != "" || a.Title != "The title" {
		t.Errorf("title %q%s", a.Title, diff)
	}
}

func TestMarkdownTitles(t *testing.T) {
	for _, c := range []struct{ name, text, title, opens string }{
		{"stated, and repeated", "---\ntitle: Talks\n---\n# Talks\n\nThey go on.", "Talks", "They go on."},
		{"stated, other heading", "---\ntitle: Talks\n---\n# Geneva\n\nThey go on.", "Talks", "Geneva"},
		{"first heading", "Words.\n\n## Geneva\n\nThey go on.", "Geneva", "Words."},
		{"first sentence", "They met. They go on.", "They met.", "They met."},
		{"only a heading", "# Geneva", "Geneva", "Geneva"},
		{"only a table", "| a |\n|---|\n| b |", "notes on it", "a"},
	} {
		a, _ := single(t, "dir/notes-on_it.md", c.text)
		if a.Title != c.title || !strings.HasPrefix(a.Text, c.opens) {
			t.Errorf("%s: title %q, text %q, want %q, %q", c.name, a.Title, a.Text, c.title, c.opens)
		}
	}
}

func TestMarkdownStates(t *testing.T) {
	a, problems := single(t, "x.md", `---
date: '2025-02-12'
modified_time: 2025-02-14 16:36:27-05:00
published_time: 2025-02-12 16:36:22-05:00
source_url: https://www.whitehouse.gov/articles/2025/02/memo/
tags: articles, Trade
title: 'Memo: Talks'
ignored: {a: 1}
---
 
Words.
`)
	want := corpus.Article{
		Title: "Memo: Talks", Publisher: "whitehouse.gov", URL: "https://www.whitehouse.gov/articles/2025/02/memo/",
		Published: "2025-02-12", Updated: "2025-02-14", Tags: []string{"articles", "trade"},
		Text: "Words.", Blocks: []corpus.Block{{Kind: corpus.Paragraph, End: 6}},
	}
	if diff := cmp.Diff(want, a); diff != "" || len(problems) > 0 {
		t.Error(problems, diff)
	}
}

func TestMarkdownBrokenFrontMatter(t *testing.T) {
	a, problems := single(t, "x.md", "---\ntitle: a: b\n---\n# Heading\n\nBody.")
	if a.Title != "Heading" || a.Text != "Body." {
		t.Errorf("title %q, text %q: want the body read", a.Title, a.Text)
	}
	if len(problems) != 1 || problems[0].Where != "x.md" || !strings.HasPrefix(problems[0].Reason, "front matter: line 2: ") {
		t.Errorf("problems %v: want line and reason", problems)
	}
}

func TestMarkdownWithoutText(t *testing.T) {
	if _, _, err := Markdown("x.md", []byte("---\ntitle: t\n---\n![only](a.png)")); err == nil || !strings.Contains(err.Error(), "no text") {
		t.Errorf("got %v, want no text", err)
	}
}
