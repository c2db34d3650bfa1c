package question

import (
	"math"
	"strings"
	"testing"
	"time"

	"parley/corpus"
)

// FuzzUnderstand: whatever is asked is understood as few concepts of sound weights, in a part of a second.
func FuzzUnderstand(f *testing.F) {
	for _, seed := range []string{"", "Who met at the Stockholm trade talks?", "as of 2025-13-41 what changed since Monday", "“15 CFR § 744.23(a)(2)” or 3A090.a",
		"How many … from $5-10 billion?", "\xff\u0301\u200b", "before after until in by 2025", "when?", "HTS 8542.31.00 50% 50 percent fifty"} {
		f.Add(seed, "When was the truce extended?", "It was extended by 90 days.", "2025-10-01")
	}
	r, err := NewReader()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, asked, answered, asOf string) {
		if len(text)+len(asked)+len(answered) > 40_000 {
			t.Skip("longer than what comes in")
		}
		day, err := corpus.ParseDay(asOf)
		if err != nil {
			day = ""
		}
		began := time.Now()
		q := r.Understand(text, []string{asked, answered}, day)
		query := q.Query(50)
		if took := time.Since(began); took > time.Second {
			t.Errorf("took %v", took)
		}
		if len(q.Concepts) > mostConcepts || q.Own() < 0 || q.Own() > len(q.Concepts) {
			t.Errorf("%d concepts, %d of them its own", len(q.Concepts), q.Own())
		}
		for _, c := range query.Concepts {
			if !(c.Weight >= 0) || math.IsInf(c.Weight, 0) || len(c.Forms) == 0 {
				t.Errorf("concept %+v", c)
			}
			for _, form := range c.Forms {
				if form.Term == "" || strings.ToValidUTF8(form.Term, "") != form.Term || !(form.Weight >= 0) {
					t.Errorf("form %+v", form)
				}
			}
		}
	})
}
