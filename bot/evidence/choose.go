package evidence

import (
	"cmp"
	"slices"

	"parley/bot/question"
	"parley/index"
)

// Shares of what a passage and a sentence are judged by, in units of BM25.
const (
	passageSentence  = 0.6 // of the best sentence, in the score of its passage
	sentencePassage  = 1.0 // of the passage, in the score of a sentence
	typedBonus       = 2.0 // a value of the kind asked for
	neighbourShare   = 0.1 // of the sentences beside it
	mostSentences    = 8   // sentences worth keeping
	sentencesReadFor = 20  // passages whose sentences compete
)

// Choose re-reads candidates, ranks them and picks the sentences that answer q best.
// Without candidates the Choice is empty and its confidence zero.
func Choose(q question.Question, candidates []Candidate, stats index.Stats) Choice {
	t := newTerms(q, stats)
	readings := make([]reading, len(candidates))
	ranked := make([]Ranked, len(candidates))
	order := make([]int, len(candidates))
	for i, c := range candidates {
		readings[i] = t.readPassage(c.text())
		ranked[i] = Ranked{Candidate: c, Score: passageScore(c, readings[i])}
		order[i] = i
	}
	creditArticles(ranked)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ranked[b].Score, ranked[a].Score) })
	choice := Choice{Ranked: make([]Ranked, len(order))}
	for place, i := range order {
		choice.Ranked[place] = ranked[i]
	}
	for place, i := range order[:min(len(order), sentencesReadFor)] {
		choice.Sentences = append(choice.Sentences, sentencesOf(q, t, place, ranked[i], readings[i])...)
	}
	slices.SortStableFunc(choice.Sentences, func(a, b Sentence) int { return cmp.Compare(b.Score, a.Score) })
	choice.Sentences = distinct(choice, mostSentences)
	if len(choice.Sentences) > 0 {
		choice.Features = t.features(choice, readings[order[choice.Sentences[0].Candidate]])
		choice.Confidence = confidence(choice.Features)
	}
	return choice
}

func passageScore(c Candidate, r reading) float64 {
	best := 0.0
	for _, s := range r.sentences {
		best = max(best, s.score+s.pairs)
	}
	return c.Hit.Score + r.pairs + passageSentence*best
}

func sentencesOf(q question.Question, t terms, place int, p Ranked, r reading) []Sentence {
	text := p.text()
	var out []Sentence
	for i, s := range r.sentences {
		if len(s.mentions) == 0 && i > 0 {
			continue
		}
		score := sentencePassage*p.Score + s.score + s.pairs
		typed := holds(q.Kind, text, s)
		if typed {
			score += typedBonus
		}
		if i > 0 {
			score += neighbourShare * r.sentences[i-1].score
		}
		if i+1 < len(r.sentences) {
			score += neighbourShare * r.sentences[i+1].score
		}
		out = append(out, Sentence{
			Candidate: place, Start: p.Hit.Start + s.span.Start, End: p.Hit.Start + s.span.End,
			Score: score, Coverage: s.coverage, Typed: typed,
		})
	}
	return out
}
