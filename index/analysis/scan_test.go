package analysis

import (
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/google/go-cmp/cmp"
)

func scanned(text string) []string {
	var out []string
	for at := 0; ; {
		start, end, _ := scan(text, at)
		if start == len(text) {
			return out
		}
		out = append(out, text[start:end])
		at = end
	}
}

func TestScan(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // words divided by |
	}{
		{"", ""},
		{"... — !", ""},
		{"U.S.-China U.S.C. a.m. U.S.Trade", "U.S|China|U.S.C|a.m|U.S|Trade"},
		{"3A090.a.1.b, 3A090", "3A090|a|1|b|3A090"},
		{"744.23(a)(2)", "744.23|a|2"},
		{"$5.5bn 7nm 300mm 5G 28th", "5.5|bn|7|nm|300|mm|5G|28th"},
		{"1,234,567 1,23 12,345.60", "1,234,567|1|23|12,345.60"},
		{"don't workers' ’tis O’Neil's 'x'", "don't|workers|tis|O’Neil's|x"},
		{"北京talks東京", "北京|talks|東京"},
		{"co\u00adop\u200dt a\u0301b", "co\u00adop\u200dt|a\u0301b"},
	} {
		if diff := cmp.Diff(c.want, strings.Join(scanned(c.text), "|")); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

// Every word of Unicode's rules is ours as well, but for those with a joint where we divide on purpose.
func TestScanAgreesWithUnicode(t *testing.T) {
	text := articles(t, 2<<20)
	ours := map[[2]int]bool{}
	for at := 0; ; {
		start, end, _ := scan(text, at)
		if start == len(text) {
			break
		}
		ours[[2]int{start, end}] = true
		at = end
	}
	different, total := 0, 0
	for it := words.FromString(text); it.Next(); {
		word := it.Value()
		if !strings.ContainsFunc(word, isLetterOrDigit) || strings.ContainsFunc(word, isHan) ||
			strings.ContainsFunc(word, unicode.IsLetter) && strings.ContainsAny(word, "._:·") || strings.Contains(word, ",") {
			continue
		}
		total++
		if !ours[[2]int{it.Start(), it.End()}] {
			different++
			if different <= 20 {
				t.Logf("Unicode only: %q", word)
			}
		}
	}
	t.Logf("%d of %d words differ", different, total)
	if different*1000 > total {
		t.Errorf("%d of %d words differ", different, total)
	}
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
