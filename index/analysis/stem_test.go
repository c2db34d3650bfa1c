package analysis

import (
	"strings"
	"testing"
)

func TestStemMakesOneTermOf(t *testing.T) {
	for _, row := range []string{
		"tariff tariffs", "chip chips chipped", "semiconductor semiconductors", "policy policies", "entity entities",
		"license licence licenses licences licensed licensing", "defense defence", "center centre centers centres",
		"program programme programs programmes", "favor favour favors favours", "labor labour", "organization organisation",
		"authorize authorise authorized authorised authorizing authorising", "authorization authorisation",
		"cancel canceled cancelled", "label labeled labelled", "aluminum aluminium", "fiber fibre", "practice practise practising practicing",
		"analyze analyse analyzed analysed", "revise revision revised", "negotiate negotiated negotiating negotiation negotiations",
		"restrict restricted restriction restrictions", "export exports exported exporting", "behavior behaviour",
	} {
		words := strings.Fields(row)
		for _, w := range words[1:] {
			if got, want := stem(w), stem(words[0]); got != want {
				t.Errorf("%s: %s, and %s: %s", w, got, words[0], want)
			}
		}
	}
}

func TestStemKeepsApart(t *testing.T) {
	for _, row := range []string{
		"goods good", "arms arm", "united unit", "customs custom", "news new", "general generic", "beijing beij",
		"secretary secret", "commit commerce", "huawei geneva madrid ethanol", "stockholm stock", "intel intelligence",
	} {
		words := strings.Fields(row)
		for _, w := range words[1:] {
			if stem(w) == stem(words[0]) {
				t.Errorf("%s and %s are both %s", words[0], w, stem(w))
			}
		}
	}
}

func TestStemLeavesAlone(t *testing.T) {
	for _, w := range []string{"", "h20", "a100", "3a090", "k8s", "huawei", "madrid", "ethanol", "beijing", "is", "café",
		strings.Repeat("nations", 20)} {
		if got := stem(w); got != w {
			t.Errorf("%s: %s", w, got)
		}
	}
}
