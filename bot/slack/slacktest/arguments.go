package slacktest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Arguments are what a call was given: strings when they came as a form, any JSON value when they came as JSON.
type Arguments map[string]any

// Text gives an argument as a string: "" when it is absent, its JSON when it is neither a string nor a number.
func (a Arguments) Text(name string) string {
	switch v := a[name].(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	default:
		return string(encode(v))
	}
}

// JSON gives an argument that is itself JSON, whether it was sent as a value or as a string; nil when it is absent,
// empty or null.
func (a Arguments) JSON(name string) json.RawMessage {
	s := a.Text(name)
	if s == "" || s == "null" || s == "[]" {
		return nil
	}
	return json.RawMessage(s)
}

func (a Arguments) flag(name string) bool {
	b, _ := strconv.ParseBool(a.Text(name))
	return b
}

// count gives a number, or otherwise when there is none.
func (a Arguments) count(name string, otherwise int) int {
	n, err := strconv.Atoi(a.Text(name))
	if err != nil || n <= 0 {
		return otherwise
	}
	return n
}

// list gives a JSON array, or the parts of a comma-separated text.
func (a Arguments) list(name string) (items []string) {
	if err := json.Unmarshal(a.JSON(name), &items); err == nil {
		return items
	}
	if s := a.Text(name); s != "" {
		return strings.Split(s, ",")
	}
	return nil
}

const largestBody = 4 << 20

// readArguments takes the arguments of a call from its address, form or JSON body, as Slack does.
func readArguments(r *http.Request) (Arguments, error) {
	args := Arguments{}
	add(args, r.URL.Query())
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case kind == "application/json":
		return args, decodeInto(args, r.Body)
	case kind == "multipart/form-data":
		if err := r.ParseMultipartForm(largestBody); err != nil {
			return nil, refuse("invalid_form_data")
		}
		add(args, url.Values(r.MultipartForm.Value))
	case kind == "application/x-www-form-urlencoded":
		if err := r.ParseForm(); err != nil {
			return nil, refuse("invalid_form_data")
		}
		add(args, r.PostForm)
	case r.Method == http.MethodPost && r.ContentLength > 0:
		return nil, refuse("invalid_post_type")
	}
	return args, nil
}

func add(args Arguments, form url.Values) {
	for name, values := range form {
		args[name] = values[0]
	}
}

func decodeInto(args Arguments, body io.Reader) error {
	d := json.NewDecoder(io.LimitReader(body, largestBody))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err == io.EOF {
		return nil
	} else if err != nil {
		return refuse("invalid_json")
	}
	o, ok := v.(object)
	if !ok {
		return refuse("json_not_object")
	}
	for name, value := range o {
		args[name] = value
	}
	return nil
}

// encode writes JSON the way Slack does, with < and & as they are. It panics on what is no JSON: a mistake of ours.
func encode(v any) json.RawMessage {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("slacktest: encode %T: %v", v, err))
	}
	return json.RawMessage(strings.TrimSuffix(b.String(), "\n"))
}

// decode reads JSON known to be sound, with numbers as they are written.
func decode(raw json.RawMessage) (v any) {
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return nil
	}
	return v
}
