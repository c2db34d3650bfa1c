package respond

import (
	"context"
	"fmt"

	"parley/bot/answer"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/corpus"
)

// places are where the giver of a command alone sees what comes of it.
func (c commanded) places() []place { return discreet(c.ResponseURL, c.Channel, "", c.User) }

// question answers the words behind the command, for the asker's eyes first.
func (r *Responder) question(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	self, err := r.Workspaces.Bot(ctx, c.Team)
	if err != nil {
		return "", err
	}
	return r.ask(ctx, e, query{
		Surface: Slash, Team: c.Team, Channel: c.Channel, User: c.User, Text: face.Question(c.Text, self),
		Private: true, ResponseURL: c.ResponseURL,
	})
}

// help says what can be asked, and how.
func (r *Responder) help(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	return r.privately(ctx, e, c, face.Render(answer.Asked(e.Claim.Event, ""), face.View{Surface: face.Private, Today: r.today()}))
}

// sources says where the articles come from.
func (r *Responder) sources(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	held, err := r.Corpus.Stats(ctx)
	if err != nil {
		return "", fmt.Errorf("counting articles: %w", err)
	}
	m := face.Sources(held)
	if r.options.Sources != nil {
		all, err := r.options.Sources.Subscriptions(ctx)
		if err != nil {
			return "", fmt.Errorf("listing sources: %w", err)
		}
		m = face.WithSubscriptions(m, all, r.Clock())
	}
	return r.privately(ctx, e, c, m)
}

// mostListed is how many articles /parley articles names.
const mostListed = 10

// articles names the newest articles.
func (r *Responder) articles(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	newest, err := r.Corpus.List(ctx, corpus.Filter{Limit: mostListed})
	if err != nil {
		return "", fmt.Errorf("listing articles: %w", err)
	}
	return r.privately(ctx, e, c, face.Articles(newest, r.today()))
}

// status says what Parley knows and how fresh it is.
func (r *Responder) status(ctx context.Context, e delivery.Event, c commanded) (string, error) {
	held, err := r.Corpus.Stats(ctx)
	if err != nil {
		return "", fmt.Errorf("counting articles: %w", err)
	}
	return r.privately(ctx, e, c, face.Status(held, r.Clock()))
}

func (r *Responder) privately(ctx context.Context, e delivery.Event, c commanded, m face.Message) (string, error) {
	return r.post(ctx, e.Claim, letter{key: "answer", team: c.Team, message: m, places: c.places()})
}
