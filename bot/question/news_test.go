package question

import "testing"

func TestForNews(t *testing.T) {
	for text, want := range map[string]bool{
		"what's new?": true, "What is the latest": true, "any news": true, "updates?": true, "": false, "what is it?": false,
		"what's new on Nexperia?": false, "the new rule": false, "latest H20 news": false, "news of 3 May 2025": false,
	} {
		if got := ForNews(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
