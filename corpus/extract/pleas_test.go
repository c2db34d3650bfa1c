package extract

import "testing"

func TestPleas(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Talks resume. Follow Tom's Hardware on Google News to get our up-to-date news, analysis, and reviews in your feeds. Make sure to click the Follow button.", "Talks resume."},
		{"Make sure to click the Follow button.", ""},
		{"It is over. Sign up for our weekly newsletter for more.", "It is over."},
		{"“It is over.” Follow Investing.com on X", "“It is over.”"},
		{"Talks resume.", "Talks resume."},
		// Reporting about following stays: no sentence of its own, no channel, not at the end.
		{"Ministers follow Xi on X.", "Ministers follow Xi on X."},
		{"Follow the talks closely.", "Follow the talks closely."},
		{"Follow Reuters on X. Then the talks went on.", "Follow Reuters on X. Then the talks went on."},
	} {
		if got := c.text[:pleaStart(c.text)]; got != c.want {
			t.Errorf("%q is cut to %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPleasNeverTakeAll(t *testing.T) {
	a, _ := single(t, "a.txt", "Make sure to click the Follow button.")
	if a.Text == "" {
		t.Error("an article was cut to nothing")
	}
}
