package pages

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A listing is an address in a sitemap.
type listing struct {
	address string
	sitemap bool // of another sitemap
}

// isSitemap reports whether a document is a sitemap or a list of them (https://www.sitemaps.org/protocol.html).
func isSitemap(body []byte) bool {
	head := body[:min(len(body), 2048)]
	return bytes.Contains(head, []byte("<urlset")) || bytes.Contains(head, []byte("<sitemapindex"))
}

// sitemap returns what a sitemap lists, the first 50,000 of it.
func sitemap(body []byte) ([]listing, error) {
	var listed []listing
	var path []string
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	for len(listed) < highest {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("a sitemap that cannot be read: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			path = append(path, t.Name.Local)
			if len(path) > 20 {
				return nil, errors.New("a sitemap whose elements lie too deep within each other")
			}
		case xml.EndElement:
			path = path[:max(0, len(path)-1)]
		case xml.CharData:
			switch at := strings.TrimSpace(string(t)); {
			case at == "" || len(path) < 3 || path[len(path)-1] != "loc":
			case path[len(path)-2] == "url":
				listed = append(listed, listing{at, false})
			case path[len(path)-2] == "sitemap":
				listed = append(listed, listing{at, true})
			}
		}
	}
	return listed, nil
}
