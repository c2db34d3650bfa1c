package respond

import (
	"slices"
	"strings"
	"testing"
	"time"

	"parley/bot/journal"
	face "parley/bot/slack"
)

// A shortcut on a message that was answered before said `Read as “X” after “X”`.
func TestAMessageAnsweredBeforeIsReadAsTheFirstTime(t *testing.T) {
	d := newDesk(t, set{options: Options{Emoji: "mag"}})
	m := d.slack.User(ada).Mention(general, asked)
	d.reply(m)
	d.settled()
	d.slack.User(ben).Shortcut(m, face.ThisShortcut)
	says(t, d.private(ben, 1).Text, "Bessent")
	d.settled()
	d.slack.User(ben).React(m, "mag")
	d.until("the other answer", func() bool { return len(d.replies(m)) == 2 })
	d.settled()
	d.slack.User(ada).Reply(m, asked)
	d.until("the third", func() bool { return len(d.replies(m)) == 3 })
	for _, shown := range append(d.replies(m), d.slack.Ephemerals(ben)...) {
		if strings.Contains(string(shown.Blocks), "Read as") {
			t.Errorf("it is read otherwise: %s", shown.Blocks)
		}
	}
	for _, saw := range d.asker.saw {
		if len(saw.Earlier) > 0 {
			t.Errorf("asked with %q", saw.Earlier)
		}
	}
}

func TestBefore(t *testing.T) {
	const at = "1764000000.000100"
	turn := func(question string, after time.Duration) journal.Turn {
		return journal.Turn{Question: question, At: instant(at).Add(after)}
	}
	truce, long, rules := turn("When was the truce extended?", -2*time.Minute), turn("And for how long?", -time.Minute), turn("What is EAR99?", time.Minute)
	for _, c := range []struct {
		name  string
		turns []journal.Turn
		q     query
		want  int // how many turns are left
	}{
		{"a follow-up", []journal.Turn{truce, long, rules}, query{Text: "And whom does it bind?"}, 3},
		{"said before, about something else", []journal.Turn{truce, long, rules}, query{Text: long.Question}, 3},
		{"said twice running", []journal.Turn{truce, long}, query{Text: long.Question}, 1},
		{"said three times running", []journal.Turn{truce, long, long}, query{Text: long.Question}, 1},
		{"pointed at, answered before", []journal.Turn{truce, long, rules}, query{Text: long.Question, Pointed: at}, 1},
		{"pointed at, older than the last turn", []journal.Turn{truce, rules}, query{Text: "Any news?", Pointed: at}, 1},
		{"pointed at, older than all", []journal.Turn{rules}, query{Text: "Any news?", Pointed: at}, 0},
		{"nothing before", nil, query{Text: "Any news?"}, 0},
	} {
		if got := before(c.turns, c.q); len(got) != c.want || !slices.Equal(texts(got), texts(c.turns[:c.want])) {
			t.Errorf("%s: %q", c.name, texts(got))
		}
	}
}

func texts(turns []journal.Turn) (all []string) {
	for _, t := range turns {
		all = append(all, t.Question)
	}
	return all
}

func TestInstant(t *testing.T) {
	if got := instant("1764000000.500100"); !got.Equal(time.Date(2025, 11, 24, 16, 0, 0, 5e8, time.UTC)) {
		t.Errorf("%v", got)
	}
	if !instant("soon").IsZero() {
		t.Error("what is no timestamp has a time")
	}
}
