package timeline_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/bot/timeline"
)

// A wanted is a line of a list: what is to be told.
type wanted struct {
	optional bool
	when     string
	words    []string
	told     bool
}

// A list is what is told of a subject, by hand.
type list struct {
	name, subject string
	wants         []*wanted
}

func lists(t *testing.T) []list {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "subjects", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no lists: %v", err)
	}
	var all []list
	for _, path := range paths {
		all = append(all, readList(t, path))
	}
	return all
}

func readList(t *testing.T, path string) list {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	l := list{name: strings.TrimSuffix(filepath.Base(path), ".txt")}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if l.subject == "" {
			l.subject = lines.Text()
			continue
		}
		when, words, ok := strings.Cut(lines.Text(), " | ")
		if !ok {
			t.Fatalf("%s: %q", path, lines.Text())
		}
		w := &wanted{words: strings.Split(words, " / ")}
		w.when, w.optional = strings.CutPrefix(when, "? ")
		l.wants = append(l.wants, w)
	}
	return l
}

// claim takes the first line not yet told that an event tells, those that must be told first.
func (l list) claim(w timeline.When, text string) bool {
	for _, optional := range []bool{false, true} {
		for _, want := range l.wants {
			if want.optional == optional && !want.told && want.when == written(w) && holdsAny(strings.ToLower(text), want.words) {
				want.told = true
				return true
			}
		}
	}
	return false
}

func holdsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// written is a When as the lists have it.
func written(w timeline.When) string {
	s := w.String()
	if w.Exact() {
		return string(w.From)
	}
	if name, year, ok := strings.Cut(s, " "); ok && strings.Contains("spring summer autumn winter", name) {
		return year + "-" + name
	}
	if _, err := time.Parse("January 2006", s); err == nil {
		return string(w.From[:7])
	}
	return string(w.From) + "/" + string(w.To)
}

// measure returns how many events are right, how many there are, and how many of what must be told is.
func (l list) measure(t *testing.T, m *timeline.Maker) (right, told, hit, want int) {
	made, err := m.Timeline(t.Context(), l.subject, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range made.Events {
		told++
		if l.claim(e.When, e.Text) {
			right++
		} else {
			t.Logf("%s: wrong or twice: %s | %s (%s)", l.name, e.When, e.Text, e.Citation.Article)
		}
	}
	for _, w := range l.wants {
		if w.optional {
			continue
		}
		want++
		if w.told {
			hit++
		} else {
			t.Logf("%s: missing: %s | %s", l.name, w.when, strings.Join(w.words, " / "))
		}
	}
	return right, told, hit, want
}

// Of what is told at least so much is right and told once, and of what there is to tell at least so much is told.
const (
	leastPrecision = 0.95
	leastRecall    = 0.85
)

func TestFigures(t *testing.T) {
	m, _ := maker(t)
	var right, told, hit, want int
	for _, l := range lists(t) {
		r, n, h, w := l.measure(t, m)
		t.Logf("%-24s precision %2d/%2d  recall %2d/%2d", l.name, r, n, h, w)
		right, told, hit, want = right+r, told+n, hit+h, want+w
	}
	precision, recall := float64(right)/float64(told), float64(hit)/float64(want)
	t.Logf("all: precision %.3f of %d, recall %.3f of %d", precision, told, recall, want)
	if precision < leastPrecision || recall < leastRecall {
		t.Errorf("want at least %.2f and %.2f", leastPrecision, leastRecall)
	}
}
