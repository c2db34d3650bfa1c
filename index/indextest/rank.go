package indextest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
)

func limits(t *testing.T, open func(testing.TB) index.Engine) {
	var all []index.Passage
	for i := range 60 {
		all = append(all, passage(fmt.Sprintf("article %02d", i), 0, "tariff"))
	}
	e := start(t, open, batch(1, all...))
	for limit, want := range map[int]int{0: index.DefaultLimit, -1: index.DefaultLimit, 1: 1, 7: 7, 60: 60, 1 << 40: 60} {
		q := ask("tariff")
		q.Limit = limit
		r := search(t, e, q)
		if len(r.Hits) != want || r.Stats.Candidates != 60 {
			t.Errorf("limit %d: %d hits of %d candidates; want %d of 60", limit, len(r.Hits), r.Stats.Candidates, want)
		}
		if r.Hits[0].Article != "article 00" {
			t.Errorf("limit %d: first is %s", limit, r.Hits[0].Article)
		}
	}
}

// ties has three hundred equal passages written in another order each time: what comes back must not tell.
func ties(t *testing.T, open func(testing.TB) index.Engine) {
	var want []string
	var all []index.Passage
	for a := range 60 {
		for n := range 5 {
			p := passage(fmt.Sprintf("article %02d", a), n, "tariff quota")
			all, want = append(all, p), append(want, at(p.Article, p.Number))
		}
	}
	for seed := range uint64(3) {
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		e := start(t, open, batch(1, all[:100]...), batch(2, all[100:]...))
		for _, limit := range []int{10, 300} {
			q := ask("tariff")
			q.Limit = limit
			if diff := cmp.Diff(want[:limit], places(search(t, e, q).Hits)); diff != "" {
				t.Errorf("seed %d, limit %d (-want +got):\n%s", seed, limit, diff)
			}
		}
	}
}

func conceptsAndForms(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open, batch(1,
		passage("both", 0, "tariff duty filler filler"),
		passage("alias", 0, "duty duty duty duty"),
		passage("asked", 0, "tariff tariff tariff tariff"),
		passage("other", 0, "quota quota quota quota"),
		passage("mixed", 0, "tariff quota filler filler"),
	))
	score := func(q index.Query) map[string]float64 {
		scores := map[string]float64{}
		for _, h := range search(t, e, q).Hits {
			scores[h.Article] = h.Score
		}
		return scores
	}
	alias := score(index.Query{Concepts: []index.Concept{{Weight: 1, Forms: []index.Form{form("tariff", 1), form("duty", 0.5)}}}})
	plain := score(ask("tariff"))
	if len(alias) != 4 || alias["alias"] == 0 || alias["alias"] >= alias["asked"] {
		t.Errorf("an alias of half the weight: %v", alias)
	}
	if alias["both"] != plain["both"] {
		t.Errorf("two forms of one concept count %g, the better alone %g", alias["both"], plain["both"])
	}
	q := ask("tariff", "quota")
	if s := score(q); s["mixed"] <= s["asked"] || s["mixed"] <= s["other"] {
		t.Errorf("holding both concepts is worth less than repeating one: %v", s)
	}
	q.Concepts[1].Weight = 3
	if s := score(q); s["other"] <= s["asked"] {
		t.Errorf("a concept of three times the weight counts no more: %v", s)
	}
	unknown := score(ask("tariff", "zyzzyva"))
	if len(unknown) != len(plain) || unknown["asked"] >= plain["asked"] {
		t.Errorf("a word unknown to the index: %v; without it %v", unknown, plain)
	}
}

// longQueries asks for a page of words. Those that tell least are left out, but not what is rare.
func longQueries(t *testing.T, open func(testing.TB) index.Engine) {
	var common, rare []string
	for i := range 200 {
		common = append(common, fmt.Sprint("common", i, "x"))
	}
	for i := range index.MaxConcepts {
		rare = append(rare, fmt.Sprint("rare", i, "x"))
	}
	b := index.Batch{Upto: 1}
	for i := range 3 {
		text := ""
		for _, w := range common {
			text += w + " "
		}
		b.Put = append(b.Put, passage(fmt.Sprint("common ", i), 0, text))
	}
	for i, w := range rare {
		b.Put = append(b.Put, passage(fmt.Sprintf("rare %02d", i), 0, w))
	}
	e := start(t, open, b)
	r := search(t, e, ask(append(append([]string{"unknown1x", "unknown2x"}, common...), rare...)...))
	if r.Stats.Candidates != len(rare) {
		t.Errorf("%d candidates; want the %d that hold rare words", r.Stats.Candidates, len(rare))
	}
	if n := len(r.Stats.Frequency); n != 2+len(common)+len(rare) {
		t.Errorf("frequencies of %d terms; want one for each asked for", n)
	}
}
