package evidence

import "testing"

// Whoever asks for a number is not given a sentence without one as if it answered, however many of the words it has.
func TestNoAnswerWithoutTheAmountAskedFor(t *testing.T) {
	for _, test := range []struct {
		asked, text string
		amount      bool
	}{
		{"How much did Intel lose when its Dalian status ended?", "Intel Dalian lost its status on 31 December 2025 under the BIS notice 90 FR 42321.", false},
		{"How much did Intel lose when its Dalian status ended?", "Intel lost $3 billion when its Dalian status ended.", true},
		{"How many names are on the denied persons list?", "The denied persons list names people that lost their export privileges in 2025.", false},
		{"How many names are on the denied persons list?", "The denied persons list has several hundred names.", true},
		{"How many names are on the denied persons list?", "The denied persons list has 597 names.", true},
		{"How high is the duty on Chinese chips?", "The duty on Chinese chips is 25 percent.", true},
		{"How high is the duty of 25 percent on Chinese chips?", "The duty of 25 percent on Chinese chips took effect.", false},
		{"Who is on the denied persons list?", "The denied persons list names people that lost their export privileges.", true}, // no amount is asked for
	} {
		q := understand(t, test.asked, nil, "")
		candidates, stats := propose(q, test.text)
		s := newStudy(q, candidates, stats, &texts{})
		places, _ := s.places([]int{0}, []float64{1})
		if got := s.lacksAmount(Choice{Sentences: []Sentence{{}}}, places); got == test.amount {
			t.Errorf("%s %s: lacks an amount: %v", test.asked, test.text, got)
		}
		if c := choose(t, q, candidates, stats); !test.amount && c.Confidence > withoutAmount {
			t.Errorf("%s %s: confidence %.3f", test.asked, test.text, c.Confidence)
		}
	}
}
