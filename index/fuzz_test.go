package index

import (
	"strings"
	"testing"
)

// FuzzSplit: passages stand within the text, in order, and hold it.
func FuzzSplit(f *testing.F) {
	f.Add("# A\n## B\nOne. Two.\n- item\n| cell | cell\n" + words(400))
	f.Add("#\n\xff\n- \n| \n" + strings.Repeat("x", 5000))
	f.Fuzz(func(t *testing.T, text string) {
		a := article(strings.Split(text, "\n")...)
		last := 0
		for n, p := range Split(a) {
			if p.Number != n || p.Start < last || p.End <= p.Start || p.End > len(a.Text) {
				t.Fatalf("passage %d is number %d, from %d to %d of %d, after %d", n, p.Number, p.Start, p.End, len(a.Text), last)
			}
			last = p.Start
		}
	})
}
