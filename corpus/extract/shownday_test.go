package extract

import (
	"strings"
	"testing"

	"parley/corpus"
)

func TestDaysThatPagesShow(t *testing.T) {
	text := strings.Repeat("The rule applies to listed firms and to what they own. ", 20)
	for name, c := range map[string]struct {
		address, head, body string
		want                corpus.Day
	}{
		"stated":              {"https://example.org/a", `<meta property="article:published_time" content="2025-03-14T10:00:00Z">`, `<time datetime="2024-01-01">`, "2025-03-14"},
		"stated in Greenwich": {"https://example.org/2025/03/13/a", `<meta property="article:published_time" content="2025-03-14T01:00:00Z">`, "", "2025-03-13"},
		"in the address":      {"https://example.org/2025/3/14/a", "", `<time datetime="2024-01-01">`, "2025-03-14"},
		"in a time":           {"https://example.org/a", "", `<time datetime="2025-03-14T10:00">an hour ago</time>`, "2025-03-14"},
		"called a date":       {"https://example.org/a", "", `<span class="post-date">Posted on March 14th, 2025 by Ada</span>`, "2025-03-14"},
		"in German":           {"https://example.org/a", "", `<p class="datum">Freitag, 14. März 2025</p>`, "2025-03-14"},
		"with dots":           {"https://example.org/a", "", `<p class="date">14.3.2025</p>`, "2025-03-14"},
		"no such day":         {"https://example.org/2025/13/45/a", "", `<p class="date">31 February 2025</p>`, ""},
		"beside the article":  {"https://example.org/a", "", `<div class="sidebar"><time datetime="2025-03-14">old</time></div><footer><p class="date">1 May 2024</p></footer>`, ""},
		"in the text":         {"https://example.org/a", "", `<p>They met on 14 March 2025.</p>`, ""},
	} {
		page := "<html><head><title>A rule</title>" + c.head + "</head><body><article><h1>A rule</h1>" + c.body + "<p>" + text + "</p></article></body></html>"
		articles, _, err := HTML(c.address, []byte(page))
		if err != nil || len(articles) != 1 || articles[0].Published != c.want {
			t.Errorf("%s: %+v, %v", name, articles, err)
		}
	}
}
