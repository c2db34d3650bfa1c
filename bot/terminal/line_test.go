package terminal

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMessage(t *testing.T) {
	for _, c := range []struct{ name, in, id, text, err string }{
		{"plain", "Who met?", "", "Who met?", ""},
		{"number as id", `{"id":7,"question":"Who?"}`, "7", "Who?", ""},
		{"text as id", `{"id":"a\"b","question":"Who?"}`, `a"b`, "Who?", ""},
		{"no id", `{"question":"Who?"}`, "", "Who?", ""},
		{"cut short", `{"id":"1","question":"Wh`, "", "", "not JSON"},
		{"two objects", `{"question":"a"} {"question":"b"}`, "", "", "not JSON"},
		{"wrong kind", `{"id":"1","question":["Who?"]}`, "1", "", `"question" holds the wrong kind of value (array)`},
		{"history of objects", `{"id":"1","question":"a","history":[{"role":"user"}]}`, "1", "a", `"history`},
		{"blank question", `{"id":"1","question":" "}`, "1", " ", "no question"},
		{"no date", `{"id":"1","question":"a","as_of":"soon"}`, "1", "a", "as_of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, err := message(c.in, 0)
			if m.ID != c.id || m.Text != c.text {
				t.Errorf("got id %q, text %q", m.ID, m.Text)
			}
			if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("got error %v, want %q", err, c.err)
			}
		})
	}
}

func FuzzLines(f *testing.F) {
	for _, seed := range []string{
		"Who met?\n", "{\"question\":\"a\"}\r\n\r\n", "\ufeffa\nb", "{", "\xff\xfe", "\n\n\n", `{"id":{},"question":"a"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		l := newLines(strings.NewReader(in))
		for {
			text, err := l.next()
			if err != nil {
				break
			}
			m, err := message(text, 0)
			if err == nil && !utf8.ValidString(m.Text) {
				t.Errorf("%q became %q", text, m.Text)
			}
		}
		if want := strings.Count(strings.TrimSuffix(in, "\n"), "\n") + 1; in != "" && l.read != want {
			t.Errorf("%d lines read of %d", l.read, want)
		}
	})
}
