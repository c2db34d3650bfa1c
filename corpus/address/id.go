package address

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"
)

// longest is how many bytes of an address an id shows.
const longest = 100

var (
	unfit   = regexp.MustCompile(`[^a-z0-9._/-]+`)
	ending  = regexp.MustCompile(`\.(html?|php|aspx?|jsp|shtml|xhtml|cfm)$`)
	hyphens = regexp.MustCompile(`-{2,}`)
)

// ID returns the id of the article at an address: "example.com/2025/07/talks-in-london". All addresses that are one by
// Normal have one id, and two that are not have two: what an id cannot show – a query, letters of other scripts,
// a long path – a few digits of its hash stand for.
func ID(raw string) (string, error) {
	normal, err := Normal(raw)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(normal)
	if err != nil {
		return "", errAddress
	}
	whole := u.Host + strings.TrimSuffix(u.Path, "/")
	id := hyphens.ReplaceAllString(unfit.ReplaceAllString(ending.ReplaceAllString(strings.ToLower(whole), ""), "-"), "-")
	if id == strings.TrimSuffix(whole, ".html") && u.RawQuery == "" && len(id) <= longest {
		return id, nil
	}
	sum := sha256.Sum256([]byte(normal))
	return strings.TrimRight(id[:min(len(id), longest)], "-/.") + "-" + hex.EncodeToString(sum[:4]), nil
}
