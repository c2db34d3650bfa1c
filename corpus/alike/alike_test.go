package alike

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// story draws a text of so many words.
func story(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	text := make([]string, n)
	for i := range text {
		text[i] = fmt.Sprintf("w%d", r.IntN(5000))
	}
	return text
}

// meet reports whether two texts would be compared.
func meet(one, other string) bool {
	a, ok1 := Of(one)
	b, ok2 := Of(other)
	for i, band := range a.Bands() {
		if ok1 && ok2 && band == b.Bands()[i] {
			return true
		}
	}
	return false
}

func TestSame(t *testing.T) {
	base := strings.Join(story(1, 300), " ")
	for _, c := range []struct {
		name, other string
		want        bool
	}{
		{"itself", base, true},
		{"other marks and case", strings.ToUpper(strings.ReplaceAll(base, " ", ", ")), true},
		{"a paragraph more", base + " " + strings.Join(story(2, 60), " "), true},
		{"a paragraph before", strings.Join(story(2, 60), " ") + " " + base, true},
		{"a third cut off", strings.Join(story(1, 300)[:200], " "), true},
		{"a quotation of it", strings.Join(story(1, 300)[:60], " ") + strings.Join(story(3, 300), " "), false},
		{"in a long one", base + " " + strings.Join(story(2, 900), " "), false},
		{"another", strings.Join(story(4, 300), " "), false},
		{"nothing", "", false},
	} {
		if got := Same(base, c.other); got != c.want || Same(c.other, base) != got {
			t.Errorf("%s: %v", c.name, got)
		}
		if c.want && !meet(base, c.other) {
			t.Errorf("%s: they would not be compared", c.name)
		}
	}
}

// How often texts that are alike are compared, and texts that are not.
func TestBands(t *testing.T) {
	alike, others := 0, 0
	for n := range uint64(200) {
		words := story(10+n, 300)
		one := strings.Join(words, " ")
		if meet(one, strings.Join(words, " ")+" "+strings.Join(story(1000+n, 60), " ")) { // alike by five sixths
			alike++
		}
		if meet(one, strings.Join(story(2000+n, 300), " ")) {
			others++
		}
	}
	if alike < 199 || others > 1 {
		t.Errorf("of 200 each, %d that are alike met and %d that are not", alike, others)
	}
}

func TestShort(t *testing.T) {
	if _, ok := Of("They met in London. They will meet again."); ok {
		t.Error("a text of eight words has a sketch")
	}
}

func BenchmarkOf(b *testing.B) {
	text := strings.Join(story(1, 400), " ")
	for b.Loop() {
		Of(text)
	}
}
