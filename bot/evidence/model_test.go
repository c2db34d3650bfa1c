package evidence

import (
	"reflect"
	"strings"
	"testing"
)

func TestModelSurvivesWriting(t *testing.T) {
	m, err := NewModel()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := ParseModel(b.String())
	if err != nil || !reflect.DeepEqual(again, m) {
		t.Errorf("read back: %+v, %v", again, err)
	}
}

func TestParseModelRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"a weight missing": strings.Replace(fitted, "passage lead ", "# passage lead ", 1),
		"a weight twice":   fitted + "passage lead 1\n",
		"an unknown name":  fitted + "passage luck 1\n",
		"no number":        strings.Replace(fitted, "passage lead ", "passage lead x", 1),
		"a tree cut short": fitted + "passage tree 3<0.25 =-0.1\n",
		"a tree and more":  fitted + "passage tree =0.1 =0.2\n",
		"a tree's feature": fitted + "passage tree 900<0.25 =-0.1 =0.2\n",
	} {
		if _, err := ParseModel(text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
