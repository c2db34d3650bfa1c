package question

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
	"parley/index/analysis"
)

func TestStandIns(t *testing.T) {
	q := newReader(t).Understand("Did the PRC bake a VEU tariff, or the PRC?", nil, "")
	for i, c := range q.Concepts {
		if c.Exact == "veu" {
			q.Concepts[i].Meanings = []Meaning{{Of: "VEU", Text: "Validated End-User", Words: contentTokens(analysis.Analyze("Validated End-User")), Weight: 0.8}}
		}
	}
	stats := index.Stats{Passages: 100, Frequency: map[string]int{}}
	for _, c := range q.Query(1).Concepts {
		for _, f := range c.Forms {
			stats.Frequency[f.Term] = map[string]int{"tariff": 9, "beijing": 4, "chinese": 7, "validated": 2, "end": 5, "user": 3}[f.Exact]
		}
	}
	want := []StandIn{{Written: "PRC", Read: "chinese", Term: "chines"}, {Written: "VEU", Read: "Validated End-User"}}
	if diff := cmp.Diff(want, q.StandIns(stats)); diff != "" {
		t.Errorf("stand-ins (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"bake"}, q.Missing(stats)); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	stats.Frequency["user"] = 0
	if diff := cmp.Diff([]string{"bake", "VEU"}, q.Missing(stats)); diff != "" {
		t.Errorf("missing where a word of the phrase is (-want +got):\n%s", diff)
	}
}

func TestStandInForAnIdiom(t *testing.T) {
	q := Question{Text: "Does China limit REEs?", Concepts: []Concept{
		{Term: "ree", Position: 3, Weight: 1}, {Term: "earth", Position: -1, Idiom: "REEs", Official: "rare earth"},
	}}
	stats := index.Stats{Passages: 9, Frequency: map[string]int{"ree": 0, "earth": 4}}
	if diff := cmp.Diff([]StandIn{{Written: "REEs", Read: "rare earth"}}, q.StandIns(stats)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
