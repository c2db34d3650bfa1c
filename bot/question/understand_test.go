package question

import (
	"strings"
	"testing"

	"parley/corpus"
)

func understand(t *testing.T, text string, earlier []string, asOf corpus.Day) Question {
	t.Helper()
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r.Understand(text, earlier, asOf)
}

func TestKindOf(t *testing.T) {
	for text, want := range map[string]Kind{
		"Who met at the Stockholm trade talks?":                               Who,
		"Whose job is it to tell the President?":                              Who,
		"Which newspaper broke the story?":                                    Who,
		"When is Xi due in Washington?":                                       When,
		"Until when do the exclusions run?":                                   When,
		"On what date did the truce end?":                                     When,
		"The port fees: paused for how long?":                                 HowLong,
		"How many beef plants got back in?":                                   HowMany,
		"Surcharge on parcels: how high is it?":                               HowMuch,
		"What rate did the action on robots impose?":                          HowMuch,
		"Where did the talks take place?":                                     Where,
		"Why did the Dutch take control of Nexperia?":                         Why,
		"Do off-patent medicines pay the new drug tariff?":                    YesNo,
		"Is CapCut covered by the sale as well?":                              YesNo,
		"What's the new Board of Trade supposed to do?":                       Open,
		"H20 ban status":                                                      Open,
		"tariff truce expiry":                                                 When,
		"Effective date of the foundry rule?":                                 When,
		"tiktok joint venture signed when":                                    When,
		"section 232 chip rate":                                               HowMuch,
		"H.R. 6875 committee vote":                                            HowMany,
		"price paid by oracle for its tiktok stake":                           HowMuch,
		"fee mofcom charges for a license":                                    HowMuch,
		"venue of the geneva talks":                                           Where,
		"On what ground were the letters sent?":                               Why,
		"What justification did China offer?":                                 Why,
		"What happens to the tariffs when the truce ends?":                    Open,
		"The rule applies where goods are shipped. What does it say of fees?": Open,
	} {
		if got := understand(t, text, nil, "").Kind; got != want {
			t.Errorf("%q asks %s, want %s", text, got, want)
		}
	}
}

func TestUnderstandEmpty(t *testing.T) {
	for _, text := range []string{"", "   ", "\n\t", "🙂🚀", "?!", "who is it?", "* \" : / \\", "hello", "Hi there!", "thanks a lot", "help"} {
		if q := understand(t, text, nil, ""); !q.Empty() {
			t.Errorf("%q: concepts %v, want none", text, q.Concepts)
		}
	}
}

func TestUnderstandFollowUp(t *testing.T) {
	q := understand(t, "And for how long?", []string{"When was the Stockholm truce extended?", "It was extended on 11 August 2025."}, "")
	weights := map[string]float64{}
	for _, c := range q.Concepts {
		weights[c.Exact] = c.Weight
	}
	if q.Own() >= len(q.Concepts) {
		t.Fatalf("nothing was carried over: %v", q.Concepts)
	}
	if weights["stockholm"] <= weights["august"] {
		t.Errorf("the earlier question should count more than its answer: %v", weights)
	}
}

func TestUnderstandLongQuestion(t *testing.T) {
	q := understand(t, strings.Repeat("tariff semiconductor licence ", 7000), nil, "")
	if len(q.Concepts) != 3 {
		t.Errorf("%d concepts, want the three distinct ones", len(q.Concepts))
	}
	var b strings.Builder
	for i := range 5000 {
		b.WriteString(string(rune('a'+i%26)) + strings.Repeat(string(rune('a'+i/26%26)), 1+i/676) + "q ")
	}
	if q := understand(t, b.String(), nil, ""); len(q.Concepts) > mostConcepts {
		t.Errorf("%d concepts, want at most %d", len(q.Concepts), mostConcepts)
	}
}

func TestQueryKeepsAsOf(t *testing.T) {
	q := understand(t, "tariffs on China", nil, "2025-10-01")
	query := q.Query(50)
	if query.Filter.To != "2025-10-01" || query.Limit != 50 || len(query.Concepts) != len(q.Concepts) {
		t.Errorf("query %+v", query)
	}
}
