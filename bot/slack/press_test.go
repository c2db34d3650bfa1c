package slack

import (
	"strings"
	"testing"
)

func TestPress(t *testing.T) {
	for _, p := range []Press{
		{Undo, 0, "feed:https://example.com/rss?a=b"},
		{ShowContext, 3, "q:1:x"}, {ShowMore, 12, "q"}, {Share, 0, "q"}, {Dismiss, 0, "q"}, {Save, 0, "q"}, {Forget, 0, "q"},
		{Try, 1, "q"}, {Again, 0, "q"}, {Repeat, 0, "q"}, {Good, 0, "q"}, {Bad, 0, strings.Repeat("x", mostID)}, {ShowEvents, 1, "q"}, {ShowNews, 1, "q"}, {Picture, 0, "q"}, {RemindBefore, 3, "q"}, {RemindOn, 3, "q"}, {Unremind, 0, "q"}, {Example, 2, ""}, {OpenAsk, 0, ""},
	} {
		if got, ok := ParsePress(p.Value()); got != p || !ok {
			t.Errorf("%q reads %v, %v", p.Value(), got, ok)
		}
		if n := len(p.Value()); n > 2000 {
			t.Errorf("%d characters in a value", n)
		}
	}
	for _, value := range []string{
		"", "context", "context:1", "context:1:", "context:x:q", "context:-1:q", "else:0:q", "share:0:" + strings.Repeat("x", mostID+1),
	} {
		if got, ok := ParsePress(value); ok {
			t.Errorf("%q reads %v", value, got)
		}
	}
}

func FuzzParsePress(f *testing.F) {
	for _, seed := range []string{"context:1:q", "::", "more:007:q", "good:+1:a:b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		p, ok := ParsePress(value)
		if !ok {
			return
		}
		if again, ok := ParsePress(p.Value()); again != p || !ok {
			t.Errorf("%q reads %v, then %v", value, p, again)
		}
	})
}
