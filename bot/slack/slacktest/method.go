package slacktest

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
)

//go:embed methods.txt
var methodTable string

// A method is one line of methods.txt: what Slack says about one Web API method.
type method struct {
	name     string
	token    string   // bot, app or none
	calls    int      // a minute; 0 when it has a rule of its own, or none
	scopes   []string // any one of them will do; none needed when empty
	required []string
	errors   []string
}

// methods reads the table.
func methods() map[string]method {
	known := map[string]method{}
	for line := range strings.Lines(methodTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cell := strings.Split(strings.TrimSpace(line), " | ")
		calls, _ := strconv.Atoi(cell[2])
		known[cell[0]] = method{cell[0], cell[1], calls, words(cell[3]), words(cell[4]), words(cell[5])}
	}
	return known
}

func words(cell string) []string {
	if cell == "-" {
		return nil
	}
	return strings.Fields(cell)
}

// common are the errors any method may answer.
var common = []string{
	"account_inactive", "fatal_error", "internal_error", "invalid_arguments", "invalid_auth", "invalid_form_data",
	"invalid_post_type", "json_not_object", "invalid_json", "missing_scope", "not_allowed_token_type", "not_authed",
	"ratelimited", "request_timeout", "service_unavailable", "token_revoked", "unknown_method",
}

// may says whether Slack documents an error code for the method.
func (m method) may(code string) bool {
	return slices.Contains(m.errors, code) || slices.Contains(common, code)
}

// A refusal is an answer with "ok": false.
type refused struct {
	code     string
	messages []string // of response_metadata
	more     object   // further properties of the answer
}

func (r *refused) Error() string { return r.code }

func refuse(code string, messages ...string) *refused {
	return &refused{code: code, messages: messages}
}

// An object is a JSON object as Slack sends it.
type object = map[string]any
