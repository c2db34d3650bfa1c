package pace

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// replyURL stands for the method where a request goes to a response_url.
const replyURL = "response_url"

// largestRead is the longest body looked into. Longer ones are files, which name their channel elsewhere.
const largestRead = 1 << 20

// A call is a request, read.
type call struct {
	method    string
	channel   string  // "" where it names none
	workspace [8]byte // of its token, or of the address where that is a response_url, which carries none
	body      []byte  // nil where there is none, or it is left alone
	whole     bool    // body is all there is: the request can be made again
}

// read finds out what a request calls, and takes its body. A response_url is whatever is posted to elsewhere than to a
// method of the Web API below api.
func read(r *http.Request, api string) (call, error) {
	c := call{method: replyURL, workspace: sum(r.URL.String()), whole: true}
	if below, ok := strings.CutPrefix(r.URL.Path, api); ok && r.URL.Path != "" {
		c.method = path.Base(below)
	}
	if r.Body != nil && r.Body != http.NoBody {
		if r.GetBody == nil || r.ContentLength > largestRead {
			c.whole = false
			return c, nil
		}
		body, err := io.ReadAll(r.Body)
		if err := r.Body.Close(); err != nil {
			return c, fmt.Errorf("close the body of a call: %w", err)
		}
		if err != nil {
			return c, fmt.Errorf("read the body of a call: %w", err)
		}
		c.body = body
	}
	fields := c.fields(r)
	c.channel = firstOf(fields.Get("channel"), fields.Get("channel_id"))
	if c.method != replyURL {
		c.workspace = sum(firstOf(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), fields.Get("token")))
	}
	return c, nil
}

// sum tells one secret from another and nothing about it.
func sum(secret string) (short [8]byte) {
	whole := sha256.Sum256([]byte(secret))
	copy(short[:], whole[:])
	return short
}

// fields are the arguments of a call, of JSON those that are texts.
func (c call) fields(r *http.Request) url.Values {
	fields := r.URL.Query()
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		var object map[string]any
		_ = json.Unmarshal(c.body, &object) // what is no object has no fields
		for name, value := range object {
			if text, ok := value.(string); ok {
				fields.Set(name, text)
			}
		}
		return fields
	}
	form, _ := url.ParseQuery(string(c.body)) // what could be read of it is used
	for name := range form {
		fields.Set(name, form.Get(name))
	}
	return fields
}

// request is r to be made once more.
func (c call) request(r *http.Request) *http.Request {
	if !c.whole || c.body == nil {
		return r
	}
	again := r.Clone(r.Context())
	again.Body = io.NopCloser(bytes.NewReader(c.body))
	return again
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
