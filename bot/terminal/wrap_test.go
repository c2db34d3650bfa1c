package terminal

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, in string
		width    int
		want     []string
	}{
		{"short", "a rule", 10, []string{"a rule"}},
		{"exactly", "a rule of", 9, []string{"a rule of"}},
		{"one too many", "a rule of", 8, []string{"a rule", "of"}},
		{"hyphens hold", "the US-China talks", 8, []string{"the", "US-China", "talks"}},
		{"long word stands alone", "see https://www.bis.gov/x now", 10, []string{"see", "https://www.bis.gov/x", "now"}},
		{"own breaks stay", "one\n\ntwo", 10, []string{"one", "", "two"}},
		{"wide characters", "中国关税协议", 8, []string{"中国关税", "协议"}},
		{"wide punctuation stays", "中国关税。协议", 8, []string{"中国关", "税。协议"}},
		{"family is two wide", "👩‍👩‍👧 👩‍👩‍👧 x", 5, []string{"👩‍👩‍👧 👩‍👩‍👧", "x"}},
		{"accents have no width", "e\u0301e\u0301e\u0301 e\u0301", 5, []string{"e\u0301e\u0301e\u0301 e\u0301"}},
		{"not wrapped", "a rule of many words ", 0, []string{"a rule of many words"}},
		{"empty", "", 10, []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, wrap(c.in, c.width)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWrapKeepsEveryWordAndTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := harmless(hostile().Draw(t, "text"))
		width := rapid.IntRange(0, 40).Draw(t, "width")
		lines := wrap(text, width)
		if got, want := bare(strings.Join(lines, "\n")), bare(text); got != want {
			t.Fatalf("words changed:\n got %q\nwant %q", got, want)
		}
		for _, line := range lines {
			if width <= 0 || uniseg.StringWidth(line) <= width {
				continue
			}
			if parts := slices.Collect(pieces(line)); len(parts) > 1 {
				t.Fatalf("%q is wider than %d and could have been broken: %q", line, width, parts)
			}
		}
	})
}

// bare is text without blanks.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}
