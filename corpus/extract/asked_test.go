package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

func TestMarkdownAnswers(t *testing.T) {
	const page = `---
title: Chips
answers:
  - opens: "Sellers must"
    questions: ["Who has to ask?", "license needed?"]
  - opens: The cap is
    questions: How high is the cap?
  - opens: The moon
    questions: [Why?]
  - questions: [What opens here?]
  - only text
---
# Chips

The cap is 600. Every seller knows that The cap is high.

- Sellers must ask first.
`
	articles, problems, err := Markdown("chips.md", []byte(page))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	want := []corpus.Asked{
		{Question: "Who has to ask?", At: 60}, {Question: "license needed?", At: 60}, {Question: "How high is the cap?", At: 0},
	}
	if diff := cmp.Diff(want, articles[0].Asked); diff != "" {
		t.Errorf("%s\n%q", diff, articles[0].Text)
	}
}
