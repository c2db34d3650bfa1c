package briefings

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Fact sheets and source papers lie beside the repository, not in it.
const (
	factSheets = "../../../shared/facts"
	papers     = "../../../shared/articles"
)

// copied is the length in words from which a run shared with a source counts as copied.
// Shorter runs are names, titles and terms of law.
const copied = 10

// eachFile calls use with every file under root, and skips the test when there is no root.
func eachFile(t *testing.T, root string, use func(path, text string)) {
	t.Helper()
	if _, err := os.Stat(root); err != nil {
		t.Skipf("no source papers to compare with: %v", err)
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil {
			use(path, string(data))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// words folds text to its words in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// runs calls use with every run of n words, parted by one blank.
func runs(words []string, n int, use func(run string)) {
	joined := strings.Join(words, " ")
	start := 0
	for i, end := 0, 0; i < len(words); i++ {
		end += len(words[i])
		if i >= n-1 {
			use(joined[start:end])
			start += len(words[i-n+1]) + 1
		}
		end++
	}
}

func TestNothingIsCopied(t *testing.T) {
	ours := map[string]string{} // a run of words, or a whole sentence too short to hold one, to its file
	lengths := map[int]bool{copied: true}
	for _, b := range load(t) {
		for _, s := range b.sentences {
			n := min(copied, len(words(s)))
			lengths[n] = true
			runs(words(s), n, func(run string) { ours[run] = b.file })
		}
	}
	for _, root := range []string{factSheets, papers} {
		eachFile(t, root, func(path, text string) {
			if !strings.Contains(text, "China") {
				return // most papers are about other things
			}
			theirs := words(text)
			for n := range lengths {
				runs(theirs, n, func(run string) {
					if file, ok := ours[run]; ok {
						t.Errorf("%s shares words with %s: %q", file, filepath.Base(path), run)
					}
				})
			}
		})
	}
}

func TestRuns(t *testing.T) {
	var got []string
	runs(words("China's talks, again (2025)"), 3, func(run string) { got = append(got, run) })
	if want := "china s talks|s talks again|talks again 2025"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

var (
	number  = regexp.MustCompile(`\d[\d,]*(?:\.\d+)*`)
	isoDay  = regexp.MustCompile(`\d{4}-(\d\d)-(\d\d)(?:/(\d\d)\b)?`)
	longDay = regexp.MustCompile(`\b(?:(\d{1,2})(?:-| and | to |/))?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*`)
	usDay   = regexp.MustCompile(`(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b`)
	months  = "JanFebMarAprMayJunJulAugSepOctNovDec"
)

// days returns the days of the year that text names, as "7-28" for 28 July.
func days(text string) []string {
	var out []string
	add := func(month int, texts ...string) {
		for _, d := range texts {
			if n, err := strconv.Atoi(d); err == nil {
				out = append(out, strconv.Itoa(month)+"-"+strconv.Itoa(n))
			}
		}
	}
	monthOf := func(name string) int { return strings.Index(months, name[:3])/3 + 1 }
	for _, m := range isoDay.FindAllStringSubmatch(text, -1) {
		month, _ := strconv.Atoi(m[1]) // two digits
		add(month, m[2], m[3])
	}
	for _, m := range longDay.FindAllStringSubmatch(text, -1) {
		add(monthOf(m[3]), m[1], m[2])
	}
	for _, m := range usDay.FindAllStringSubmatch(text, -1) {
		add(monthOf(m[1]), m[2])
	}
	return out
}

// figures returns the numbers of text, thousands commas dropped.
func figures(text string) []string {
	found := number.FindAllString(text, -1)
	for i, n := range found {
		found[i] = strings.ReplaceAll(n, ",", "")
	}
	return found
}

// A figure is at home in the fact sheets, or in an official paper that the briefing itself cites.
func TestEveryFigureAndDateIsKnown(t *testing.T) {
	sheets := map[string]bool{}
	note := func(known map[string]bool, text string) {
		for _, f := range append(figures(text), days(text)...) {
			known[f] = true
		}
	}
	eachFile(t, factSheets, func(_, text string) { note(sheets, text) })
	all := load(t)
	cited := map[string]map[string]bool{} // by address
	for _, b := range all {
		for _, s := range b.front.Sources {
			cited[s.URL] = map[string]bool{}
		}
	}
	eachFile(t, papers, func(_, text string) {
		_, rest, _ := strings.Cut(text, "\nsource_url: ")
		address, _, _ := strings.Cut(rest, "\n")
		if known := cited[address]; known != nil {
			note(known, text)
		}
	})
	for address, known := range cited {
		if strings.HasPrefix(address, "https://www.whitehouse.gov/") && len(known) == 0 {
			t.Errorf("no paper has the address %s", address)
		}
	}
	for _, b := range all {
		at := func(figure string) bool {
			for _, s := range b.front.Sources {
				if cited[s.URL][figure] {
					return true
				}
			}
			return sheets[figure]
		}
		for _, p := range b.paragraph {
			for _, figure := range append(figures(p), days(p)...) {
				if !at(figure) {
					t.Errorf("%s: %s stands in no source: %q", b.file, figure, p)
				}
			}
		}
	}
}

func TestDaysAndFigures(t *testing.T) {
	for text, want := range map[string]string{
		"on 28 and 29 July 2025":    "7-28 7-29",
		"9-10 June":                 "6-9 6-10",
		"2025-05-10/11":             "5-10 5-11",
		"by May 14, 2025":           "5-14",
		"29 Nov 2025 to 10 Nov":     "11-29 11-10",
		"in July 2025 and May 2026": "",
	} {
		if got := strings.Join(days(text), " "); got != want {
			t.Errorf("days(%q) = %q, want %q", text, got, want)
		}
	}
	if got := strings.Join(figures("$374,474 or 0.1 percent of 12."), " "); got != "374474 0.1 12" {
		t.Errorf("figures: %q", got)
	}
}
