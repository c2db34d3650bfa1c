package question

import (
	"context"
	"strings"
	"testing"

	"parley/index"
)

// heldWords is a vocabulary that knows how many passages hold a term.
type heldWords map[string]int

func (w heldWords) Held(_ context.Context, terms ...string) ([]int, error) {
	held := make([]int, len(terms))
	for i, t := range terms {
		held[i] = w[t]
	}
	return held, nil
}

func (heldWords) Near(context.Context, string, int) ([]index.Spelling, error) { return nil, nil }

func TestParseIdioms(t *testing.T) {
	for _, bad := range []string{
		"come clean => disclose", "1: come clean => disclose", "0.5: come clean, disclose", "0.5: come clean => the", "0.5: come clean | => disclose",
	} {
		if _, err := parseIdioms(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
	known, err := parseIdioms("# said\n0.6: come clean | own up => voluntary self-disclosure\n0.5: own up to it => disclose\n0.5: come clean => admit\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := known["own"]; len(got) != 2 || len(got[0].phrase) != 4 {
		t.Errorf("own: %v, want the longest first", got)
	}
	if got := known["come"]; len(got) != 1 || got[0].weight != 0.6 {
		t.Errorf("come: %v, want the first line alone", got)
	}
}

func TestIdiomsThatComeWithParley(t *testing.T) {
	known, err := parseIdioms(idiomText)
	if err != nil {
		t.Fatal(err)
	}
	if len(known) < 500 {
		t.Errorf("%d first words", len(known))
	}
}

func officially(t *testing.T, r *Reader, text string, words heldWords) Question {
	t.Helper()
	q := r.Understand(text, nil, "")
	if err := r.Officially(t.Context(), words, &q); err != nil {
		t.Fatal(err)
	}
	return q
}

func official(q Question) string {
	var words []string
	for _, c := range q.Concepts {
		if c.Idiom != "" {
			words = append(words, c.Term)
		}
	}
	return strings.Join(words, " ")
}

func TestOfficially(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	words := heldWords{"disclosur": 200, "scotus": 1, "court": 900, "suprem": 800, "blacklist": 400, "entiti": 900}
	for _, c := range []struct{ text, want string }{
		{"If we come clean to BIS, what then?", "disclosur"},
		{"what did scotus say", "suprem"},
		{"who blacklisted them", ""}, // the articles say so themselves
		{"Which chips may go to China?", ""},
	} {
		if got := official(officially(t, r, c.text, words)); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// A passage that has the asker's own words is worth no less than one that has the documents'.
func TestOfficialWordsWeighNoMoreThanTheAskers(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, same := range r.idioms {
		for _, i := range same {
			text := strings.Join(i.phrase, " ")
			q := officially(t, r, text, heldWords{})
			own, added := 0.0, 0.0
			for _, c := range q.Concepts {
				if c.Idiom != "" {
					added += c.Weight
				} else if c.Position >= 0 {
					own += 1
				}
			}
			if added > own && own > 0 {
				t.Errorf("%q: its own words weigh %g, others %g", text, own, added)
			}
		}
	}
}
