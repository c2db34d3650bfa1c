package briefings

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

const (
	leastAnswers  = 10 // sentences of each briefing that say what they answer
	mostQuestions = 6  // of one sentence
)

// answerFaults says what is wrong with the questions a briefing says it answers. asked holds those of the briefings
// before it, and takes these up.
func answerFaults(b briefing, asked map[string]string) []string {
	var faults []string
	if len(b.front.Answers) < leastAnswers {
		faults = append(faults, fmt.Sprintf("%d sentences say what they answer; want %d", len(b.front.Answers), leastAnswers))
	}
	for _, a := range b.front.Answers {
		if n := opening(b.sentences, a.Opens); n != 1 {
			faults = append(faults, fmt.Sprintf("%d sentences begin with %q", n, a.Opens))
		}
		if len(a.Questions) == 0 || len(a.Questions) > mostQuestions {
			faults = append(faults, fmt.Sprintf("%q answers %d questions", a.Opens, len(a.Questions)))
		}
		for _, q := range a.Questions {
			plain := plainWords(q)
			if before := asked[plain]; before != "" || plain == "" {
				faults = append(faults, fmt.Sprintf("question %q stands twice, first in %s", q, before))
			}
			asked[plain] = b.file
		}
	}
	return faults
}

// opening counts the sentences that begin with words.
func opening(sentences []string, words string) (n int) {
	for _, s := range sentences {
		if words != "" && strings.HasPrefix(s, words) {
			n++
		}
	}
	return n
}

// plainWords is text in lower case without signs.
func plainWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// Every briefing says what people ask that it answers, each question once in all of them.
func TestAnswersAreNamed(t *testing.T) {
	asked := map[string]string{}
	for _, b := range load(t) {
		for _, fault := range answerFaults(b, asked) {
			t.Errorf("%s: %s", b.file, fault)
		}
	}
}

func TestAnswerFaultsAreFound(t *testing.T) {
	good := briefing{file: "a.md", sentences: []string{"The cap is 600.", "The cap is high.", "Sellers must ask."}}
	for range leastAnswers {
		good.front.Answers = append(good.front.Answers, answered{"Sellers", []string{fmt.Sprint("who? ", len(good.front.Answers))}})
	}
	if faults := answerFaults(good, map[string]string{}); faults != nil {
		t.Fatalf("a good one is faulted: %q", faults)
	}
	for name, bad := range map[string]answered{
		"two begin so":     {"The cap is", []string{"how high?"}},
		"none begins so":   {"The moon", []string{"why?"}},
		"no question":      {"Sellers", nil},
		"asked before":     {"Sellers", []string{"Who: 0"}},
		"empty question":   {"Sellers", []string{"?"}},
		"an empty opening": {"", []string{"what?"}},
	} {
		b := good
		b.front.Answers = append(b.front.Answers[:leastAnswers:leastAnswers], bad)
		if len(answerFaults(b, map[string]string{})) != 1 {
			t.Errorf("%s: not found", name)
		}
	}
}
