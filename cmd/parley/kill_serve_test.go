package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// A siege is a server that is killed again and again while people ask and vote and articles come in.
type siege struct {
	t      *testing.T
	slack  *slacktest.Server
	data   string
	asked  []slacktest.Message
	voters map[string]string // who voted, and on which answer
	watch  []string          // channels that are to be told of articles
	again  []time.Duration   // from start to connection, of those that lived to see it
	alone  []time.Duration   // the same of those that nobody killed
}

// perRound is how many kills go by until the server is left alone: each of an event's attempts takes a lease.
const perRound = 15

// Killed at any moment, a server loses no question, vote, watch or article that was acknowledged, answers none twice, and the next one
// has its index in step.
func TestServeKilled(t *testing.T) {
	t.Parallel() // it waits for leases to run out
	g := &siege{t: t, slack: inRealTime(t), data: t.TempDir(), voters: map[string]string{}}
	run0(t, g.data, "index", "--briefings")
	for n := range kills(t) {
		g.round(n)
		if n%perRound == perRound-1 || n == kills(t)-1 {
			g.relief()
		}
	}
	agreed(t, g.data)
	acknowledged := 0
	for _, d := range g.slack.Deliveries() {
		if d.Acked {
			acknowledged++
		}
	}
	t.Logf("%d questions, %d votes, %d watches, %d events acknowledged", len(g.asked), len(g.voters), len(g.watch), acknowledged)
	t.Logf("%d were connected when they were killed; those that were left alone, after p50 %v, at most %v", len(g.again), at(slices.Sorted(slices.Values(g.alone)), .5), slices.Max(g.alone))
	tally(t, kills(t), 0, g.again)
}

// round starts a server, lets things happen, and kills it at some moment.
func (g *siege) round(n int) {
	g.t.Helper()
	began := time.Now()
	p := serve(g.t, g.slack, g.data)
	lives := time.Duration(rand.IntN(1200)) * time.Millisecond
	id := g.somebody("UA", n)
	g.asked = append(g.asked, g.slack.User(id).DM(text(n)), g.slack.User("U01ADA").Mention("C01GENERAL", text(n)))
	g.vote(n)
	g.watchIn(fmt.Sprintf("CW%06d", n))
	if n%3 == 0 {
		c := command(g.t, g.data, "index", shelf(g.t, n/3+1))
		if finish(g.t, c).code != 0 {
			g.t.Errorf("articles cannot come in while a server is killed")
		}
	}
	for time.Since(began) < lives {
		if strings.Count(p.said(), "up=true") >= 2 {
			g.again = append(g.again, time.Since(began))
			break
		}
		time.Sleep(time.Millisecond)
	}
	time.Sleep(time.Until(began.Add(lives)))
	p.kill()
}

func (g *siege) somebody(kind string, n int) string {
	id := fmt.Sprintf("%s%06d", kind, n)
	g.slack.AddUser(slacktest.User{ID: id, Name: id})
	return id
}

var goodVote = regexp.MustCompile(`good:0:([^"]+)`)

// vote lets somebody find an answer helpful, if there is one in sight.
func (g *siege) vote(n int) {
	for _, m := range g.slack.Messages("C01GENERAL") {
		value := goodVote.FindSubmatch(m.Blocks)
		if !m.Bot || value == nil || rand.IntN(3) > 0 {
			continue
		}
		id := g.somebody("UV", n)
		g.slack.User("U01ADA").Invite("C01GENERAL", id)
		g.slack.User(id).Choose(m, "vote", string(value[0]))
		g.voters[id] = string(value[1])
		return
	}
}

// watchIn has a new channel told of articles.
func (g *siege) watchIn(channel string) {
	g.slack.AddChannel(slacktest.Channel{ID: channel, Name: strings.ToLower(channel), Kind: slacktest.Public, Members: []string{"U01ADA", slacktest.BotUserID}})
	g.slack.User("U01ADA").Slash(channel, "/parley", "sources watch")
	g.watch = append(g.watch, channel)
}

// relief runs a server until everything that was acknowledged is done, and wants nothing done twice.
func (g *siege) relief() {
	g.t.Helper()
	began := time.Now()
	p := serve(g.t, g.slack, g.data).connected()
	g.alone = append(g.alone, time.Since(began).Round(time.Millisecond))
	took := g.acknowledged()
	p.until("all that was acknowledged is answered, and every vote and watch is kept", func() bool {
		for _, m := range g.asked {
			if took[m.TS] && answers(g.slack, m) == 0 {
				return false
			}
		}
		for id, answer := range g.voters {
			if took[id] && g.count(`votes WHERE person = $1 AND answer = $2 AND value = 1`, id, answer) == 0 {
				return false
			}
		}
		for _, channel := range g.watch {
			if took[channel] && g.count(`arrivals WHERE channel = $1`, channel) == 0 {
				return false
			}
		}
		return true
	})
	for _, m := range g.asked {
		if n := answers(g.slack, m); n > 1 {
			g.t.Errorf("%q was answered %d times", m.Text, n)
		}
	}
	p.end()
}

// acknowledged are the timestamps of messages, the users of votes, and the channels of commands, whose delivery was.
func (g *siege) acknowledged() map[string]bool {
	took := map[string]bool{}
	for _, d := range g.slack.Deliveries() {
		var p struct {
			Event struct{ TS string }
			User  struct{ ID string }
			In    string `json:"channel_id"`
		}
		if d.Acked && json.Unmarshal(d.Payload, &p) == nil {
			took[p.Event.TS], took[p.User.ID], took[p.In] = true, true, true
		}
	}
	return took
}

// count is how many rows of the journal are such.
func (g *siege) count(such string, args ...any) (n int) {
	g.t.Helper()
	db, _, err := openLedger(g.data)
	check(g.t, err)
	check(g.t, db.QueryRow(`SELECT count(*) FROM `+such, args...).Scan(&n))
	check(g.t, db.Close())
	return n
}
