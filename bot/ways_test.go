package bot_test

import (
	"strings"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/answer"
	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index"
	"parley/index/indextest"
)

// library returns a bot that really searches articles, a passage each.
func library(t *testing.T, articles ...corpus.Article) *bot.Bot {
	t.Helper()
	var engine indextest.Memory
	var batch index.Batch
	for _, a := range articles {
		batch.Put = append(batch.Put, index.Passage{Article: a.ID, End: len(a.Text), Text: a.Text, Title: a.Title})
	}
	if err := engine.Write(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	reader, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	model, err := evidence.NewModel()
	if err != nil {
		t.Fatal(err)
	}
	return bot.New(&engine, shelf{articles: articles}, reader, model, time.Now)
}

// rules are a few articles about different things.
func rules() []corpus.Article {
	texts := map[string]string{
		"The Affiliates Rule":            "The Affiliates Rule extends export restrictions to firms that listed parties own by 50 percent or more.",
		"The Stockholm trade talks":      "Scott Bessent and He Lifeng met at the Stockholm trade talks on 28 July 2025.",
		"Section 232 and the chip duty":  "The United States has charged a 25 percent duty on advanced chips since 15 January 2026.",
		"China's controls on gallium":    "Gallium needs a Chinese export license for every destination.",
		"Soybeans and other purchases":   "China promised to buy 25 million metric tons of soybeans in 2026.",
		"Port fees on Chinese ships":     "Each side suspended its port fees for one year from 10 November 2025.",
		"Record keeping under the rules": "Export records must be kept for five years.",
	}
	var all []corpus.Article
	for title, text := range texts {
		all = append(all, corpus.Article{ID: strings.ToLower(title), Title: title, Text: text, Published: "2026-07-01"})
	}
	return all
}

func noticesOf(a answer.Answer, kind string) (texts []string) {
	for _, n := range a.Notices {
		if n.Kind == kind {
			texts = append(texts, n.Text)
		}
	}
	return texts
}

func TestAskReadsMisspelledWords(t *testing.T) {
	b := library(t, rules()...)
	right, err := b.Ask(t.Context(), bot.Message{Text: "What is the affiliates rule?"})
	if err != nil {
		t.Fatal(err)
	}
	a, err := b.Ask(t.Context(), bot.Message{Text: "What is the afiliates rule?"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Question != "What is the afiliates rule?" || len(a.Quotes) == 0 || a.Quotes[0].Text != right.Quotes[0].Text {
		t.Errorf("asked %q, quoted %v; want %v", a.Question, a.Quotes, right.Quotes)
	}
	if got := noticesOf(a, "spelling"); len(got) != 1 || got[0] != "Read “afiliates” as “affiliates”." {
		t.Errorf("notices %v", a.Notices)
	}
	if got := noticesOf(right, "spelling"); got != nil {
		t.Errorf("nothing was misspelled: %v", got)
	}
}

// TestAskOffersWhatIsAnswered: whatever is offered instead is answered when it is asked.
func TestAskOffersWhatIsAnswered(t *testing.T) {
	b := library(t, rules()...)
	offered := 0
	for _, text := range []string{
		"Why did the draconian affiliates rule harm a bakery in Karlsruhe?", "affiliates rule skyscrapers penguins", "levy on microchips",
		"Who sang at the Stockholm talks?", "How do I bake sourdough?",
	} {
		a, err := b.Ask(t.Context(), bot.Message{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		for _, rewrite := range noticesOf(a, "try") {
			offered++
			again, err := b.Ask(t.Context(), bot.Message{Text: rewrite})
			if err != nil || again.Kind != answer.Direct {
				t.Errorf("%q offers %q, which is answered with %s, %v", text, rewrite, again.Kind, err)
			}
		}
		if n := len(noticesOf(a, "try")); n > 2 || n > 0 && a.Kind == answer.Direct {
			t.Errorf("%q: %d rewrites beside %s", text, n, a.Kind)
		}
	}
	if offered == 0 {
		t.Error("nothing was ever offered")
	}
}

func TestAskNothingSaysWhatWasSearched(t *testing.T) {
	a, err := library(t, rules()...).Ask(t.Context(), bot.Message{Text: "How do I bake sourdough?"})
	if err != nil || a.Kind != answer.Nothing {
		t.Fatalf("%s, %v", a.Kind, err)
	}
	if got := noticesOf(a, "searched"); len(got) != 1 || !strings.Contains(got[0], "7 passages") || !strings.HasSuffix(got[0], "newest article is of 29 July 2025.") {
		t.Errorf("searched: %q", got)
	}
	if got := noticesOf(a, "near"); len(got) != 1 || got[0] != "No article has “bake” or “sourdough”." {
		t.Errorf("near: %q", got)
	}
}
