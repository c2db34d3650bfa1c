package quality

import (
	"encoding/json"
	"math"
	"slices"
	"time"

	"parley/bot/answer"
)

// A Share is between 0 and 1, or NaN where there was nothing to take it of; that is null in JSON and "–" in a table.
type Share float64

// MarshalJSON writes every digit, so that two runs can be compared.
func (s Share) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(s)) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(s))
}

// Figures sum up a set or a part of it. Shares are over the answerable questions unless said otherwise, those about
// gold words over the questions where such are known. "Right" is as Judged.Right says.
type Figures struct {
	Set          string `json:"set"`
	Part         string `json:"part"` // "" for the whole set
	Answerable   int    `json:"answerable"`
	Unanswerable int    `json:"unanswerable"`

	Hit1       Share `json:"hit_1"` // a right article first in the ranking
	Hit5       Share `json:"hit_5"`
	Recall10   Share `json:"recall_10"`
	MRR10      Share `json:"mrr_10"`
	MAP10      Share `json:"map_10"`
	PassageMAP Share `json:"passage_map_10"` // over passages, each gold text to be found once
	Passage50  Share `json:"passage_50"`     // a passage with gold words among the first fifty

	First  Share `json:"first"`   // the first quotation is of a right article
	Quote1 Share `json:"quote_1"` // gold words in the first quotation
	Quote3 Share `json:"quote_3"` // gold words in one of the first three of quotes and related
	Lured  Share `json:"lured"`   // answered from a near article that is not right: of all that have one
	Stale  Share `json:"stale"`   // first quotation from a superseded article: of those that have one

	Given   Share `json:"given"`   // answered as such
	Trapped Share `json:"trapped"` // the same of the unanswerable questions
	Right   Share `json:"right"`   // of all answers given as such, the right ones

	AUC          Share `json:"auc"`           // of confidence, answerable against not
	Kept90       Share `json:"kept_90"`       // share of all questions answered when nine in ten are to be right
	Kept95       Share `json:"kept_95"`       // the same for 19 in 20
	Calibration1 Share `json:"calibration_1"` // calibration error, all questions: the first quotation right
	Calibration3 Share `json:"calibration_3"` // the same: one of the first three right, which is what confidence promises

	Took Took `json:"took"`
}

// Took is how long answers took; the only figures that differ from run to run.
type Took struct {
	P50 time.Duration `json:"p50_ns"`
	P95 time.Duration `json:"p95_ns"`
	P99 time.Duration `json:"p99_ns"`
}

// A mean is added to one by one.
type mean struct{ sum, n float64 }

func (m *mean) add(v float64) { m.sum += v; m.n++ }

func (m *mean) count(yes bool) { m.add(one(yes)) }

func (m mean) share() Share { return Share(m.sum / m.n) } // NaN when nothing was added

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// Sum sums up what was judged.
func Sum(set, part string, judged []Judged) Figures {
	f := Figures{Set: set, Part: part}
	f.sumFound(judged)
	f.sumQuoted(judged)
	f.sumAnswered(judged)
	f.AUC = auc(judged)
	f.Kept90, f.Kept95 = kept(judged, .90), kept(judged, .95)
	f.Calibration1, f.Calibration3 = calibration(judged, 1), calibration(judged, 3)
	f.Took = took(judged)
	return f
}

// sumFound sums up the rankings.
func (f *Figures) sumFound(judged []Judged) {
	var hit1, hit5, recall, rr, ap, passageAP, passage mean
	for _, j := range judged {
		if !j.Question.CanAnswer() {
			f.Unanswerable++
			continue
		}
		f.Answerable++
		hit1.count(j.Rank == 1)
		hit5.count(j.Rank > 0 && j.Rank <= 5)
		recall.add(j.Recall10)
		ap.add(j.AP10)
		if j.Rank > 0 && j.Rank <= 10 {
			rr.add(1 / float64(j.Rank))
		} else {
			rr.add(0)
		}
		if len(j.Question.GoldText) > 0 {
			passageAP.add(j.PassageAP)
			passage.count(j.Passage > 0)
		}
	}
	f.Hit1, f.Hit5, f.Recall10 = hit1.share(), hit5.share(), recall.share()
	f.MRR10, f.MAP10, f.PassageMAP, f.Passage50 = rr.share(), ap.share(), passageAP.share(), passage.share()
}

// sumQuoted sums up the quotations.
func (f *Figures) sumQuoted(judged []Judged) {
	var first, quote1, quote3, lured, stale mean
	for _, j := range judged {
		q := j.Question
		if len(q.Near) > 0 || q.NearOne != "" {
			lured.count(j.Lured)
		}
		if len(q.Superseded) > 0 {
			stale.count(j.Stale)
		}
		if !q.CanAnswer() {
			continue
		}
		first.count(j.ArticleAt == 1)
		if len(q.GoldText) > 0 {
			quote1.count(j.quoted(1))
			quote3.count(j.quoted(3))
		}
	}
	f.First, f.Quote1, f.Quote3, f.Lured, f.Stale = first.share(), quote1.share(), quote3.share(), lured.share(), stale.share()
}

// sumAnswered sums up what was given as an answer.
func (f *Figures) sumAnswered(judged []Judged) {
	var given, trapped, right mean
	for _, j := range judged {
		direct := j.Answer.Kind == answer.Direct
		if j.Question.CanAnswer() {
			given.count(direct)
		} else {
			trapped.count(direct)
		}
		if direct {
			right.count(j.Right())
		}
	}
	f.Given, f.Trapped, f.Right = given.share(), trapped.share(), right.share()
}

func took(judged []Judged) Took {
	var all []time.Duration
	for _, j := range judged {
		all = append(all, j.Took)
	}
	slices.Sort(all)
	return Took{percentile(all, .50), percentile(all, .95), percentile(all, .99)}
}

// percentile returns the smallest of sorted that at least a share p of them does not exceed; 0 for none.
func percentile(sorted []time.Duration, p float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, int(math.Ceil(p*float64(len(sorted))))-1)]
}
