package journal

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/bot/answer"
)

var asker = Person{Team: "T1", User: "U1"}

// asked is a whole record, its text with everything that encodings stumble over.
func asked(id string, at time.Time) Asked {
	return Asked{
		ID: id, Event: "E" + id, At: at, Person: asker, Channel: "C1", Surface: "mention", Understood: "gallium licence", Position: 17,
		Answer: answer.Answer{
			ID: id, Question: "what about <gallium> & 镓?", Kind: answer.Direct, Confidence: 0.873,
			Quotes:    []answer.Quote{{Text: "A “licence” is\u2028required; <b>&amp;\\n\"", Citation: 1}},
			Citations: []answer.Citation{{N: 1, Article: "a1", Title: "Gallium", URL: "https://x.example/?a=1&b=2#:~:text=%20", Published: "2025-07-28", Start: 3, End: 9}},
			Related:   []answer.Quote{},
			Notices:   []answer.Notice{{Kind: "as_of", Text: "as of 2025"}},
			Passages:  []answer.Passage{{Article: "a1", Passage: 2, Start: 1, End: 30, Score: 0.1 + 0.2}},
			Stats:     answer.Stats{TookMS: 12.34, SearchMS: 3.21, Candidates: 50},
		},
	}
}

func TestRecord(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		if _, err := j.Answer(t.Context(), "Q1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
		want := asked("Q1", noon)
		check(t, j.Record(t.Context(), want))
		changed := asked("Q1", noon.Add(time.Hour))
		changed.Answer.Quotes = nil
		check(t, j.Record(t.Context(), changed))
		if diff := cmp.Diff(want, must(j.Answer(t.Context(), "Q1"))(t)); diff != "" {
			t.Errorf("a record came back otherwise (-want +got):\n%s", diff)
		}
		empty := Asked{ID: "Q2"}
		check(t, j.Record(t.Context(), empty))
		empty.At = noon
		if diff := cmp.Diff(empty, must(j.Answer(t.Context(), "Q2"))(t)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// ids are what a list is compared by.
func ids(all []Asked) []string {
	names := []string{}
	for _, a := range all {
		names = append(names, a.ID)
	}
	return names
}

func TestRecent(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		for i, id := range []string{"Q1", "Q2", "Q3"} {
			check(t, j.Record(t.Context(), asked(id, noon.Add(time.Duration(i)*time.Minute))))
		}
		for id, p := range map[string]Person{"Q4": {"T1", "U2"}, "Q5": {"T2", "U1"}} {
			other := asked(id, noon)
			other.Person = p
			check(t, j.Record(t.Context(), other))
		}
		for n, want := range map[int][]string{0: {}, 2: {"Q3", "Q2"}, 9: {"Q3", "Q2", "Q1"}} {
			if diff := cmp.Diff(want, ids(must(j.Recent(t.Context(), asker, n))(t))); diff != "" {
				t.Errorf("last %d (-want +got):\n%s", n, diff)
			}
		}
	})
}
