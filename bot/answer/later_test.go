package answer

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

// precision and recall of "Later:" on the labelled pairs; the figures are printed.
const (
	laterPrecision = 0.90
	laterRecall    = 0.75
)

type pair struct {
	follows        bool
	earlier, later corpus.Article
}

func pairs(t *testing.T, name string) []pair {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []pair
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n")[1:] {
		lines := strings.Split(block, "\n")
		head := strings.Fields(lines[0])
		if len(lines) != 3 || head[0] != "yes" && head[0] != "no" {
			t.Fatalf("not a pair:\n%s", block)
		}
		briefing := corpus.Article{Published: "2026-09-01", Standing: corpus.Standing{AsOf: "2026-07-31"}}
		p := pair{head[0] == "yes", briefing, briefing}
		switch len(head) {
		case 2:
			p.earlier.Standing.Effective = corpus.Day(head[1])
		case 3:
			p.earlier, p.later = corpus.Article{Published: corpus.Day(head[1])}, corpus.Article{Published: corpus.Day(head[2])}
		}
		p.earlier.ID, p.earlier.Text, p.later.ID, p.later.Text = "one", lines[1], "two", lines[2]
		all = append(all, p)
	}
	return all
}

// counted on pairs: found and right, found and wrong, not found though it follows.
type tally struct{ right, wrong, missed int }

func (n tally) precision() float64 { return float64(n.right) / float64(n.right+n.wrong) }
func (n tally) recall() float64    { return float64(n.right) / float64(n.right+n.missed) }

func judged(t *testing.T, all []pair) (n tally) {
	t.Helper()
	for _, p := range all {
		_, found := told(p.earlier.Text, &p.earlier, "2026-09-30").changed(p.later.Text, &p.later, "2026-09-30")
		switch {
		case found && p.follows:
			n.right++
		case found:
			n.wrong++
			t.Logf("wrongly later:\n%s\n%s", p.earlier.Text, p.later.Text)
		case p.follows:
			n.missed++
			t.Logf("missed:\n%s\n%s", p.earlier.Text, p.later.Text)
		}
	}
	return n
}

func TestLaterOnLabelledPairs(t *testing.T) {
	all := pairs(t, "later.txt")
	n := judged(t, all)
	t.Logf("%d pairs: precision %.3f, recall %.3f", len(all), n.precision(), n.recall())
	if len(all) < 60 || n.precision() < laterPrecision || n.recall() < laterRecall {
		t.Errorf("%d pairs, want 60; precision %.3f, want %.2f; recall %.3f, want %.2f",
			len(all), n.precision(), laterPrecision, n.recall(), laterRecall)
	}
	drawn := pairs(t, "later_drawn.txt")
	if n = judged(t, drawn); n.precision() < laterPrecision || n.missed > 0 {
		t.Errorf("%d pairs drawn: precision %.3f, want %.2f; %d no longer found", len(drawn), n.precision(), laterPrecision, n.missed)
	}
	t.Logf("%d pairs drawn from what was found: precision %.3f", len(drawn), n.precision())
}

// following is a choice of passages of which the first is quoted and others may follow it.
func following(texts ...string) evidence.Choice {
	c := evidence.Choice{Confidence: 1}
	for i, text := range texts {
		a := &corpus.Article{ID: string(rune('a' + i)), Text: text, Published: "2026-09-01", Standing: corpus.Standing{AsOf: "2026-07-31"}}
		hit := index.Hit{Article: a.ID, End: len(text)}
		c.Ranked = append(c.Ranked, evidence.Ranked{Candidate: evidence.Candidate{Article: a, Hit: hit}})
	}
	c.Sentences = []evidence.Sentence{{Candidate: 0, End: len(texts[0])}}
	return c
}

func TestFollow(t *testing.T) {
	const (
		rule      = "The Affiliates Rule took effect on 29 September 2025."
		announced = "Bessent announced the one-year pause of the Affiliates Rule on 30 October 2025."
		suspended = "BIS suspended the Affiliates Rule for one year from 10 November 2025."
		other     = "China suspended Announcement No. 58 on 7 November 2025."
	)
	for _, c := range []struct {
		name  string
		texts []string
		shown int // sentences quoted besides the first
		day   corpus.Day
		want  []string
	}{
		{"the latest", []string{rule, announced, "It rained.\n- " + suspended, other}, 0, "2026-09-30", []string{suspended}},
		{"none of after the day", []string{rule, announced, suspended}, 0, "2025-11-01", []string{announced}},
		{"not before it", []string{rule, announced}, 0, "2025-10-01", nil},
		{"nothing on the same", []string{rule, other}, 0, "2026-09-30", nil},
		{"not what is quoted already", []string{rule, suspended}, 1, "2026-09-30", nil},
		{"nothing newer", []string{suspended, announced, rule}, 0, "2026-09-30", nil},
	} {
		choice := following(c.texts...)
		for i := range c.shown {
			choice.Sentences = append(choice.Sentences, evidence.Sentence{Candidate: i + 1, End: len(c.texts[i+1])})
		}
		a := Compose("", question.Question{}, choice, 3, 3)
		a.Follow(choice, c.day)
		var got []string
		for _, q := range a.Later {
			got = append(got, q.Text)
			if cited := a.cited(q); !strings.Contains(strings.Join(c.texts, ""), q.Text) || cited.End-cited.Start != len(q.Text) {
				t.Errorf("%s: cited as %+v", c.name, cited)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// Any text may be followed by any.
func FuzzChanged(f *testing.F) {
	f.Add("The Affiliates Rule took effect on 29 September 2025.", "BIS suspended the Affiliates Rule on 10 November 2025.")
	f.Add("extend to", "extended to")
	f.Add("商务部公告", "suspension of")
	f.Add("struck", "Delays of, is lapsed: the struck down")
	f.Fuzz(func(t *testing.T, one, other string) {
		first, second := &corpus.Article{ID: "one", Published: "2025-01-01"}, &corpus.Article{ID: "two", Published: "2026-01-01"}
		if day, ok := told(one, first, "2026-09-30").changed(other, second, "2026-09-30"); ok && (day == "" || day > "2026-01-01") {
			t.Errorf("changed on %q", day)
		}
	})
}

func BenchmarkFollow(b *testing.B) {
	texts := []string{"The Affiliates Rule took effect on 29 September 2025."}
	for range 49 {
		texts = append(texts, strings.Repeat("BIS suspended the Affiliates Rule for one year from 10 November 2025. It rained in Geneva. ", 2))
	}
	choice := following(texts...)
	composed := Compose("", question.Question{}, choice, 3, 3)
	for b.Loop() {
		a := composed
		a.Follow(choice, "2026-09-30")
	}
}
