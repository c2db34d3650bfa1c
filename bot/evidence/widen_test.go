package evidence

import "testing"

func TestWiden(t *testing.T) {
	for _, test := range []struct{ name, asked, text, want string }{
		{"two parts, two neighbours", "Who met at the Stockholm talks, and what did the Stockholm talks agree?",
			"Nothing else happened. Scott Bessent met He Lifeng at the Stockholm talks. The Stockholm talks agreed a pause of ninety days. Cats sleep.",
			"Scott Bessent met He Lifeng at the Stockholm talks. The Stockholm talks agreed a pause of ninety days."},
		{"one part, one sentence", "Who met at the Stockholm talks?",
			"Nothing else happened. Scott Bessent met He Lifeng at the Stockholm talks. The Stockholm talks agreed a pause of ninety days. Cats sleep.",
			"Scott Bessent met He Lifeng at the Stockholm talks."},
		{"a sentence that leans", "What does the letter warn about military chips?",
			"The letter was signed by former officials. It warns that chips would help the military. Cats sleep.",
			"The letter was signed by former officials. It warns that chips would help the military."},
		{"not over a paragraph", "What does the letter warn about military chips?",
			"The letter was signed by former officials.\n\nIt warns that chips would help the military. Cats sleep.",
			"It warns that chips would help the military."},
	} {
		q := understand(t, test.asked, nil, "")
		candidates, stats := propose(q, test.text)
		if got := best(choose(t, q, candidates, stats)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}
