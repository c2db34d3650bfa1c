package evidence

import "testing"

func TestSentencesThatName(t *testing.T) {
	for text, want := range map[string]bool{
		"He Lifeng led the Chinese side.":                             true,
		"Oracle is the security provider of the new company.":         true,
		"The talks took place at Lancaster House.":                    true,
		"Magnet exports fell in May 2025 and carmakers stopped.":      false,
		"Announcement No. 21 of May named five Chinese refiners.":     false,
		"Lawyers in China advise firms to use the pause.":             false,
		"A narrow exemption allows release to standards bodies.":      false,
		"Stockholm hosted the talks in July.":                         false, // it opens the sentence, as any word may
		"The Commerce Department put SMIC and DJI on the Entity List": true,
	} {
		if _, r := sentenceOf(t, "Which ones?", text); namesAnything(r) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
