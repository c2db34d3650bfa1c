package quality

import (
	"slices"
	"strings"
	"time"

	"parley/bot/answer"
)

// A Judged is one question with its answer and what the answer was worth.
type Judged struct {
	Set       string        `json:"set"`
	Question  Question      `json:"question"`
	Alone     bool          `json:"alone,omitempty"` // a follow-up asked without the turns before it
	Answer    answer.Answer `json:"answer"`
	Rank      int           `json:"rank"`        // of the first right article in the ranking of articles, from 1; 0 for none
	Passage   int           `json:"passage"`     // of the first passage that holds gold words, from 1; 0 for none among 50
	Recall10  float64       `json:"recall_10"`   // share of the right articles among the first ten
	AP10      float64       `json:"map_10"`      // average precision over the first ten articles
	PassageAP float64       `json:"passage_map"` // the same over passages, each gold text found counting once
	QuoteAt   int           `json:"quote_at"`    // first right one among quotes and related, from 1; 0 for none
	ArticleAt int           `json:"article_at"`  // first of a right article among quotes and related, from 1; 0 for none
	Lured     bool          `json:"lured"`       // the first quote, given as the answer, is of a near article that is not right
	Stale     bool          `json:"stale"`       // the first quote is of a superseded article
	Took      time.Duration `json:"took"`
}

// Right reports whether the answer is what it should be: of an answerable question, the first quotation right; of
// another, no answer.
func (j Judged) Right() bool {
	if j.Question.CanAnswer() {
		return j.quoted(1)
	}
	return j.Answer.Kind != answer.Direct
}

// quoted reports whether one of the first n quotations is right: it has gold words or, where none are known, is
// of a right article.
func (j Judged) quoted(n int) bool {
	at := j.QuoteAt
	if len(j.Question.GoldText) == 0 {
		at = j.ArticleAt
	}
	return at > 0 && at <= n
}

func judge(q Question, a answer.Answer, stored Lookup) Judged {
	j := Judged{Question: q, Answer: a}
	gold := storedIDs(stored, q.Gold)
	right := storedIDs(stored, q.Gold, q.AlsoOK)
	near := storedIDs(stored, q.Near, []string{q.NearOne})
	quotes := slices.Concat(a.Quotes, a.Related)
	for i, quote := range quotes {
		of := a.Citations[quote.Citation-1].Article
		ok := slices.Contains(right, of)
		if i == 0 && !ok {
			j.Lured = a.Kind == answer.Direct && slices.Contains(near, of)
			j.Stale = slices.Contains(storedIDs(stored, q.Superseded), of)
		}
		if ok && j.ArticleAt == 0 {
			j.ArticleAt = i + 1
		}
		if ok && j.QuoteAt == 0 && matchesGold(quote.Text, q.GoldText) {
			j.QuoteAt = i + 1
		}
	}
	if len(gold) > 0 {
		j.rankArticles(gold, right)
		j.rankPassages(right, stored)
	}
	return j
}

// storedIDs returns what the articles of lists are stored under, each once.
func storedIDs(stored Lookup, lists ...[]string) []string {
	var out []string
	for _, id := range slices.Concat(lists...) {
		if id, _ = stored(id); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// rankArticles judges the ranking of articles: each stands where its first passage stands.
func (j *Judged) rankArticles(gold, right []string) {
	var order []string
	for _, p := range j.Answer.Passages {
		if !slices.Contains(order, p.Article) {
			order = append(order, p.Article)
		}
	}
	hits := 0
	for i, id := range order {
		if slices.Contains(right, id) && j.Rank == 0 {
			j.Rank = i + 1
		}
		if slices.Contains(gold, id) && i < 10 {
			hits++
			j.AP10 += float64(hits) / float64(i+1)
		}
	}
	j.Recall10 = float64(hits) / float64(len(gold))
	j.AP10 /= float64(min(len(gold), 10))
}

// rankPassages judges the ranking of passages. What is to be found is each gold text; a passage that holds
// only ones found before, or none, counts as wrong.
func (j *Judged) rankPassages(right []string, stored Lookup) {
	q := j.Question
	found := make([]bool, len(q.GoldText))
	hits := 0
	for i, p := range j.Answer.Passages {
		if !slices.Contains(right, p.Article) {
			continue
		}
		_, text := stored(p.Article)
		fresh := false
		for n, gold := range q.GoldText {
			if !found[n] && holdsGold(text[p.Start:p.End], []string{gold}, q.GoldParas) {
				found[n], fresh = true, true
			}
		}
		if fresh && j.Passage == 0 {
			j.Passage = i + 1
		}
		if fresh && i < 10 {
			hits++
			j.PassageAP += float64(hits) / float64(i+1)
		}
	}
	j.PassageAP /= float64(max(1, min(len(q.GoldText), 10)))
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// matchesGold reports whether a quotation contains gold words or is contained in them.
func matchesGold(quote string, gold []string) bool {
	quote = fold(quote)
	for _, g := range gold {
		if g = fold(g); g != "" && (strings.Contains(quote, g) || quote != "" && strings.Contains(g, quote)) {
			return true
		}
	}
	return false
}

// goldStart is how much of a long gold text a passage must hold: the rest may stand in the next one.
const goldStart = 80

// holdsGold reports whether a passage holds gold words, or the start of longer ones. Where paragraphs are
// known, the words count only inside of them: a paragraph of the passage must stand in one, or one in it.
func holdsGold(passage string, gold, paras []string) bool {
	if len(paras) > 0 {
		return slices.ContainsFunc(strings.Split(passage, "\n"), func(p string) bool {
			return matchesGold(p, paras) && holdsGold(p, gold, nil)
		})
	}
	passage = fold(passage)
	for _, g := range gold {
		g = fold(g)
		if len(g) > goldStart {
			g = g[:goldStart]
		}
		if g != "" && strings.Contains(passage, g) {
			return true
		}
	}
	return false
}
