package answer

import (
	"testing"

	"parley/bot/evidence"
	"parley/bot/when"
	"parley/corpus"
)

// Of sentences that fit a question alike, the one comes first that tells of the days asked about.
func TestSentencesOfThePeriodComeFirst(t *testing.T) {
	events := []when.Event{{From: "2025-05-10", To: "2025-05-11", Names: []string{"Geneva talks", "Geneva"}},
		{From: "2025-11-10", To: "2025-11-10", Names: []string{"truce"}}}
	april := corpus.Article{ID: "april", Text: "On 4 April 2025 China limited rare earths."}
	august := corpus.Article{ID: "august", Text: "In August 2025 China eased the limits."}
	december := corpus.Article{ID: "december", Text: "China issued licenses on 2 December 2025."}
	week := corpus.Article{ID: "week", Text: "China renewed the licenses.", Published: "2026-11-18"}
	for ask, want := range map[string]string{
		"What did China do before the Geneva talks?":      "april",
		"What did China do in Q3 2025?":                   "august",
		"What has China done since the truce?":            "december",
		"What did China do last week?":                    "week",
		"What did China do between May and October 2025?": "august",
		"What did China do in 2024?":                      "week", // the others tell of other days
		"What did China do?":                              "april",
	} {
		c := evidence.Choice{}
		for i, a := range []*corpus.Article{&april, &august, &december, &week} {
			c.Ranked = append(c.Ranked, evidence.Ranked{Candidate: evidence.Candidate{Article: a}})
			c.Sentences = append(c.Sentences, evidence.Sentence{Candidate: i, End: len(a.Text), Score: 10 - float64(i)/4})
		}
		c = Within(c, when.NewReader(events).Read(ask, "2026-11-26"))
		if got := c.Ranked[c.Sentences[0].Candidate].Article.ID; got != want {
			t.Errorf("%s: %s, want %s", ask, got, want)
		}
	}
}

// What fits a question far better stays first.
func TestThePeriodIsNotAll(t *testing.T) {
	in := corpus.Article{Text: "Soy was sold in May 2025."}
	out := corpus.Article{Text: "The duty on chips is of 2024."}
	c := evidence.Choice{Sentences: []evidence.Sentence{{Candidate: 0, End: len(out.Text), Score: 15}, {Candidate: 1, End: len(in.Text), Score: 2}}}
	for _, a := range []*corpus.Article{&out, &in} {
		c.Ranked = append(c.Ranked, evidence.Ranked{Candidate: evidence.Candidate{Article: a}})
	}
	if c = Within(c, when.NewReader(nil).Read("the duty on chips in May 2025", "2026-11-26")); c.Sentences[0].Candidate != 0 {
		t.Error("what is said in May comes first, on whatever it is")
	}
}
