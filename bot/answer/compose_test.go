package answer

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index"
)

// drawChoice draws what the evidence may choose: sentences anywhere in articles, each of a candidate of the ranking.
func drawChoice(t *rapid.T) evidence.Choice {
	c := evidence.Choice{Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence")}
	for i := range rapid.IntRange(0, 12).Draw(t, "ranked") {
		text := rapid.StringN(1, 60, -1).Draw(t, "text")
		c.Ranked = append(c.Ranked, evidence.Ranked{
			Candidate: evidence.Candidate{
				Hit:     index.Hit{Article: string(rune('a' + i)), Passage: i, End: len(text)},
				Article: &corpus.Article{ID: string(rune('a' + i)), Text: text},
			},
			Score: rapid.Float64Range(-1, 1).Draw(t, "score"),
		})
	}
	if len(c.Ranked) == 0 {
		return c
	}
	for range rapid.IntRange(0, 12).Draw(t, "sentences") {
		n := rapid.IntRange(0, len(c.Ranked)-1).Draw(t, "candidate")
		text := c.Ranked[n].Article.Text
		start := rapid.IntRange(0, len(text)-1).Draw(t, "start")
		c.Sentences = append(c.Sentences, evidence.Sentence{Candidate: n, Start: start, End: rapid.IntRange(start, len(text)).Draw(t, "end")})
	}
	return c
}

// Whatever is chosen, every quotation is the bytes its citation names, citations are numbered from 1 in the order they are
// used and each is used once, no list is null, and nothing is quoted as an answer that is none.
func TestComposeKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChoice(t)
		most := rapid.IntRange(0, 20).Draw(t, "most")
		a := Compose("7", question.Question{Text: "asked"}, c, rapid.IntRange(0, 9).Draw(t, "searched"), most)
		texts := map[string]string{}
		for _, r := range c.Ranked {
			texts[r.Article.ID] = r.Article.Text
		}
		said := append(append([]Quote{}, a.Quotes...), a.Related...)
		if len(said) != len(a.Citations) {
			t.Fatalf("%d quotations, %d citations", len(said), len(a.Citations))
		}
		for i, q := range said {
			cited := a.Citations[i]
			if q.Citation != i+1 || cited.N != i+1 {
				t.Fatalf("quotation %d names citation %d, which is numbered %d", i+1, q.Citation, cited.N)
			}
			if q.Text != texts[cited.Article][cited.Start:cited.End] {
				t.Fatalf("%q is not what stands there", q.Text)
			}
		}
		if a.Quotes == nil || a.Citations == nil || a.Related == nil || a.Notices == nil || a.Passages == nil {
			t.Fatal("a list is null")
		}
		if len(a.Quotes) > mostQuotes || len(a.Related) > mostRelated || len(a.Passages) > most {
			t.Fatalf("%d quotes, %d related, %d passages", len(a.Quotes), len(a.Related), len(a.Passages))
		}
		if (len(a.Quotes) > 0) != (a.Kind == Direct || a.Kind == Unsure) {
			t.Fatalf("%s with %d quotes", a.Kind, len(a.Quotes))
		}
		if a.ID != "7" || a.Question != "asked" || a.Confidence < 0 || a.Confidence > 1 {
			t.Fatalf("%+v", a)
		}
	})
}

func one(confidence float64) evidence.Choice {
	return evidence.Choice{
		Confidence: confidence,
		Ranked:     []evidence.Ranked{{Candidate: evidence.Candidate{Article: &corpus.Article{ID: "a", Text: "Lions hunt."}}}},
		Sentences:  []evidence.Sentence{{Start: 0, End: 11}},
	}
}

func TestKindFollowsConfidence(t *testing.T) {
	for confidence, want := range map[float64]Kind{0: Nothing, near - 0.001: Nothing, near: Unsure, sure - 0.001: Unsure, sure: Direct, 1: Direct} {
		a := Compose("", question.Question{}, one(confidence), 1, 10)
		if a.Kind != want {
			t.Errorf("%v gives %s, want %s", confidence, a.Kind, want)
		}
	}
	if a := Compose("", question.Question{}, evidence.Choice{Confidence: 1}, 1, 10); a.Kind != Nothing {
		t.Errorf("no sentence gives %s", a.Kind)
	}
}

// Near misses are shown beside "nothing", and do not pass for an answer.
func TestNearMisses(t *testing.T) {
	a := Compose("", question.Question{}, one(0), 12, 10)
	if len(a.Quotes) != 0 || len(a.Related) != 1 || a.Related[0].Text != "Lions hunt." {
		t.Errorf("%+v", a)
	}
}

func TestNotices(t *testing.T) {
	for name, c := range map[string]struct {
		a          Answer
		kind, says string
	}{
		"nothing near":  {Compose("", question.Question{}, evidence.Choice{}, 12, 0), "searched", "12 passages"},
		"no articles":   {Compose("", question.Question{}, evidence.Choice{}, 0, 0), "searched", "parley index"},
		"as of a day":   {Compose("", question.Question{AsOf: "2025-10-01"}, one(1), 12, 0), "as_of", "1 October 2025"},
		"nothing asked": {Asked("", "hello"), "help", "Ask about"},
	} {
		if len(c.a.Notices) != 1 || c.a.Notices[0].Kind != c.kind || !strings.Contains(c.a.Notices[0].Text, c.says) {
			t.Errorf("%s: %+v", name, c.a.Notices)
		}
	}
	if a := Compose("", question.Question{}, one(1), 12, 0); len(a.Notices) != 0 {
		t.Errorf("a plain answer: %+v", a.Notices)
	}
}
