package question

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
)

// asked reads a question that an index of a hundred passages knows these words of.
func asked(t *testing.T, text string, known map[string]int) (*Reader, Question, index.Stats) {
	t.Helper()
	r := newReader(t)
	q := r.Understand(text, nil, "")
	stats := index.Stats{Passages: 100, Frequency: map[string]int{}}
	for _, c := range q.Query(1).Concepts {
		for _, f := range c.Forms {
			stats.Frequency[f.Term] = known[f.Exact]
		}
	}
	return r, q, stats
}

func TestMissing(t *testing.T) {
	for text, want := range map[string][]string{
		"Tell me of Kafka's tariff on 3A090 in Texas": {"Kafka's", "3A090", "Texas"},
		"小部件的 tariff 关税":                              {"小部件的", "关税"},
	} {
		_, q, stats := asked(t, text, map[string]int{"tariff": 3})
		if diff := cmp.Diff(want, q.Missing(stats)); diff != "" {
			t.Errorf("missing of %q (-want +got):\n%s", text, diff)
		}
	}
}

func TestRewrites(t *testing.T) {
	known := map[string]int{"affiliates": 4, "rule": 30, "tariff": 20, "duty": 5, "chip": 9, "china": 50, "suspend": 8, "suspended": 8, "truce": 3, "penalties": 4, "listed": 5, "firms": 7, "owned": 2}
	for text, want := range map[string][]string{
		"What does the draconian affiliates rule say?": {"What does the affiliates rule say?"},
		"affiliates rule penalties for skyscrapers":    {"affiliates rule penalties"},
		"Are listed firms owned by the Martians?":      {"Are listed firms owned?"},
		"levy on microchips":                           {"tariff on chips"},
		"tariff on microchips in the truce, Karlsruhe": {"tariff on chips in the truce, Karlsruhe"},
		// Nothing is missing, or what is left would ask something else.
		"affiliates rule": nil, "How do I bake sourdough?": nil, "What's the capital gains tax rate in Texas?": nil,
		"Who is the king of New Zealand?": nil, "When did the PRC suspend the truce?": nil,
		"Did the skyscraper suspend the truce?": nil, "affiliates rule 3A999": nil, "": nil,
	} {
		r, q, stats := asked(t, text, known)
		if diff := cmp.Diff(want, r.Rewrites(q, stats, nil)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestRewritesAboutTitles(t *testing.T) {
	known := map[string]int{"affiliates": 4, "rule": 30, "nexperia": 2, "talks": 12, "listed": 5}
	titles := []string{"The Affiliates Rule (50 percent rule) and its suspension", "The Nexperia dispute", "How a rule is made: affiliates"}
	for text, want := range map[string][]string{
		"Why did the affiliates rule cost so much?": {"What is the Affiliates Rule?"},
		"Nexperia affiliates":                       {"What is the Affiliates Rule?", "What is the Nexperia dispute?"},
		"rule of listed talks":                      nil, // it hardly has to do with any
		"What is the Affiliates Rule?":              nil, // that is what was asked
	} {
		r, q, stats := asked(t, text, known)
		if diff := cmp.Diff(want, r.Rewrites(q, stats, titles)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestSubjectOf(t *testing.T) {
	for title, want := range map[string]string{
		"The Affiliates Rule (50 percent rule) and its suspension": "the Affiliates Rule",
		"Country groups of the EAR":                                "country groups of the EAR",
		"Section 301 duties on Chinese goods":                      "Section 301 duties on Chinese goods",
		"SMIC on the Entity List":                                  "SMIC on the Entity List",
		"Tungsten quotas.":                                         "tungsten quotas",
		"Deemed exports":                                           "deemed exports",
		"TikTok: the law, the delays and the divestiture":          "TikTok",
		"Nvidia's chips for China, model by model":                 "Nvidia's chips for China",
		"How a US export rule is made":                             "",
		"Mass Deportations Are Improving Americans’ Quality":       "",
		"WHAT THEY ARE SAYING":                                     "",
		"Extending the Modification of Rates":                      "",
		"Is it “over”?":                                            "",
		"":                                                         "", " ": "", ": x": "",
	} {
		if got := newReader(t).subjectOf(title); got != want {
			t.Errorf("%q is about %q, want %q", title, got, want)
		}
	}
}
