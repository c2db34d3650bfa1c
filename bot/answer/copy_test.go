package answer

import (
	"encoding/json"
	"strings"
	"testing"

	"parley/corpus"
)

func TestCopied(t *testing.T) {
	alike := []corpus.Summary{
		{ID: "a", Publisher: "Alpha", Published: "2025-07-28", URL: "https://a.example"},
		{ID: "b", Publisher: "Beta", Published: "2025-07-29", URL: "https://b.example"},
	}
	a := Answer{Citations: []Citation{{N: 1, Article: "a"}, {N: 2, Article: "alone"}}}
	a.Copied(map[string][]corpus.Summary{"a": alike})
	raw, err := json.Marshal(a.Citations)
	if err != nil {
		t.Fatal(err)
	}
	const want = `"also_in":[{"article":"b","publisher":"Beta","published":"2025-07-29","url":"https://b.example"}]`
	if !strings.Contains(string(raw), want) || strings.Count(string(raw), "also_in") != 1 {
		t.Errorf("%s", raw)
	}
}

func TestElsewhere(t *testing.T) {
	c := Citation{Publisher: "Alpha"}
	for _, name := range []string{"Beta", "beta ", "alpha", "", "Gamma", "Delta", "Epsilon", "epsilon"} {
		c.AlsoIn = append(c.AlsoIn, Copy{Publisher: name})
	}
	shown, more := c.Elsewhere(2)
	if len(shown) != 2 || shown[0].Publisher != "Beta" || shown[1].Publisher != "Gamma" || more != 2 {
		t.Errorf("%v and %d more", shown, more)
	}
	if shown, more := (Citation{}).Elsewhere(2); len(shown) != 0 || more != 0 {
		t.Errorf("%v and %d more", shown, more)
	}
}
