package respond

import (
	"context"
	"strings"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/slack/slacktest"
	"parley/corpus"
)

func TestContextShowsTheQuotationAndWhereItComesFrom(t *testing.T) {
	at := time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC)
	d := newDesk(t, set{options: Options{Indexed: func(context.Context, string) (time.Time, error) { return at, nil }}})
	d.slack.User(ben).Click(d.answered(), "context:1")
	says(t, string(d.window(ben).Body), "Article ", "bytes ", "SHA-256", "Indexed 22 November 2026, 08:30 UTC", "Bessent", `"bold":true`)
	if strings.Contains(string(d.window(ben).Body), "has changed since") {
		t.Error("an article that stayed is said to have changed")
	}
	d.settled()
	if all := d.slack.Ephemerals(ben); len(all) != 0 {
		t.Errorf("besides the window: %+v", all)
	}
}

// repeating answers with words that the article a once began with.
func repeating(words string) func(bot.Message) answer.Answer {
	return func(m bot.Message) answer.Answer {
		a := answer.Asked(m.ID, m.Text)
		a.Kind = answer.Direct
		a.Quotes = []answer.Quote{{Text: words, Citation: 1}}
		a.Citations = []answer.Citation{{N: 1, Article: "a", Title: "A", Published: "2025-07-28", End: len(words)}}
		return a
	}
}

func TestContextOfAnArticleThatChanged(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) { a.says = repeating("The truce lasts ninety days.") })
	d.store, _ = library(t, []corpus.Article{plainArticle("The truce lasted sixty days.")})
	d.r.Corpus = d.store
	d.slack.User(ben).Click(d.answered(), "context:1")
	body := string(d.window(ben).Body)
	says(t, body, "has changed since", "Ask again")
	if strings.Contains(body, "ninety") {
		t.Errorf("it shows words the article no longer holds: %s", body)
	}
}

func TestContextOfAnArticleThatIsGone(t *testing.T) {
	d := newDesk(t, set{})
	d.asker.set(func(a *asker) {
		a.says = func(m bot.Message) answer.Answer {
			gone := repeating("Words.")(m)
			gone.Citations[0].Article = "gone"
			return gone
		}
	})
	d.slack.User(ben).Click(d.answered(), "context:1")
	says(t, d.private(ben, 1).Text, "no longer in the corpus", "Ask again")
}

func TestContextThatComesTooLateForAWindowIsShownAsAMessage(t *testing.T) {
	d := newDesk(t, set{})
	a := d.answered()
	d.slack.FailNext("views.open", slacktest.Failure{Code: "expired_trigger_id"})
	d.slack.User(ben).Click(a, "context:1")
	says(t, string(d.private(ben, 1).Blocks), "SHA-256", "Bessent")
	says(t, d.log.String(), "a window did not open", "expired_trigger_id")
}
