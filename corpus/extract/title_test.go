package extract

import "testing"

func TestOpening(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Talks resumed. They go on.", "Talks resumed."},
		{"The U.S. said no. More.", "The U.S. said no."},
		{"Mr. Bessent met Mr. He. More.", "Mr. Bessent met Mr. He. More."},
		{"one two three four five six seven eight nine ten eleven twelve thirteen", "one two three four five six seven eight nine ten eleven twelve…"},
		{"", ""},
	} {
		if got := opening(c.text); got != c.want {
			t.Errorf("opening(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNameTitle(t *testing.T) {
	if got := nameTitle("notes/geneva-talks_may.md"); got != "geneva talks may" {
		t.Errorf("got %q", got)
	}
}

func TestSameTitle(t *testing.T) {
	if !sameTitle("“Fact Sheet: Talks”", "Fact sheet – talks") || sameTitle("Talks I", "Talks II") {
		t.Error("titles compare by letters and digits alone")
	}
}
