package question

import "testing"

func TestAliases(t *testing.T) {
	q := understand(t, "Which levy on chips?", nil, "")
	for _, want := range []string{"duti", "tariff", "semiconductor"} {
		found := false
		for _, c := range q.Concepts {
			for _, a := range c.Aliases {
				found = found || a.Term == want && a.Weight < 1
			}
		}
		if !found {
			t.Errorf("no alias %q among %v", want, q.Concepts)
		}
	}
}

func TestParseAliases(t *testing.T) {
	for _, bad := range []string{"tariff, duty", "1: tariff, duty", "0: tariff, duty", "x: a, b", "0.5: tariff, rate of duty", "0.5: the, tariff", "0.5:"} {
		if _, err := parseAliases(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
	known, err := parseAliases("# words\n\n0.5: tariff, duty\n0.6: duty, due\n")
	if err != nil || len(known["duti"]) != 2 || known["duti"][0].Weight != 0.5 {
		t.Errorf("%v, %v", known, err)
	}
}
