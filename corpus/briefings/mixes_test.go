package briefings

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A sentence is quoted as the answer about one day, so it tells one fact with one date. A date is a day, days told in
// one breath ("14 and 15 May 2026"), or a month with its year.
const monthName = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`

var (
	dateText = regexp.MustCompile(`\b(?:\d{1,2}(?:, \d{1,2})*(?: (?:and|to) \d{1,2})? ` + monthName + `(?: 20\d\d)?|` + monthName + ` 20\d\d)\b`)
	// namesRule stands before a date that names a rule or a paper: "the order of", "the May 2025 letter".
	namesRule = regexp.MustCompile(`(?:\b(?:of|dated)|\bof (?:\S+ )?` + monthName + `(?: 20\d\d)?(?:,| and)) $`)
	adjective = regexp.MustCompile(`(?:\b(?:the|a|its|all)|'s) $`)
	noun      = regexp.MustCompile(`^ [a-z]`)
	// joins begins a second statement or the second of two things told alike; newClause a second statement only.
	joins     = regexp.MustCompile(`\b(?:and|but|while|whereas|then|or)\b|; `)
	newClause = regexp.MustCompile(`, (?:and|but|while|whereas) |; `)
	// content parts a telling or a duty from its content or its condition: "confirmed on … that … would start on …".
	content = regexp.MustCompile(`\b(?:that|if|to (?:add|be|start))\b`)
	// tells is how a source gives a date. Twice in one sentence, two sources differ on one date.
	tells = regexp.MustCompile(`\b(?:gives|dates)\b`)
	// spans stands between the first and the last day of one thing.
	spans = []string{" to ", " until ", " until the end of "}
)

// A stand is a date in a sentence. A name tells no day of the fact itself.
type stand struct {
	from, to int
	text     string
	name     bool
	word     string // the word before the date, such as "on", "from" or "until"
}

// stands returns the dates of s in order, without the day up to which a status is known: "As of July 2026".
func stands(s string) []stand {
	var found []stand
	for _, at := range dateText.FindAllStringIndex(s, -1) {
		before, after := s[:at[0]], s[at[1]:]
		if strings.HasSuffix(strings.ToLower(before), "as of ") {
			continue
		}
		words := append([]string{""}, strings.Fields(before)...)
		found = append(found, stand{
			from: at[0], to: at[1], text: s[at[0]:at[1]], word: words[len(words)-1],
			name: namesRule.MatchString(before) || adjective.MatchString(before) && noun.MatchString(after),
		})
	}
	return found
}

// mixes reports whether s tells two facts with different dates.
func mixes(s string) bool {
	if len(tells.FindAllString(s, -1)) > 1 {
		return false
	}
	all := stands(s)
	for i := 1; i < len(all); i++ {
		if a, b := all[i-1], all[i]; a.text != b.text && apart(a, b, s[a.to:b.from]) {
			return true
		}
	}
	return false
}

// apart reports whether two dates with the given text between them belong to two facts.
func apart(a, b stand, between string) bool {
	days := startsWithDigit(a.text) && startsWithDigit(b.text)
	switch {
	case a.name && b.name:
		return days && joins.MatchString(between)
	case a.name || b.name:
		return newClause.MatchString(between)
	case slices.Contains(spans, between), a.word == "between" && between == " and ":
		return false
	case content.MatchString(between):
		return newClause.MatchString(between)
	default:
		return a.word == b.word || joins.MatchString(between)
	}
}

func startsWithDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

func TestNoSentenceMixesDates(t *testing.T) {
	for _, b := range load(t) {
		for _, s := range b.sentences {
			if mixes(s) {
				t.Errorf("%s: two facts with different dates: %q", b.file, s)
			}
		}
	}
}

func TestMixesAreFound(t *testing.T) {
	for s, want := range map[string]bool{
		"The rule took effect on 16 January 2025.":                                                       false,
		"The rule applied from 29 September 2025 to 9 November 2025.":                                    false,
		"China suspended the ban on 9 November 2025, until 27 November 2026.":                            false,
		"China's rules of 9 October 2025 are suspended until 10 November 2026.":                          false,
		"The May 2025 guidance was repeated on 31 May 2026.":                                             false,
		"As of July 2026, nothing has followed the order of 9 April 2025.":                               false,
		"Goods loaded before 24 February 2026 were free if they came before 28 February 2026.":           false,
		"Bessent said on 1 November 2025 that the pause would start on 10 November 2025.":                false,
		"China announced on 4 April 2025 a tariff and a list, to start on 10 April 2025.":                false,
		"One firm dates the end to 28 November 2025, while another gives 1 December 2025.":               false,
		"The rules of October 2022, October 2023 and December 2024 form the core.":                       false,
		"The talks of 14 and 15 May 2026 went well.":                                                     false,
		"The rule took effect on 16 January 2025, and compliance is due since 31 January 2025.":          true,
		"The license was announced on 3 July 2023 and is in force from 1 August 2023.":                   true,
		"The duty was 10 percent from 4 February 2025 and 20 percent from 4 March 2025.":                 true,
		"The package of 2 December 2024 and the rule of 16 January 2025 were interim rules.":             true,
		"The rule of 29 September 2025 went far; it is suspended until 9 November 2026.":                 true,
		"The House passed the bill on 12 January 2026, and the Senate said on 2 May 2026 that it waits.": true,
		"Entry ended for China on 2 May 2025 and for all countries on 29 August 2025.":                   true,
		"The letter reached one firm in May 2025 on a Friday and was withdrawn from all on 2 July 2025.": true,
	} {
		if got := mixes(s); got != want {
			t.Errorf("mixes(%q) = %v, want %v", s, got, want)
		}
	}
}
