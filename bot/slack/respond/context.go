package respond

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/bot/answer"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

const (
	withdrawnText = "The article this was quoted from is no longer in the corpus, so I cannot show what stands around the words. " +
		"Ask again for what the articles say now."
	contextText = "The window did not open in time. Press the button again for the context."
)

// showContext opens the window that proves a quotation: the words as the article has them now, or that it does not.
func (r *Responder) showContext(ctx context.Context, e delivery.Event, b button) (string, error) {
	quote, source, ok := quotation(b.kept.Answer, b.N)
	if !ok {
		return r.say(ctx, e, b.pressed, goneText)
	}
	article, err := r.Corpus.Article(ctx, source.Article)
	if errors.Is(err, corpus.ErrNotFound) {
		return r.say(ctx, e, b.pressed, withdrawnText)
	}
	if err != nil {
		return "", fmt.Errorf("fetching the article quoted: %w", err)
	}
	view := face.Context(article, quote, source, r.indexed(ctx, article.ID))
	instead := face.Message{Text: contextText, Blocks: view.Blocks.BlockSet}
	return r.window(ctx, e, modal{team: b.Workspace, trigger: b.TriggerID, view: view, instead: instead, places: b.beside()})
}

// indexed is when an article was last indexed, zero when that is not known: the window then leaves it out.
func (r *Responder) indexed(ctx context.Context, article string) time.Time {
	if r.options.Indexed == nil {
		return time.Time{}
	}
	at, err := r.options.Indexed(ctx, article)
	if err != nil {
		r.Log.Warn("it is not known when an article was indexed", "article", article, "reason", err)
		return time.Time{}
	}
	return at
}

// quotation finds the quotation with the number n and where it stands.
func quotation(a answer.Answer, n int) (answer.Quote, answer.Citation, bool) {
	for _, c := range a.Citations {
		if c.N != n {
			continue
		}
		for _, all := range [][]answer.Quote{a.Quotes, a.Later, a.Related} {
			for _, q := range all {
				if q.Citation == n {
					return q, c, true
				}
			}
		}
	}
	return answer.Quote{}, answer.Citation{}, false
}
