package answer

import (
	"testing"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
)

// held is the text that comes first of sentences that have the same score, each of an article of its own.
func held(kind question.Kind, ask string, day corpus.Day, articles ...corpus.Article) string {
	c := evidence.Choice{Confidence: 1}
	for i := range articles {
		c.Ranked = append(c.Ranked, evidence.Ranked{Candidate: evidence.Candidate{Article: &articles[i]}})
		c.Sentences = append(c.Sentences, evidence.Sentence{Candidate: i, End: len(articles[i].Text), Score: 10})
	}
	c = Hold(c, question.Question{Text: ask, Kind: kind}, day)
	return c.Ranked[c.Sentences[0].Candidate].Article.Text
}

func saying(text string) corpus.Article { return corpus.Article{Text: text} }

func TestTheNewestChangeHolds(t *testing.T) {
	first := saying("The order of 4 April 2025 put off enforcement to 19 June 2025.")
	second := saying("The order of 19 June 2025 put off enforcement to 17 September 2025.")
	for day, want := range map[corpus.Day]string{"2025-06-18": first.Text, "2025-07-15": second.Text} {
		for _, order := range [][]corpus.Article{{first, second}, {second, first}} {
			if got := held(question.When, "until when is it put off?", day, order...); got != want {
				t.Errorf("%s: %q, want %q", day, got, want)
			}
		}
	}
}

func TestWhatTellsOfTheStateComesFirst(t *testing.T) {
	for _, c := range []struct {
		about       string
		kind        question.Kind
		ask         string
		day         corpus.Day
		want, other corpus.Article
	}{
		{"a figure where one is asked for", question.HowMuch, "How high is the duty?", "2025-03-01",
			saying("The duty was 10 percent."), saying("The duty came on top of others.")},
		{"what has begun, not what is told as over on a later day", question.YesNo, "Is there a surcharge?", "2026-04-15",
			saying("The surcharge began."), saying("The surcharge ended on 24 July 2026.")},
		{"what still lasts", question.YesNo, "Is it charged?", "2026-03-15",
			saying("It is charged since 10 November 2025."), saying("It was charged from 10 November 2025 to 23 February 2026.")},
		{"what holds, not what is gone", question.YesNo, "Is it in force?", "2025-12-01",
			saying("It holds."), corpus.Article{Text: "It held.", Standing: corpus.Standing{Ends: "2025-11-10"}}},
		{"what rests on newer documents", question.YesNo, "May it be sold?", "2025-09-01",
			corpus.Article{Text: "It may.", References: []corpus.Reference{{Date: "2025-08-09", Sentences: []int{0}}}},
			corpus.Article{Text: "It may not.", References: []corpus.Reference{{Date: "2025-04", Sentences: []int{0}}}}},
		{"what came out later", question.YesNo, "May it be sold?", "2025-09-01",
			corpus.Article{Text: "It may.", Published: "2025-08-09"}, corpus.Article{Text: "It may not.", Published: "2025-04-30"}},
	} {
		if got := held(c.kind, c.ask, c.day, c.other, c.want); got != c.want.Text {
			t.Errorf("%s: %q first", c.about, got)
		}
	}
}

func TestOneSentenceIsHeld(t *testing.T) {
	if got := held(question.Open, "", "2025-01-01", saying("It holds.")); got != "It holds." {
		t.Error(got)
	}
	if c := Hold(evidence.Choice{}, question.Question{}, "2025-01-01"); len(c.Sentences) != 0 {
		t.Errorf("%+v", c)
	}
}
