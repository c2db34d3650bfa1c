package slack

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// mostAddress is the longest address linked, in bytes. Slack takes 3000 (https://docs.slack.dev/reference/block-kit) but
// does not say how it counts a message, and an answer has up to six links.
const mostAddress = 1000

// Link returns a link for a place where Slack reads mrkdwn. What is no absolute http or https address, names a user or
// is longer than 1000 bytes becomes the label alone, escaped; without a label the host stands for it.
func Link(address, label string) string {
	target, ok := linkable(address)
	if !ok {
		return Escape(oneLine(label))
	}
	if !visible(label) {
		u, _ := url.Parse(target) // linkable has parsed it
		label = u.Host
	}
	return "<" + strings.ReplaceAll(target, "&", "&amp;") + "|" + Escape(oneLine(label)) + ">"
}

// linkable returns address in visible ASCII, with all that could end a link percent-encoded, and whether people should
// be sent there. Addresses that name a user are a way to pose as another site.
func linkable(address string) (string, bool) {
	var b strings.Builder
	address = strings.TrimSpace(address)
	for i := range len(address) {
		if c := address[i]; c > ' ' && c < 0x7f && !strings.ContainsRune("<>|\"`\\^{}", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	u, err := url.Parse(b.String())
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || b.Len() > mostAddress {
		return "", false
	}
	return b.String(), true
}

// pointed returns a linkable address that makes a browser scroll to quotation and mark it, where it can:
// the page must be one a browser reads as text, and not already point to a place in itself.
func pointed(address, quotation string) string {
	u, err := url.Parse(address)
	if err != nil || strings.Contains(address, "#") || !readAsText(u.Path) {
		return address
	}
	fragment := textFragment(quotation)
	if fragment == "" || len(address)+len(fragment) > mostAddress {
		return address
	}
	return address + fragment
}

// readAsText goes by the ending, which is all that is known without asking the site.
func readAsText(page string) bool {
	switch strings.ToLower(path.Ext(page)) {
	case ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv", ".json", ".xml", ".zip", ".epub":
		return false
	}
	return true
}

// How much of a quotation a text fragment names. Few words survive a page's footnote signs and line breaks better.
const (
	wholeUpTo    = 8   // words named in full
	edgeWords    = 4   // words named at either end of a longer quotation
	mostFragment = 900 // bytes; past that a single "word" was no word
)

// textFragment returns the directive that finds quotation on its page, "" when there is nothing to find
// (https://wicg.github.io/scroll-to-text-fragment/).
func textFragment(quotation string) string {
	words := strings.Fields(quotation)
	if len(words) == 0 {
		return ""
	}
	find := directiveEncode(strings.Join(words, " "))
	if len(words) > wholeUpTo || strings.Contains(strings.TrimSpace(quotation), "\n") && len(words) > 1 {
		edge := min(edgeWords, len(words)/2)
		find = directiveEncode(strings.Join(words[:edge], " ")) + "," +
			directiveEncode(strings.Join(words[len(words)-edge:], " "))
	}
	if len(find) > mostFragment {
		return ""
	}
	return "#:~:text=" + find
}

// directiveEncode percent-encodes all but letters, digits and "._~": the directive's grammar gives a meaning
// to "-", "," and "&".
func directiveEncode(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if c := text[i]; isAlphanumeric(rune(c)) || strings.IndexByte("._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
