package slack

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/bot/news"
)

// fresh is news of some subjects, each with so many articles.
func fresh(articles int, subjects ...string) Fresh {
	f := Fresh{ID: "Ev1", News: news.News{Since: "2026-10-25", Groups: []news.Group{}}}
	for _, subject := range subjects {
		g := news.Group{Subject: subject}
		for range articles {
			f.News.Total++
			g.Items = append(g.Items, news.Item{Text: "The <Affiliates> *Rule* was published.", Citation: answer.Citation{
				N: f.News.Total, Title: "The Affiliates Rule", Publisher: "Parley Briefings", Published: "2026-11-01", URL: "https://example.org/rule",
			}})
		}
		f.News.Groups = append(f.News.Groups, g)
	}
	return f
}

func TestFresh(t *testing.T) {
	last, many := fresh(1, "talks"), fresh(6, "export-rules", "talks")
	last.Last = true
	many.News.Total = 240
	none := fresh(0)
	none.Last = true
	for name, f := range map[string]Fresh{"since": fresh(1, "export-rules", "talks"), "last": last, "many": many, "none": none, "none-since": fresh(0)} {
		t.Run(name, func(t *testing.T) {
			m, ok := f.Page(0, today)
			if !ok {
				t.Fatal("no page")
			}
			golden(t, "fresh/"+name, m)
			checkMessage(t, m)
		})
	}
	if m, ok := many.Page(1, today); !ok || !strings.Contains(m.Text, "continued") {
		t.Errorf("%v %s", ok, m.Text)
	}
	if _, ok := many.Page(2, today); ok {
		t.Error("there is a page behind the last")
	}
}

func TestFreshIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := fresh(0)
		f.ID, f.Last, f.News.Total = rapid.StringN(0, 300, -1).Draw(t, "id"), rapid.Bool().Draw(t, "last"), rapid.IntRange(0, 300).Draw(t, "total")
		want := ""
		for range rapid.IntRange(0, 3).Draw(t, "groups") {
			g := news.Group{Subject: hostile().Draw(t, "subject")}
			for _, c := range drawAnswer(t).Citations {
				text := strings.Repeat(hostile().Draw(t, "sentence"), rapid.SampledFrom([]int{1, 1, 1, 30, 400}).Draw(t, "times"))
				g.Items = append(g.Items, news.Item{Text: text, Citation: c})
				if text := harmless(text); visible(text) && size(text) <= toldRoom {
					want += text
				}
			}
			f.News.Groups = append(f.News.Groups, g)
		}
		shown := ""
		for n := 0; ; n++ {
			m, ok := f.Page(n, today)
			if !ok {
				break
			}
			checkMessage(t, m)
			shown += barred(t, m)
		}
		if shown != want {
			t.Fatalf("shown %q, want %q", shown, want)
		}
	})
}
