package extract

import (
	"strings"
	"testing"
)

func TestCutFront(t *testing.T) {
	for _, c := range []struct{ name, text, title, body, err string }{
		{"YAML", "---\ntitle: A\n---\nbody", "A", "body", ""},
		{"closed by dots", "---\ntitle: A\n...\nbody", "A", "body", ""},
		{"Windows line ends", "---\r\ntitle: A\r\n---\r\nbody", "A", "body", ""},
		{"folded and escaped", "---\ntitle: \"TRUMP\\u2019\\\n  S: A\"\n---\nbody", "TRUMP’S: A", "body", ""},
		{"TOML", "+++\ntitle = \"A\"\n+++\nbody", "A", "body", ""},
		{"none", "body\n---\nmore", "", "body\n---\nmore", ""},
		{"a rule above a paragraph", "---\nThe text begins.\n---\nmore", "", "---\nThe text begins.\n---\nmore", ""},
		{"broken YAML", "---\ndate: 2025-01-01\ntitle: a: b\n---\nbody", "", "body", "front matter: line 3: "},
		{"broken TOML", "+++\ntitle = nope\n+++\nbody", "", "body", "front matter: line 2: "},
		{"never closed", "---\ntitle: A\ndate: b\n\nbody", "", "\nbody", "front matter: line 1 opens it"},
	} {
		f, body, err := cutFront(c.text)
		if title := f.text(titleNames); title != c.title || body != c.body {
			t.Errorf("%s: title %q body %q, want %q %q", c.name, title, body, c.title, c.body)
		}
		if (err == nil) != (c.err == "") || (err != nil && (!strings.HasPrefix(err.Error(), c.err) || strings.Contains(err.Error(), "\n"))) {
			t.Errorf("%s: error %v, want %q on one line", c.name, err, c.err)
		}
	}
}
