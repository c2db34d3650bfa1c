package index_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
)

func TestDefined(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"no definition (here)", nil},
		{
			"The Bureau of Industry  and Security (BIS), again the Bureau of Industry and Security (BIS).",
			[]string{"sbis\x1fBIS\x1fBureau of Industry and Security", "lbureau industri secur\x1fBIS\x1fBureau of Industry and Security", "sbis", "lbureau industri"},
		},
		{
			"validated end-users (VEUs)",
			[]string{"sveu\x1fVEUs\x1fvalidated end-users", "lvalid end user\x1fVEUs\x1fvalidated end-users", "sveu", "lvalid end"},
		},
	} {
		if diff := cmp.Diff(c.want, index.Defined(index.Passage{Text: c.text})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}
