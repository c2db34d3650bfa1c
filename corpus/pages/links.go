package pages

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"parley/corpus/address"
)

// mostLinks is how many links of one page are followed.
const mostLinks = 2000

// links returns the addresses a page leads to, cleaned, each once, in their order. What is marked as not to be followed
// and what is plainly no article – a picture, an archive – is left out.
func links(base string, body []byte) []string {
	from, err := url.Parse(base)
	if err != nil {
		return nil
	}
	var found []string
	met := make(map[string]bool)
	tokens := html.NewTokenizer(bytes.NewReader(body))
	for len(found) < mostLinks {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, more := tokens.TagName()
		if !more || string(name) != "a" && string(name) != "base" {
			continue
		}
		href, follow := target(tokens)
		to, err := from.Parse(strings.TrimSpace(href))
		if err != nil || href == "" {
			continue
		}
		if string(name) == "base" {
			from = to
			continue
		}
		clean, err := address.Clean(to.String())
		if err == nil && follow && !met[clean] && readable(to.Path) {
			met[clean] = true
			found = append(found, clean)
		}
	}
	return found
}

// target returns where a link leads to and whether it may be followed.
func target(tokens *html.Tokenizer) (href string, follow bool) {
	follow = true
	for {
		key, value, more := tokens.TagAttr()
		switch string(key) {
		case "href":
			href = string(value)
		case "rel":
			follow = !strings.Contains(strings.ToLower(string(value)), "nofollow")
		}
		if !more {
			return href, follow
		}
	}
}

// readable reports whether a path may be of a document with text.
func readable(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".ico", ".mp3", ".mp4", ".m4a", ".mov", ".webm", ".zip", ".gz", ".tar",
		".css", ".js", ".json", ".xls", ".xlsx", ".csv", ".doc", ".docx", ".ppt", ".pptx", ".rss", ".atom", ".ics", ".exe", ".dmg", ".epub":
		return false
	}
	return true
}
