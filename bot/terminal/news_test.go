package terminal

import (
	"path/filepath"
	"testing"

	"parley/bot/answer"
	"parley/bot/news"
)

func TestNews(t *testing.T) {
	item := func(n int, text string) news.Item {
		return news.Item{Text: text, Citation: answer.Citation{N: n, Article: "a", Title: "The Lion Accord", Publisher: "Bureau of Lions", Published: "2026-11-20", URL: "https://example.org/lions"}}
	}
	told := news.News{Since: "2026-11-19", Total: 3, Groups: []news.Group{
		{Subject: "export-rules", Items: []news.Item{item(1, "The Lion Accord was published."), item(2, "Plain \x1b[31mred\x1b[0m.\u202e")}},
		{Subject: "talks\x1b[2J", Items: []news.Item{item(3, "They met in Stockholm.")}},
	}}
	last := news.News{Upto: 7, Total: 101, Groups: told.Groups[1:]}
	for name, got := range map[string]string{
		"since": News(told, Style{Width: 60}), "last": News(last, Style{Width: 60, Color: true}), "none": News(news.News{}, Style{}),
	} {
		t.Run(name, func(t *testing.T) { golden(t, filepath.Join("testdata", "news", name+".txt"), got) })
	}
}
