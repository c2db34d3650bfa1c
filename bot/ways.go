package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/bot/answer"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/index"
)

// Bounds of what is offered where there is no answer. Each rewrite that is tried is searched for and read.
const (
	mostTitles   = 4 // of the articles that came nearest
	mostTried    = 4
	mostRewrites = 2
	mostNear     = 2 // words like those that no article has
)

// leadOn tells what was missing from an answer that is none and what could be asked instead. Every question it
// offers was tried and is answered.
func (b *Bot) leadOn(ctx context.Context, a *answer.Answer, q question.Question, m Message, ranked []evidence.Ranked, stats index.Stats) error {
	ways := answer.Ways{Missing: q.Missing(stats), Read: answer.Readings(q.StandIns(stats), ranked)}
	if stats.Candidates == 0 {
		ways.Until = q.AsOf
	}
	var err error
	if a.Kind == answer.Nothing && stats.Passages > 0 {
		if ways.Newest, err = b.articles.Newest(ctx); err != nil {
			return fmt.Errorf("looking for a way on: %w", err)
		}
	}
	if ways.Near, err = b.near(ctx, ways.Missing); err != nil {
		return fmt.Errorf("looking for a way on: %w", err)
	}
	rewrites := b.reader.Rewrites(q, stats, titles(ranked))
	for _, text := range rewrites[:min(len(rewrites), mostTried)] {
		if len(ways.Try) == mostRewrites {
			break
		}
		answered, err := b.answers(ctx, m, text)
		if err != nil {
			return err
		}
		if answered {
			ways.Try = append(ways.Try, text)
		}
	}
	a.Lead(ways)
	return nil
}

// answers reports whether a question would be answered.
func (b *Bot) answers(ctx context.Context, m Message, text string) (bool, error) {
	m.Text = text
	q, proposed, stats, err := b.Propose(ctx, m)
	if err != nil || q.Empty() {
		return false, err
	}
	return answer.Compose("", q, b.model.Choose(q, proposed, stats), stats.Passages, 1).Kind == answer.Direct, nil
}

// near returns words of the articles that begin like missing ones and differ in two letters at most.
func (b *Bot) near(ctx context.Context, missing []string) ([]string, error) {
	var all []string
	for _, word := range missing {
		word = strings.ToLower(word)
		found, err := b.passages.Near(ctx, word, 2)
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(s index.Spelling) bool { return alike(word, s.Word) < max(4, len(word)-2) })
		if len(found) == 0 {
			continue
		}
		best := slices.MaxFunc(found, func(a, b index.Spelling) int { return a.Passages - b.Passages })
		if all = append(all, best.Word); len(all) == mostNear {
			break
		}
	}
	return all, nil
}

// alike is how many bytes two words begin with alike.
func alike(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// titles are those of the articles ranked highest, each once.
func titles(ranked []evidence.Ranked) []string {
	var all []string
	for _, r := range ranked {
		if !slices.Contains(all, r.Article.Title) {
			all = append(all, r.Article.Title)
		}
		if len(all) == mostTitles {
			break
		}
	}
	return all
}
