package briefings

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	minWords, maxWords = 250, 800
	maxSentence        = 45
)

// A sentence is quoted without its neighbours, so it must not lean on them: neither begin with a word that points
// back, nor speak of "the order" without saying which.
var (
	leaning = regexp.MustCompile(`^(This|It|They|These|Those|He|She|That|Its|Their|Both|Such|The latter|The former|The same)\b`)
	bare    = regexp.MustCompile(`^The (?:order|law|fact sheet|proclamation|memorandum|report|finding|visit|journey|dispute|ruling|duty|surcharge|truce|letter|` +
		`statement|deal|package|suspension|case|company|firm|minister|year)(?: itself)? ([a-z]+)`)
)

// A sentence leans in its middle too: where it points at something it has not named, "such a deal", "in that quarter", "on the same
// day", and where somebody said or promised something on no day and at no meeting.
var (
	pointers = regexp.MustCompile(`\b(?:[Tt]hese|[Tt]hose|[Tt]his|[Ss]uch(?: an?)?|(?:about|after|at|before|by|during|for|from|in|of|on|over|to|under|with|without) that|` +
		`the same (?:case|date|day|firm|month|occasion|order|week|way|year)) ?([a-z]*)`)
	// joined are words behind "such", "those" and "the same" with which these point at nothing earlier.
	joined  = []string{"", "and", "as", "at", "briefing", "in", "it", "listed", "made", "of", "on", "page", "that", "under", "which", "who", "with"}
	telling = regexp.MustCompile(`\b(?:agreed to|announced|argued|confirmed|promised|said|threatened|warned)\b`)
	// meetings of the trade talks each took place once, so that a name of one is as good as a date.
	meetings = regexp.MustCompile(`\d|\b(?:Geneva|London|Stockholm|Madrid|Kuala Lumpur|Busan|Paris|Beijing)\b`)
)

// pointsBack reports whether s points at something that it does not name before.
func pointsBack(s string) bool {
	for _, at := range pointers.FindAllStringSubmatchIndex(s, -1) {
		before, noun := s[:at[0]], s[at[2]:at[3]]
		switch {
		case strings.HasPrefix(s[at[0]:], "the same "):
			if noun != "as" && !dateText.MatchString(s) {
				return true
			}
		case slices.Contains(joined, noun), dateText.MatchString(before) && slices.Contains([]string{"day", "month", "months", "year"}, noun):
		case !strings.Contains(strings.ToLower(before), strings.TrimSuffix(noun, "s")):
			return true
		}
	}
	return false
}

// behind are the words that may follow such a noun and say which one it is.
var behind = []string{"against", "behind", "for", "from", "in", "of", "on", "over", "rate", "that", "to", "under", "with"}

// leans reports whether s needs the sentence before it.
func leans(s string) bool {
	if m := bare.FindStringSubmatch(s); m != nil && !slices.Contains(behind, m[1]) {
		return true
	}
	if leaning.MatchString(s) && !strings.HasPrefix(s, "He Lifeng") {
		return true
	}
	return pointsBack(s) || telling.MatchString(s) && !meetings.MatchString(s)
}

// capitals finds abbreviations: two capitals or more, perhaps with a small s behind.
var capitals = regexp.MustCompile(`\b[A-Z][A-Z&]+s?\b`)

// known lists the abbreviations and names that need no explanation. FR and CFR stand only
// inside citations such as 90 FR 4544 and 15 CFR 742.6.
var known = []string{"US", "AI", "UK", "FR", "CFR", "AMD", "ASML", "DJI", "JL", "LLC", "MGX", "MP", "NAND", "SJ", "SK", "USA", "USDS"}

// proseFaults says where the text of b breaks the rules of writing.
func proseFaults(b briefing) []string {
	var faults []string
	if n := len(strings.Fields(strings.Join(b.paragraph, " "))); n < minWords || n > maxWords {
		faults = append(faults, fmt.Sprintf("%d words, want %d to %d", n, minWords, maxWords))
	}
	for _, s := range b.sentences {
		if n := len(strings.Fields(s)); n > maxSentence {
			faults = append(faults, fmt.Sprintf("%d words in %q", n, s))
		}
		if leans(s) {
			faults = append(faults, fmt.Sprintf("cannot stand alone: %q", s))
		}
		if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") {
			faults = append(faults, fmt.Sprintf("does not end: %q", s))
		}
	}
	return append(faults, unexplained(strings.Join(b.paragraph, "\n"))...)
}

// unexplained returns a fault for each abbreviation whose first use is neither
// in brackets behind its long form, "Bureau of Industry and Security (BIS)", nor known.
func unexplained(text string) []string {
	var faults []string
	seen := slices.Clone(known)
	for _, at := range capitals.FindAllStringIndex(text, -1) {
		short := strings.TrimSuffix(text[at[0]:at[1]], "s")
		if slices.Contains(seen, short) {
			continue
		}
		seen = append(seen, short)
		if at[0] == 0 || text[at[0]-1] != '(' {
			faults = append(faults, fmt.Sprintf("%s is not explained at its first use", short))
		}
	}
	return faults
}

func TestProseCanBeQuoted(t *testing.T) {
	for _, b := range load(t) {
		for _, fault := range proseFaults(b) {
			t.Errorf("%s: %s", b.file, fault)
		}
	}
}

func TestNoSentenceStandsTwice(t *testing.T) {
	where := map[string]string{}
	for _, b := range load(t) {
		for _, s := range b.sentences {
			key := fold(s)
			if first, ok := where[key]; ok {
				t.Errorf("%s and %s both say %q", first, b.file, s)
			}
			where[key] = b.file
		}
	}
}

// fold makes spellings alike that differ in case and white space only.
func fold(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

func TestProseFaultsAreFound(t *testing.T) {
	filler := strings.Repeat("China and the United States went on with their trade talks in the autumn of the year. ", 17)
	for name, c := range map[string]struct {
		text   string
		faults int
	}{
		"good":                      {filler + "He Lifeng spoke.", 0},
		"explained":                 {filler + "The Bureau of Industry and Security (BIS) wrote. BIS is an office.", 0},
		"leans on its neighbour":    {filler + "They met.", 1},
		"an order of no date":       {filler + "The order raised the rate.", 1},
		"an order of some date":     {filler + "The order of 9 April 2025 raised the rate.", 0},
		"the same as before":        {filler + "The same order raised the rate.", 1},
		"points at a deal":          {filler + "Talks about such a deal go on.", 1},
		"points at a deal it names": {filler + "A deal needs partners, and without that deal talks fail.", 0},
		"points at an example":      {filler + "Some goods, such as magnets, need a license.", 0},
		"on no day":                 {filler + "The rule took effect on the same day.", 1},
		"on a day it names":         {filler + "The rule of 9 April 2025 took effect on the same day.", 0},
		"said on no day":            {filler + "China promised to buy soybeans.", 1},
		"said at a meeting":         {filler + "China promised in Busan to buy soybeans.", 0},
		"unexplained abbreviation":  {filler + "The BIS (an office) wrote.", 1},
		"does not end":              {filler + "Trade went", 1},
		"too short":                 {"Trade went on.", 1},
		"too long":                  {filler + filler + filler + "Trade went on.", 1},
		"long sentence":             {filler + strings.Repeat("word ", 45) + "end.", 1},
	} {
		t.Run(name, func(t *testing.T) {
			b := briefing{paragraph: []string{c.text}, sentences: sentences(c.text)}
			if got := proseFaults(b); len(got) != c.faults {
				t.Errorf("faults %q, want %d", got, c.faults)
			}
		})
	}
}
