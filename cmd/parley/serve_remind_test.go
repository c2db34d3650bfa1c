package main

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"parley/bot/answer"
	"parley/bot/journal"
	"parley/bot/slack/slacktest"
	"parley/bot/timeline"
)

// Killed while it sends reminders, and started again: each person is reminded once. What was being sent waits for whoever held it to be late.
func TestServeRemindsOnceThoughKilled(t *testing.T) {
	t.Parallel()
	s, data := inRealTime(t), t.TempDir()
	var people []string
	for n := range 20 {
		id := fmt.Sprintf("UR%06d", n)
		s.AddUser(slacktest.User{ID: id, Name: id})
		people = append(people, id)
	}
	remindAll(t, data, people)
	p := serve(t, s, data).connected()
	p.until("some are reminded", func() bool { return reminded(s, people, 1) >= 3 })
	p.kill()
	if n := reminded(s, people, 1); n == len(people) {
		t.Log("all were reminded before it was killed")
	}
	p = serve(t, s, data).connected()
	p.until("all are reminded", func() bool { return reminded(s, people, 1) == len(people) })
	db, _, err := openLedger(data)
	check(t, err)
	defer db.Close()
	p.until("the journal knows of all", func() bool { // what was in hand is looked for once its time is over
		var left int
		return db.QueryRow(`SELECT count(*) FROM reminders WHERE sent = 0`).Scan(&left) == nil && left == 0
	})
	if n := reminded(s, people, 2); n > 0 {
		t.Errorf("%d were reminded twice", n)
	}
	p.end()
}

// remindAll sets up a reminder for each of some people that was due an hour ago.
func remindAll(t *testing.T, data string, people []string) {
	t.Helper()
	j, db, err := openJournal(t.Context(), data)
	check(t, err)
	on := timeline.When{From: "2026-12-31", To: "2026-12-31"}
	holds, err := json.Marshal(timeline.Event{When: on, Ahead: true, Text: "No article says so.", Citation: answer.Citation{N: 1, Article: "none"}})
	check(t, err)
	for _, id := range people {
		_, err := j.Remind(t.Context(), journal.Reminder{
			Person: journal.Person{Team: slacktest.TeamID, User: id}, Due: time.Now().Add(-time.Hour), About: "x", Holds: holds,
		})
		check(t, err)
	}
	check(t, db.Close())
}

// reminded counts the people who were reminded so often or more.
func reminded(s *slacktest.Server, people []string, times int) (n int) {
	for _, id := range people {
		if len(s.Messages(s.DM(id))) >= times {
			n++
		}
	}
	return n
}
