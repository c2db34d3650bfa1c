// Package bot answers questions. One message goes through five steps, each a package of its own:
// question understands it, index finds passages, evidence chooses among their sentences, answer
// puts the reply together; faces (terminal, Slack, web) do the rest.
package bot

import (
	"context"
	"fmt"
	"slices"
	"time"

	"parley/bot/answer"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/bot/when"
	"parley/corpus"
	"parley/index"
)

// candidates is how many passages an engine is asked for. More costs reading time and was not measured to help.
const candidates = 50

// A Library holds the articles that hits refer to.
type Library interface {
	// Articles returns the articles with these ids, in any order. One that is gone is left out.
	Articles(ctx context.Context, ids []string) ([]corpus.Article, error)
}

// An Archive is a Library that knows how far it reaches.
type Archive interface {
	Library

	// Newest returns the latest day an article is of, "" when none is dated.
	Newest(ctx context.Context) (corpus.Day, error)

	// Copies returns by id the articles that tell the story of one of ids in nearly the same words, itself among them,
	// the earliest first. What is alone has no entry.
	Copies(ctx context.Context, ids []string) (map[string][]corpus.Summary, error)
}

// A Bot answers questions from an index and the library behind it. It is safe for concurrent use.
type Bot struct {
	passages Index
	articles Archive
	reader   *question.Reader
	model    *evidence.Model
	clock    func() time.Time
	times    *when.Reader // nil for one that knows no events
}

// An Index is what can be found and the words it is made of.
type Index interface {
	index.Searcher
	index.Vocabulary
	index.Glossary
}

// New returns a Bot that searches passages, quotes from articles, understands questions as reader
// does and judges the evidence by model.
func New(passages Index, articles Archive, reader *question.Reader, model *evidence.Model, clock func() time.Time) *Bot {
	return &Bot{passages: passages, articles: articles, reader: reader, model: model, clock: clock}
}

// Ask answers one message. That nothing was found is an answer; an error means that
// the index or the store failed. A message that asks nothing is answered with help.
func (b *Bot) Ask(ctx context.Context, m Message) (answer.Answer, error) {
	began := b.clock()
	m, written := b.dated(m)
	q, err := b.understand(ctx, m)
	if err != nil {
		return answer.Answer{}, err
	}
	if q.Empty() {
		a := answer.Asked(m.ID, written.text)
		a.Stats.TookMS = milliseconds(b.clock().Sub(began))
		return a, nil
	}
	proposed, stats, err := b.propose(ctx, q, m)
	if err != nil {
		return answer.Answer{}, err
	}
	searched := b.clock().Sub(began)
	choice := b.model.Choose(q, proposed, stats)
	copies, err := b.copies(ctx, choice, q.AsOf, m.Collections)
	if err != nil {
		return answer.Answer{}, err
	}
	choice = copies.firsts(choice)
	day := b.day(q)
	if q.Current && !written.past(day) {
		choice = answer.Prefer(choice, day)
		if q.AsOf != "" {
			choice = answer.Hold(choice, q, day)
		}
	}
	choice = answer.Within(choice, written.asked(day))
	a := answer.Compose(m.ID, q, choice, stats.Passages, most(m.Passages))
	a.Follow(choice, day)
	a.Copied(copies)
	if err := b.stand(ctx, &a, choice, day); err != nil {
		return answer.Answer{}, err
	}
	a.Passed(day)
	a.Differ()
	a.Question = written.text
	if a.Kind != answer.Direct {
		if err := b.leadOn(ctx, &a, q, m, choice.Ranked, stats); err != nil {
			return answer.Answer{}, err
		}
	}
	a.Notices = append(a.Notices, written.periods(q.AsOf, day)...)
	if asked := question.LastAsked(m.Earlier); asked != "" {
		a.Notices = append(a.Notices, answer.Notice{Kind: "understood", Text: fmt.Sprintf("Read as “%s” after “%s”.", written.text, asked)})
	}
	a.Stats = answer.Stats{
		TookMS:     milliseconds(b.clock().Sub(began)),
		SearchMS:   milliseconds(searched),
		Candidates: stats.Candidates,
	}
	return a, nil
}

// Propose returns what Ask would judge: the question as understood and the passages found for it.
func (b *Bot) Propose(ctx context.Context, m Message) (question.Question, []evidence.Candidate, index.Stats, error) {
	m, _ = b.dated(m)
	q, err := b.understand(ctx, m)
	if err != nil || q.Empty() {
		return q, nil, index.Stats{}, err
	}
	proposed, stats, err := b.propose(ctx, q, m)
	return q, proposed, stats, err
}

// understand reads a message as its asker meant it.
func (b *Bot) understand(ctx context.Context, m Message) (question.Question, error) {
	text, repairs, err := b.reader.Repair(ctx, b.passages, m.Text)
	if err != nil {
		return question.Question{}, fmt.Errorf("reading the question: %w", err)
	}
	q := b.reader.Understand(text, m.Earlier, m.AsOf)
	q.Repairs = repairs
	if err := b.reader.Officially(ctx, b.passages, &q); err != nil {
		return question.Question{}, fmt.Errorf("reading the question: %w", err)
	}
	if err := b.reader.Define(ctx, b.passages, &q); err != nil {
		return question.Question{}, fmt.Errorf("reading the question: %w", err)
	}
	return q, nil
}

func (b *Bot) propose(ctx context.Context, q question.Question, m Message) ([]evidence.Candidate, index.Stats, error) {
	query := q.Query(max(candidates, m.Passages))
	query.Filter.Collections = m.Collections
	found, err := b.passages.Search(ctx, query)
	if err != nil {
		return nil, index.Stats{}, fmt.Errorf("searching for an answer: %w", err)
	}
	more, err := b.readFurther(ctx, query, found.Hits)
	if err != nil {
		return nil, index.Stats{}, err
	}
	proposed, err := b.candidates(ctx, slices.Concat(found.Hits, more))
	if err == nil && m.Retold {
		var retold []evidence.Candidate
		retold, err = b.retold(ctx, q, query)
		proposed = append(proposed, retold...)
	}
	return proposed, found.Stats, err
}

// candidates fetches the articles of hits. A hit whose article is gone or was cut shorter since is dropped:
// the index is about to catch up, and a quotation must stand in the text as it is now.
func (b *Bot) candidates(ctx context.Context, hits []index.Hit) ([]evidence.Candidate, error) {
	ids := make([]string, 0, len(hits))
	seen := make(map[string]*corpus.Article, len(hits))
	for _, h := range hits {
		if _, ok := seen[h.Article]; !ok {
			seen[h.Article] = nil
			ids = append(ids, h.Article)
		}
	}
	articles, err := b.articles.Articles(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("fetching the articles to quote: %w", err)
	}
	for i := range articles {
		seen[articles[i].ID] = &articles[i]
	}
	proposed := make([]evidence.Candidate, 0, len(hits))
	for _, h := range hits {
		if a := seen[h.Article]; a != nil && h.Start <= h.End && h.End <= len(a.Text) {
			proposed = append(proposed, evidence.Candidate{Hit: h, Article: a})
		}
	}
	return proposed, nil
}

// stand says how what is quoted stands on a day, with the titles of what took its place.
func (b *Bot) stand(ctx context.Context, a *answer.Answer, choice evidence.Choice, day corpus.Day) error {
	var successors []corpus.Article
	if ids := answer.Successors(choice); len(ids) > 0 {
		var err error
		if successors, err = b.articles.Articles(ctx, ids); err != nil {
			return fmt.Errorf("fetching what took the place of what is quoted: %w", err)
		}
	}
	a.Stand(choice, successors, day)
	return nil
}

// most is how many places of the ranking a message wants.
func most(passages int) int {
	switch {
	case passages < 0:
		return 0
	case passages == 0:
		return 10
	}
	return passages
}

func milliseconds(d time.Duration) float64 {
	return float64(d.Round(10*time.Microsecond)) / float64(time.Millisecond)
}
