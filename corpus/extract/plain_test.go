package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, title, outline string }{
		{
			"title line and long lines", "Talks resume in Stockholm\n\nThe two sides meet on Monday.\nNothing is agreed.\n",
			"Talks resume in Stockholm", "p The two sides meet on Monday.\np Nothing is agreed.\n",
		},
		{
			"no title line", "The two sides meet on Monday. Nothing is agreed.\nThey part on Tuesday.",
			"The two sides meet on Monday.", "p The two sides meet on Monday. Nothing is agreed.\np They part on Tuesday.\n",
		},
		{
			"hard-wrapped", "Export rules\n\nThe Bureau of Industry and Security has amended the\nregulations for advanced computing items, and added\nentities to the list.\nA new paragraph after a short line begins here and\ngoes on.\n",
			"Export rules", "p The Bureau of Industry and Security has amended the regulations for advanced computing items, and added entities to the list.\np A new paragraph after a short line begins here and goes on.\n",
		},
		{
			"bullets, also wrapped", "What changes now\n\nThe rule has two parts that matter to\nexporters of such items:\n\n* licence requirements for advanced chips\n  and the machines that make them\n* due diligence\n\n1. first\n2) second\n(iv) fourth\n",
			"What changes now", "p The rule has two parts that matter to exporters of such items:\ni1 licence requirements for advanced chips and the machines that make them\ni1 due diligence\ni1 first\ni1 second\ni1 (iv) fourth\n",
		},
		{
			"a heading before a long paragraph", "Report\n\nIt ended.\n\nBackground\n\nThe two sides have met four times since the spring: in Geneva, in London, in Stockholm and in Madrid, and each time they prolonged the truce.\n",
			"Report", "p It ended.\nh2 Background\np The two sides have met four times since the spring: in Geneva, in London, in Stockholm and in Madrid, and each time they prolonged the truce.\n",
		},
		{
			"a list of addressees has no headings", "MEMORANDUM FOR THE SECRETARY OF STATE\nTHE SECRETARY OF COMMERCE\nTHE TRADE REPRESENTATIVE\nBy the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered as follows.\n",
			"MEMORANDUM FOR THE SECRETARY OF STATE", "p THE SECRETARY OF COMMERCE\np THE TRADE REPRESENTATIVE\np By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered as follows.\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, problems := single(t, "a.txt", c.text)
			if a.Title != c.title || len(problems) > 0 {
				t.Errorf("title %q, problems %v, want %q and none", a.Title, problems, c.title)
			}
			if diff := cmp.Diff(c.outline, outline(a)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
