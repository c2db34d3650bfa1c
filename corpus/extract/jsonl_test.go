package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestJSONL(t *testing.T) {
	data := "\xef\xbb\xbf" + `{"id":7,"title":"One","text":"First line.\nSecond  line.","date":"2025-07-28","tags":"B,a","extra":{"x":1}}

{"id":"b","text":"No title here, only words."}` + "\r\n" + `not json
{"id":"c","text":""}
["a"]
{"text":"x"} {"text":"y"}
{"id":"d","text":"Undated.","date":"soon"}`
	articles, problems, err := File("shelf.jsonl", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, a := range articles {
		canonical(t, a)
		ids = append(ids, a.ID+" "+a.Title)
	}
	if diff := cmp.Diff([]string{"7 One", "b No title here, only words.", "d Undated."}, ids); diff != "" {
		t.Error(diff)
	}
	if got := articles[0].Text; got != "First line.\nSecond  line." {
		t.Errorf("text %q: want its own bytes", got)
	}
	var wheres []string
	for _, p := range problems {
		wheres = append(wheres, p.Where)
		if strings.HasPrefix(p.Reason, "line ") {
			t.Errorf("reason %q names the line again", p.Reason)
		}
	}
	if diff := cmp.Diff([]string{"shelf.jsonl:4", "shelf.jsonl:5", "shelf.jsonl:6", "shelf.jsonl:7", "shelf.jsonl:8"}, wheres); diff != "" {
		t.Error(diff)
	}
}

func TestRecordText(t *testing.T) {
	for _, c := range []struct{ name, text, want, outline string }{
		{"lines are paragraphs", "One ends here.\nTwo ends here.", "One ends here.\nTwo ends here.", "p One ends here.\np Two ends here.\n"},
		{"letters stay in items", "Rule:\n(a)\tgoods; and\n(b)\tsoftware.", "Rule:\n(a)\tgoods; and\n(b)\tsoftware.", "p Rule:\ni1 (a)\tgoods; and\ni1 (b)\tsoftware.\n"},
		{"bullets stand before items", "- one\n- two", "- one\n- two", "i1 one\ni1 two\n"},
		{"only junk goes", "Rule \u200e13.4 \u00a0 says.\r\nMore.", "Rule 13.4 \u00a0 says.\nMore.", "p Rule 13.4 \u00a0 says.\np More.\n"},
		{"wrapped lines are joined", "The Bureau amended the rules on advanced\ncomputing items in the autumn of that year.", "The Bureau amended the rules on advanced computing items in the autumn of that year.", "p The Bureau amended the rules on advanced computing items in the autumn of that year.\n"},
		{"markup is read", "<p>One <b>bold</b> word.</p><p>Two.</p>", "One bold word.\n\nTwo.", "p One bold word.\np Two.\n"},
		{"comparison signs are no markup", "if a < b and c > d then", "if a < b and c > d then", "p if a < b and c > d then\n"},
		{"a plea goes", "The end.\nFollow Us on X.", "The end.", "p The end.\n"},
	} {
		a, err := withText(corpus.Article{Title: "t"}, c.text)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		canonical(t, a)
		if a.Text != c.want || outline(a) != c.outline {
			t.Errorf("%s: %q\n%swant %q\n%s", c.name, a.Text, outline(a), c.want, c.outline)
		}
	}
}
