package respond

import (
	"testing"

	"parley/bot/slack/slacktest"
	"parley/corpus"
)

func TestPaneSuggestsTheNewest(t *testing.T) {
	d := newDesk(t, set{})
	d.slack.User(ada).OpenMessagesTab()
	d.settled()
	prompts, heading := d.slack.Prompts(ada)
	newest, err := d.store.List(t.Context(), corpus.Filter{Limit: 1})
	check(t, err)
	if len(prompts) != 4 || heading != greeting || prompts[0].Title != shortened(newest[0].Title, mostPrompt) {
		t.Errorf("%q %+v", heading, prompts)
	}
	d.reply(d.slack.User(ada).DM(prompts[0].Message))
}

func TestPaneOverNoArticles(t *testing.T) {
	d := newDesk(t, set{articles: []corpus.Article{}})
	d.slack.FailNext("assistant.threads.setSuggestedPrompts", slacktest.Failure{Code: "internal_error"})
	d.slack.User(ada).OpenMessagesTab() // the pane does without
	d.settled()
	d.slack.User(ada).OpenMessagesTab()
	d.settled()
	if prompts, _ := d.slack.Prompts(ada); len(prompts) != 3 {
		t.Errorf("%+v", prompts)
	}
}
