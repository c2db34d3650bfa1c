package question

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
	"parley/index/analysis"
	"parley/index/indextest"
)

// defining is an engine over passages that define short forms.
func defining(t *testing.T) *indextest.Memory {
	t.Helper()
	m := &indextest.Memory{}
	var b index.Batch
	for i, text := range []string{
		"The Bureau of Industry and Security (BIS) acted.", "The Bureau of Industry and Security (BIS) said so.",
		"The Bureau of Industry and Security (BIS) waits.", "The Bank for International Settlements (BIS) in Basel.",
		"Validated End-Users (VEUs) may.", "A Learned Examiner Name Set (LENS) is kept.",
	} {
		b.Put = append(b.Put, index.Passage{Article: "a", Number: i, Text: text, End: len(text)})
	}
	if err := m.Write(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestDefine(t *testing.T) {
	const third = definedWeight * (1.0 / 3)
	bureau, bank := "Bureau of Industry and Security", "Bank for International Settlements"
	for text, want := range map[string]map[string]map[string]float64{ // by word asked for, what stands for it
		"What did BIS say?":                   {"bis": {bureau: definedWeight, bank: third}},
		"what did bis say":                    {"bis": {bureau: definedWeight, bank: third}},
		"Is a VEU exempt?":                    {"veu": {"Validated End-Users": definedWeight}},
		"Is LENS kept?":                       {"lens": {"Learned Examiner Name Set": definedWeight}},
		"is a lens kept":                      {},
		"Lens":                                {},
		"What does XYZ mean?":                 {},
		"bureau of industry & security rules": {"bureau": {"BIS": definedWeight}, "industry": {"BIS": definedWeight}, "security": {"BIS": definedWeight}},
		"Who runs the Bank for International Settlements?": {"bank": {"BIS": third}, "international": {"BIS": third}, "settlements": {"BIS": third}},
		"security of the bureau of industry":               {},
		"":                                                 {},
	} {
		r := newReader(t)
		q := r.Understand(text, nil, "")
		if err := r.Define(t.Context(), defining(t), &q); err != nil {
			t.Fatal(err)
		}
		got := map[string]map[string]float64{}
		for _, c := range q.Concepts {
			for _, m := range c.Meanings {
				if got[c.Exact] == nil {
					got[c.Exact] = map[string]float64{}
				}
				got[c.Exact][m.Text] = m.Weight
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestDefinedIsLookedForAsAPhrase(t *testing.T) {
	r := newReader(t)
	q := r.Understand("BIS", nil, "")
	if err := r.Define(t.Context(), defining(t), &q); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range q.Query(1).Concepts[0].Forms {
		got = append(got, string(rune('0'+f.Phrase))+f.Exact)
	}
	want := []string{"0bis", "1bureau", "1industry", "1security", "2bank", "2international", "2settlements"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

type failing struct{ err error }

func (f failing) Meanings(context.Context, ...string) ([][]index.Definition, error) {
	return nil, f.err
}
func (f failing) Abbreviated(context.Context, string) ([]index.Definition, error) { return nil, f.err }

func TestDefineFails(t *testing.T) {
	gone := errors.New("gone")
	for _, text := range []string{"What did BIS say?", "industry and security"} {
		r := newReader(t)
		q := r.Understand(text, nil, "")
		if err := r.Define(t.Context(), failing{gone}, &q); !errors.Is(err, gone) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestMeaningOpens(t *testing.T) {
	m := Meaning{Words: contentTokens(analysis.Analyze("Bureau of Industry and Security"))}
	for text, want := range map[string]int{
		"Bureau of Industry and Security acted": 5, "bureau, industry, security": 3, "the Bureau of Industry and Security": 0,
		"Bureau of Industry": 0, "Bureau of the Security": 0, "": 0,
	} {
		if got := m.Opens(analysis.Analyze(text)); got != want {
			t.Errorf("%q opens with %d; want %d", text, got, want)
		}
	}
}
