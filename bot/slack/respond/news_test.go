package respond

import (
	"fmt"
	"strings"
	"testing"
	"time"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
	"parley/bot/slack/slacktest"
	"parley/corpus"
)

// article is one of a collection.
func article(n int, collection string, published corpus.Day) corpus.Article {
	return corpus.Article{ID: fmt.Sprint("a", n), Title: fmt.Sprintf("Title %d", n), Published: published, Collection: collection,
		Text: fmt.Sprintf("Article %d tells of something that happened.", n)}
}

// asks gives a command and returns what ada alone sees of it.
func (d *desk) asks(text string) slacktest.Message {
	d.t.Helper()
	n := len(d.slack.Ephemerals(ada))
	d.slack.User(ada).Slash(general, face.Command, text)
	d.respond(d.take(delivery.Command))
	m := d.private(ada, n+1)
	if bad := slacktest.CheckBlocks(m.Blocks, slacktest.InMessage); len(bad) > 0 {
		d.t.Errorf("%s: %v", text, bad)
	}
	return m
}

func TestNews(t *testing.T) {
	long, lately := corpus.Day("2020-01-01"), corpus.DayOf(time.Now().AddDate(0, 0, -3))
	d := newDesk(t, set{still: true, articles: []corpus.Article{article(1, "talks", long), article(2, "talks", lately)}})
	m := d.asks("new")
	says(t, m.Text, "1 article published since", "talks:", "“Article 2 tells of something that happened.”")
	if m := d.asks("NEW"); !strings.Contains(m.Text, "No article is new or changed since you last asked.") {
		t.Error(m.Text)
	}
	_, err := corpus.Sync(t.Context(), d.store, pile{article(1, "talks", long), article(2, "talks", lately), article(3, "rules", long), article(4, "talks", long)}, nil)
	check(t, err)
	says(t, d.asks("new since 2019-12-31").Text, "4 articles published since 31 December 2019")
	m = d.asks("new")
	says(t, m.Text, "2 articles new or changed since you last asked", "rules:", "“Article 3", "talks:", "“Article 4")
	if strings.Contains(m.Text, "Article 2") {
		t.Error(m.Text)
	}
	says(t, d.asks("new since the flood").Text, "I do not understand since when")
	d.asks("new chips for China?")
	if got := d.asker.last().Text; got != "new chips for China?" {
		t.Errorf("asked %q", got)
	}
}

func TestNewsGoesOn(t *testing.T) {
	var many []corpus.Article
	for n := range 20 {
		many = append(many, article(n, "talks", corpus.DayOf(time.Now())))
	}
	d := newDesk(t, set{still: true, articles: many})
	first := d.asks("new")
	d.slack.User(ada).Click(first, "news:1")
	d.respond(d.take(delivery.Interaction))
	says(t, d.private(ada, 2).Text, "continued", "talks:")
}

// A command tried again after it was answered tells nothing as new that was never shown.
func TestNewsIsToldOnceThoughTheProcessDies(t *testing.T) {
	d := newDesk(t, set{still: true, articles: []corpus.Article{article(1, "talks", corpus.DayOf(time.Now()))}})
	d.slack.User(ada).Slash(general, face.Command, "new")
	e := d.take(delivery.Command)
	d.respond(e)
	_, err := corpus.Sync(t.Context(), d.store, pile{article(1, "talks", corpus.DayOf(time.Now())), article(2, "talks", corpus.DayOf(time.Now()))}, nil)
	check(t, err)
	d.respond(e)
	if n := len(d.slack.Ephemerals(ada)); n != 1 {
		t.Errorf("told %d times", n)
	}
	says(t, d.asks("new").Text, "Article 2")
}
