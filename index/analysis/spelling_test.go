package analysis

import "testing"

func TestAppendAmerican(t *testing.T) {
	for british, want := range map[string]string{
		"licence": "license", "licences": "licenses", "centre": "center", "centred": "centered", "programme": "program",
		"programmer": "programmer", "colours": "colors", "four": "four", "hours": "hours", "harbour": "harbor",
		"authorised": "authorized", "organisations": "organizations", "revise": "revise", "excise": "excise", "precise": "precise",
		"criticise": "criticize", "rise": "rise", "is": "is", "this": "this", "basis": "basis", "visa": "visa", "island": "island",
	} {
		if got := string(appendAmerican(nil, british)); got != want {
			t.Errorf("%s: %s, want %s", british, got, want)
		}
	}
}
