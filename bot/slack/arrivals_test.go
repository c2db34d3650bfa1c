package slack

import (
	"fmt"
	"strings"
	"testing"

	"parley/bot/answer"
	"parley/bot/news"
	"parley/corpus"
)

func TestArrivals(t *testing.T) {
	n := news.News{Total: 12}
	for i := range 7 {
		n.Groups = append(n.Groups, news.Group{Subject: "talks", Items: []news.Item{{Citation: answer.Citation{
			N: i + 1, Title: fmt.Sprintf("Round %d", i), Publisher: fmt.Sprintf("Wire %d", i), URL: fmt.Sprintf("https://wire.example/%d", i),
			Published: corpus.Day(fmt.Sprintf("2026-11-0%d", i+1)),
		}}}})
	}
	n.Groups[6].Items[0].Citation.Title = "<!channel> *Round* 6"
	n.Groups[5].Items[0].Citation.URL = "javascript:alert(1)"
	m := Arrivals(n)
	golden(t, "arrivals/many", m)
	checkMessage(t, m)
	one := Arrivals(news.News{Total: 1, Groups: n.Groups[:1]})
	if one.Text != Escape("1 article came in or changed, from Wire 0: Round 0") {
		t.Errorf("%s", one.Text)
	}
	n.Groups = n.Groups[:1]
	n.Groups[0].Items[0].Citation = answer.Citation{Title: strings.Repeat("long ", 500), Publisher: strings.Repeat("P", 500)}
	checkMessage(t, Arrivals(n))
	checkMessage(t, Arrivals(news.News{Total: 1}))
}
