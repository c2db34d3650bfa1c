package slacktest

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A Surface is a place blocks are shown in. Slack allows other blocks and counts on each.
type Surface string

// The surfaces of an app.
const (
	InMessage Surface = "message" // at most 50 blocks
	InModal   Surface = "modal"   // at most 100 blocks
	InHome    Surface = "home"    // at most 100 blocks
)

// Counts of Unicode code points over all texts of one message. Slack documents neither: staff named
// "12,000 text characters with a buffer" (slackapi/bolt-js issue 2509), and 11,341 were once refused.
const (
	textWarn = 10_000
	textMax  = 12_000
)

// A Problem is one reason why Slack would refuse blocks, or a warning about them.
type Problem struct {
	Pointer string // JSON pointer of the value, such as /blocks/0/text/text
	Text    string // in Slack's words, such as "must be less than 3001 characters"
	Code    string // invalid_blocks, invalid_blocks_format or msg_blocks_too_long; "" for a warning
}

// String gives the problem in the form of Slack's response_metadata.messages.
func (p Problem) String() string {
	level := "[ERROR]"
	if p.Code == "" {
		level = "[WARN]"
	}
	return fmt.Sprintf("%s %s [json-pointer:%s]", level, p.Text, p.Pointer)
}

// CheckBlocks reports everything Slack would refuse in blocks, a JSON array, on a surface; nil when there is nothing.
// Lengths count Unicode code points. The limits are those of Slack's block reference (docs.slack.dev/reference/block-kit)
// and of @slack/types 3.2.0; where the two disagree the smaller one holds. Properties Slack does not know are refused.
// No blocks at all, or null, is no problem.
func CheckBlocks(blocks json.RawMessage, on Surface) []Problem {
	return checkBlocksAt("/blocks", blocks, on)
}

// CheckView reports everything Slack would refuse in a view, a JSON object of type modal or home; nil when there is
// nothing. Pointers begin with /view, as in the answers to views.open.
func CheckView(view json.RawMessage) []Problem {
	var v any
	if err := json.Unmarshal(view, &v); err != nil {
		return []Problem{{Pointer: "/view", Text: "must provide an object", Code: codeInvalid}}
	}
	c := newChecker(InModal)
	if o, _ := v.(map[string]any); o["type"] == string(InHome) {
		c.on = InHome
	}
	c.view()(c, "/view", v)
	if c.on == InModal && c.inputs > 0 && v.(map[string]any)["submit"] == nil {
		c.report("/view", "missing required field: submit")
	}
	return c.problems
}

const (
	codeInvalid = "invalid_blocks"
	codeFormat  = "invalid_blocks_format"
	codeTooLong = "msg_blocks_too_long"
)

func checkBlocksAt(at string, blocks json.RawMessage, on Surface) []Problem {
	if len(blocks) == 0 || string(blocks) == "null" {
		return nil
	}
	var list []any
	if err := json.Unmarshal(blocks, &list); err != nil {
		return []Problem{{Pointer: at, Text: "must provide an array of blocks", Code: codeFormat}}
	}
	c := newChecker(on)
	c.list(0, c.mostBlocks(), c.block)(c, at, list)
	if on == InMessage {
		c.checkTotal(at)
	}
	return c.problems
}

// A checker walks one payload and gathers its problems.
type checker struct {
	on       Surface
	problems []Problem
	blockIDs map[string]bool
	inputs   int // input blocks met
	total    int // code points in texts
	markdown int // code points in markdown blocks

	ofBlock, ofElement map[string]rule // by type, made when first asked for
}

func newChecker(on Surface) *checker {
	return &checker{on: on, blockIDs: map[string]bool{}}
}

func (c *checker) report(at, format string, args ...any) {
	c.problems = append(c.problems, Problem{Pointer: at, Text: fmt.Sprintf(format, args...), Code: codeInvalid})
}

func (c *checker) mostBlocks() int {
	if c.on == InMessage {
		return 50
	}
	return 100
}

func (c *checker) checkTotal(at string) {
	if c.markdown > textMax {
		c.report(at, "markdown blocks must be less than %d characters together", textMax+1)
	}
	p := Problem{Pointer: at, Text: fmt.Sprintf("%d characters of text in all blocks", c.total)}
	if c.total > textMax {
		p.Code = codeTooLong
	}
	if c.total > textWarn {
		c.problems = append(c.problems, p)
	}
}

// refusal gives the error code Slack answers for problems, and its messages; "" when they are only warnings.
func refusal(problems []Problem) (code string, messages []string) {
	for _, p := range problems {
		if p.Code == "" {
			continue
		}
		if code == "" || p.Code == codeInvalid {
			code = p.Code
		}
		messages = append(messages, p.String())
	}
	return code, messages
}

// pointer appends one step to a JSON pointer (RFC 6901).
func pointer(at, step string) string {
	return at + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(step)
}
