package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDefinitions(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Definition
	}{
		{"", nil},
		{"no brackets", nil},
		{"The Bureau of Industry and Security (BIS) acted.", []Definition{{"Bureau of Industry and Security", "BIS"}}},
		{"the Export Administration Regulations (“EAR”) and the Foreign Direct Product Rule (the \"FDPR\")",
			[]Definition{{"Export Administration Regulations", "EAR"}, {"Foreign Direct Product Rule", "FDPR"}}},
		{"Semiconductor Manufacturing International Corporation (SMIC, Shanghai)",
			[]Definition{{"Semiconductor Manufacturing International Corporation", "SMIC"}}},
		{"high-bandwidth memory (HBM)", []Definition{{"high-bandwidth memory", "HBM"}}},
		{"United States Trade Representative (USTR) twice: United States Trade Representative (USTR)",
			[]Definition{{"United States Trade Representative", "USTR"}}},
		{"the U.S. Department of Commerce (DOC)", []Definition{{"Department of Commerce", "DOC"}}},
		{"artificial intelligence (AI) chips", []Definition{{"artificial intelligence", "AI"}}},
		{"Talks (May) in Geneva (Switzerland) (see below)", nil},
		{"He spoke in Beijing (BIS) today.", nil},
		{"a line\nabove (ABC)", nil},
		{"section 744.23 (a)", nil},
		{"unclosed (BIS", nil},
	} {
		if diff := cmp.Diff(c.want, Definitions(c.text)); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestDefinitionsOfAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, d := range Definitions(anyText(t) + " (ABC) é (AÉ") {
			if d.Long == "" || d.Short == "" {
				t.Fatalf("empty definition %+v", d)
			}
		}
	})
}
