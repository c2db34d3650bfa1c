package quality

import (
	"testing"

	"parley/bot/answer"
)

// texts are the articles of the tests below; "twin" was merged into "truce".
func texts(id string) (string, string) {
	held := map[string]string{
		"truce": "The truce began in May.\n\nThe truce ends on 10 November 2026.",
		"talks": "Talks went on in London.",
		"old":   "The truce ends in August.",
	}
	if id == "twin" {
		id = "truce"
	}
	if held[id] == "" {
		return "", ""
	}
	return id, held[id]
}

// reply is an answer whose quotes are whole articles or parts, "article: text", and whose ranking is the order of articles.
func reply(kind answer.Kind, ranking []string, quotes ...[2]string) answer.Answer {
	a := answer.Answer{Kind: kind}
	for _, id := range ranking {
		_, text := texts(id)
		a.Passages = append(a.Passages, answer.Passage{Article: id, End: len(text)})
	}
	for i, q := range quotes {
		a.Citations = append(a.Citations, answer.Citation{N: i + 1, Article: q[0]})
		quote := answer.Quote{Text: q[1], Citation: i + 1}
		if i < 3 && kind != answer.Nothing {
			a.Quotes = append(a.Quotes, quote)
		} else {
			a.Related = append(a.Related, quote)
		}
	}
	return a
}

func TestJudge(t *testing.T) {
	ends := Question{Gold: []string{"truce"}, GoldText: []string{"The truce ends on 10 November 2026."}, Near: []string{"old"}, Superseded: []string{"old"}}
	for name, c := range map[string]struct {
		question Question
		answer   answer.Answer
		want     Judged
	}{
		"right at once": {ends, reply(answer.Direct, []string{"truce", "talks"}, [2]string{"truce", "The truce ends  on 10 November 2026."}),
			Judged{Rank: 1, Passage: 1, Recall10: 1, AP10: 1, PassageAP: 1, QuoteAt: 1, ArticleAt: 1}},
		"part of the gold words": {ends, reply(answer.Direct, []string{"truce"}, [2]string{"truce", "ends on 10 November 2026"}),
			Judged{Rank: 1, Passage: 1, Recall10: 1, AP10: 1, PassageAP: 1, QuoteAt: 1, ArticleAt: 1}},
		"more than the gold words": {ends, reply(answer.Direct, []string{"truce"}, [2]string{"truce", "Yes. The truce ends on 10 November 2026. So be it."}),
			Judged{Rank: 1, Passage: 1, Recall10: 1, AP10: 1, PassageAP: 1, QuoteAt: 1, ArticleAt: 1}},
		"second, and a wrong sentence first": {ends, reply(answer.Direct, []string{"talks", "truce"}, [2]string{"truce", "The truce began in May."}, [2]string{"truce", "The truce ends on 10 November 2026."}),
			Judged{Rank: 2, Passage: 2, Recall10: 1, AP10: .5, PassageAP: .5, QuoteAt: 2, ArticleAt: 1}},
		"the words of another article": {ends, reply(answer.Direct, []string{"talks"}, [2]string{"talks", "The truce ends on 10 November 2026."}),
			Judged{}},
		"lured to what is superseded": {ends, reply(answer.Direct, []string{"old"}, [2]string{"old", "The truce ends in August."}),
			Judged{Lured: true, Stale: true}},
		"shown, not given": {ends, reply(answer.Unsure, []string{"old"}, [2]string{"old", "The truce ends in August."}),
			Judged{Stale: true}},
		"only related": {ends, reply(answer.Nothing, []string{"truce"}, [2]string{"truce", "The truce ends on 10 November 2026."}),
			Judged{Rank: 1, Passage: 1, Recall10: 1, AP10: 1, PassageAP: 1, QuoteAt: 1, ArticleAt: 1}},
		"merged twins are one article": {Question{Gold: []string{"twin", "truce"}, GoldText: ends.GoldText}, reply(answer.Direct, []string{"truce"}),
			Judged{Rank: 1, Passage: 1, Recall10: 1, AP10: 1, PassageAP: 1}},
		"another that also answers": {Question{Gold: []string{"truce"}, AlsoOK: []string{"talks"}, GoldText: []string{"London", "10 November"}}, reply(answer.Direct, []string{"talks", "truce"}, [2]string{"talks", "Talks went on in London."}),
			Judged{Rank: 1, Passage: 1, Recall10: 1, AP10: .5, PassageAP: 1, QuoteAt: 1, ArticleAt: 1}},
		"one of two": {Question{Gold: []string{"truce", "talks"}, GoldText: []string{"10 November", "London"}}, reply(answer.Direct, []string{"truce"}),
			Judged{Rank: 1, Passage: 1, Recall10: .5, AP10: .5, PassageAP: .5}},
		"no gold words known": {Question{Gold: []string{"truce"}}, reply(answer.Direct, []string{"truce"}, [2]string{"talks", "Talks"}, [2]string{"truce", "May"}),
			Judged{Rank: 1, Recall10: 1, AP10: 1, ArticleAt: 2}},
		"not answerable": {Question{Answerable: no(), Near: []string{"old"}}, reply(answer.Direct, []string{"old"}, [2]string{"old", "The truce ends in August."}),
			Judged{Lured: true}},
		"wanted article is not there": {Question{Gold: []string{"lost"}, GoldText: []string{"lost"}}, reply(answer.Direct, []string{"old"}, [2]string{"old", "lost"}),
			Judged{}},
	} {
		t.Run(name, func(t *testing.T) {
			got := judge(c.question, c.answer, texts)
			for what, same := range map[string]bool{
				"rank": got.Rank == c.want.Rank, "passage": got.Passage == c.want.Passage, "quote": got.QuoteAt == c.want.QuoteAt,
				"article": got.ArticleAt == c.want.ArticleAt, "lured": got.Lured == c.want.Lured, "stale": got.Stale == c.want.Stale,
				"recall": got.Recall10 == c.want.Recall10, "MAP": got.AP10 == c.want.AP10, "passage MAP": got.PassageAP == c.want.PassageAP,
			} {
				if !same {
					t.Errorf("%s differs: got %+v", what, got)
				}
			}
		})
	}
}

// Gold words count in their paragraph only, where that is known: a name alone stands in many.
func TestHoldsGoldInItsParagraph(t *testing.T) {
	passage := "Gasly drove.\nFormula One is a sport.\n\nGasly joined Formula One in 2017."
	for para, want := range map[string]bool{
		"Gasly joined Formula One in 2017.":                  true,
		"Gasly joined Formula One in 2017. He stayed there.": true, // the passage ends before the paragraph does
		"Formula One pays well.":                             false,
	} {
		if got := holdsGold(passage, []string{"Formula One"}, []string{para}); got != want {
			t.Errorf("in %q: %v", para, got)
		}
	}
}

func TestRight(t *testing.T) {
	for name, c := range map[string]struct {
		judged Judged
		want   bool
	}{
		"first quotation":   {sure(.9, 1), true},
		"second quotation":  {sure(.9, 2), false},
		"trap refused":      {trap(answer.Unsure, .2), true},
		"trap answered":     {trap(answer.Direct, .2), false},
		"no words, article": {Judged{ArticleAt: 1}, true},
		"no words, none":    {Judged{}, false},
	} {
		if got := c.judged.Right(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
