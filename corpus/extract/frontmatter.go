package extract

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/goccy/go-yaml"
)

// maxFront is the most bytes of front matter looked at: far more than fields need, and too few for
// YAML whose aliases multiply.
const maxFront = 64 << 10

// keyLine matches a line that states a field, which tells front matter from a rule above a paragraph.
var keyLine = regexp.MustCompile(`^[A-Za-z_][\w -]*(:(\s|$)|\s*=)`)

// cutFront divides text into what its front matter states and its body. Front matter stands at the very
// beginning, between lines of "---" (YAML) or "+++" (TOML). When it is broken the error names line and
// reason, and the body is there all the same.
func cutFront(text string) (fields, string, error) {
	first, rest, _ := strings.Cut(text, "\n")
	fence := strings.TrimRight(first, " \t\r")
	second, _, _ := strings.Cut(strings.TrimLeft(rest, " \t\r\n"), "\n")
	if (fence != "---" && fence != "+++") || (!keyLine.MatchString(second) && !strings.HasPrefix(second, "#")) {
		return nil, text, nil
	}
	block, body, closed := cutFence(rest, fence)
	if !closed {
		return nil, skipKeys(rest), fmt.Errorf("front matter: line 1 opens it with %q and no line closes it", fence)
	}
	raw := map[string]any{}
	var err error
	if fence == "---" {
		err = yaml.UnmarshalWithOptions([]byte(block), &raw, yaml.AllowDuplicateMapKey())
	} else {
		err = toml.Unmarshal([]byte(block), &raw)
	}
	if err != nil {
		return nil, body, frontError(err)
	}
	return newFields(raw), body, nil
}

// cutFence divides text at the line that closes front matter.
func cutFence(text, fence string) (block, body string, closed bool) {
	for at := 0; at < len(text) && at < maxFront; {
		line, _, _ := strings.Cut(text[at:], "\n")
		trimmed := strings.TrimRight(line, " \t\r")
		next := min(at+len(line)+1, len(text))
		if trimmed == fence || (fence == "---" && trimmed == "...") {
			return text[:at], text[next:], true
		}
		at = next
	}
	return "", text, false
}

// skipKeys drops the lines that were meant as front matter: everything to the first blank line.
func skipKeys(text string) string {
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		if strings.TrimSpace(line) == "" {
			break
		}
		text = rest
	}
	return text
}

// frontError puts what a decoder says into one line. Lines count from the top of the document,
// whose first is the fence.
func frontError(err error) error {
	var bad yaml.Error
	if errors.As(err, &bad) && bad.GetToken() != nil {
		return fmt.Errorf("front matter: line %d: %s", bad.GetToken().Position.Line+1, bad.GetMessage())
	}
	var badTOML toml.ParseError
	if errors.As(err, &badTOML) {
		return fmt.Errorf("front matter: line %d: %s", badTOML.Position.Line+1, badTOML.Message)
	}
	return fmt.Errorf("front matter: %s", strconv.Quote(err.Error()))
}
