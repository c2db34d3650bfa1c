package answer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index/analysis"
)

// What a sentence gains and loses, in points of its score, when the state on a day is asked for. The best sentences of one
// choice lie one to five points apart. Found by hand on questions asked of the briefings as of several days; half or double of
// any of them changes few answers.
const (
	holdsNewest = 12.0 // what is told of the day itself; half of it for each holdsHalf days before
	holdsHalf   = 60.0 // days
	holdsAgain  = 1.5  // times as much when the last of several is asked for: "latest", "still"
	holdsDated  = 1.0  // it names its day itself
	holdsAhead  = 4.0  // all days it names lie ahead
	holdsEnded  = 3.0  // what it tells had ended
	holdsGone   = 4.0  // its article is on what no longer holds
	holdsValue  = 2.0  // it has no figure where one is asked for
	holdsWords  = 2.0  // for the share of the question's words that it lacks beside the sentence with the most
)

// Hold puts the sentences first that tell how things stood on a day, as the question asks: of several that speak of the same
// thing, the one with the newest change up to that day, for the state is what the last change left. A sentence that names no
// day is as old as its article, or in an article that came out later as the newest document it rests on.
func Hold(c evidence.Choice, q question.Question, day corpus.Day) evidence.Choice {
	if len(c.Sentences) < 2 {
		return c
	}
	wants := wantedOf(q)
	held := make([]holding, len(c.Sentences))
	most := 0.0
	for i, s := range c.Sentences {
		held[i] = hold(c.Ranked[s.Candidate].Article, s, q, day)
		most = max(most, held[i].words)
	}
	for i := range held {
		held[i].worth = held[i].score(wants, day) - holdsWords*(most-held[i].words)
	}
	slices.SortStableFunc(held, func(a, b holding) int { return cmp.Compare(b.worth, a.worth) })
	c.Sentences = make([]evidence.Sentence, len(held))
	for i, h := range held {
		c.Sentences[i] = h.sentence
	}
	return c
}

// A holding is a sentence with what it tells of time.
type holding struct {
	sentence evidence.Sentence
	told     corpus.Day // the newest day up to the one asked about that it names, "" for none
	known    corpus.Day // since when it can be told, "" when that is not known
	ahead    bool       // it names a day behind the one asked about
	ended    bool       // it names a day before, up to which something lasted
	gone     bool       // its article is on what no longer holds
	rate     bool       // it states a percentage
	date     bool       // it states a day or a length of time
	words    float64    // share of what is asked about that it names
	worth    float64
}

func hold(a *corpus.Article, s evidence.Sentence, q question.Question, day corpus.Day) holding {
	tokens := whole(analysis.Analyze(a.Text[s.Start:s.End]))
	h := holding{sentence: s, told: latestDay(tokens, day), known: knownSince(a, s, day), gone: a.Standing.Gone(day)}
	terms := map[string]bool{}
	for i, t := range tokens {
		terms[t.Term] = true
		switch t.Scheme() {
		case "pct":
			h.rate = true
		case "dur":
			h.date = true
		case "date", "month":
			_, value, _ := strings.Cut(t.Term, ":")
			h.date = true
			h.ahead = h.ahead || corpus.Day(value) > day
			h.ended = h.ended || t.Scheme() == "date" && corpus.Day(value) < day && lastsTo(tokens, i)
		}
	}
	h.words = named(q, terms)
	return h
}

// lastsTo reports whether the day at i is one up to which something lasts.
func lastsTo(tokens []analysis.Token, i int) bool {
	switch (stretch{tokens: tokens}).exact(i - 1) {
	case "to", "through", "until", "till":
		return true
	}
	return false
}

// knownSince is the day at which an article that was out by a day found things to be so, else the newest day of the documents
// that a sentence of a later one rests on. Of a document dated by its month or year the middle counts.
func knownSince(a *corpus.Article, s evidence.Sentence, day corpus.Day) corpus.Day {
	if a.Published != "" && a.Published <= day {
		return min(cmp.Or(a.Standing.AsOf, a.Published), day)
	}
	known := corpus.Day("")
	for _, r := range a.Under(s.Start, s.End) {
		date := corpus.Day(r.Date)
		switch len(r.Date) {
		case len("2006"):
			date += "-07-01"
		case len("2006-01"):
			date += "-15"
		}
		known = max(known, date)
	}
	return min(known, day)
}

// named is the share of the weight of what a question asks about that stands among terms.
func named(q question.Question, terms map[string]bool) float64 {
	all, found := 0.0, 0.0
	for _, c := range q.Concepts {
		all += c.Weight
		share := 0.0
		if terms[c.Term] {
			share = 1
		}
		for _, alias := range c.Aliases {
			if terms[alias.Term] {
				share = max(share, alias.Weight)
			}
		}
		found += share * c.Weight
	}
	if all == 0 {
		return 0
	}
	return found / all
}

// score is what a sentence is worth for the state on a day, but for its words.
func (h holding) score(wants wanted, day corpus.Day) float64 {
	worth := h.sentence.Score
	if told := cmp.Or(h.told, h.known); told != "" {
		newest := holdsNewest
		if wants.last {
			newest *= holdsAgain
		}
		days := day.Time().Sub(told.Time()).Hours() / 24
		worth += newest * math.Exp2(-days/holdsHalf)
	}
	if h.told != "" {
		worth += holdsDated
	}
	if h.gone {
		worth -= holdsGone
	}
	if wants.rate && !h.rate || wants.date && !h.date {
		worth -= holdsValue
	}
	if !wants.date && h.ended {
		worth -= holdsEnded
	}
	if !wants.date && h.ahead && h.told == "" {
		worth -= holdsAhead
	}
	return worth
}

// wanted is what a question about a state wants to be told.
type wanted struct{ rate, date, last bool }

func wantedOf(q question.Question) wanted {
	w := wanted{date: q.Kind == question.When || q.Kind == question.HowLong}
	open := q.Kind == question.Open || q.Kind == question.HowMuch || q.Kind == question.YesNo
	for word := range strings.FieldsFuncSeq(strings.ToLower(q.Text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch word {
		case "tariff", "tariffs", "duty", "duties", "rate", "surcharge", "levy":
			w.rate = open
		case "last", "latest", "newest", "yet", "now", "still":
			w.last = true
		}
	}
	return w
}
