package analysis

import "strings"

// An abbreviated says how a word followed by a full stop stands to the end of a sentence.
type abbreviated uint8

const (
	notAbbreviated abbreviated = iota
	neverLast                  // a title or a pointer: something always follows
	beforeNumber               // what is numbered follows, else the word is an ordinary one: "No."
	oftenLast                  // may end a sentence: "U.S.", "Inc.", an initial
	clockTime                  // "a.m.": ends one unless a time zone or a day follows
)

// kindOf tells abbreviations from words. Capitals count: "Rep. Greer", but a gym's "last rep."
func kindOf(word string) abbreviated {
	switch word {
	case "Dr", "Mr", "Mrs", "Ms", "Messrs", "Prof", "Sen", "Sens", "Gov", "Govs", "Rep", "Reps", "Gen", "Lt", "Col", "Sgt", "Capt",
		"Cmdr", "Adm", "Rev", "Hon", "Amb", "Pres", "St", "Mt", "Ft", "Asst", "Dep", "Pub", "Fed", "Supp",
		"v", "vs", "e.g", "eg", "i.e", "viz", "cf", "ca", "approx":
		return neverLast
	case "Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Calif", "Mass", "Conn", "Fla", "Pa", "Tex", "Wash", "Va", "Md", "Ct":
		return oftenLast
	}
	switch strings.ToLower(word) {
	case "no", "nos", "sec", "secs", "art", "arts", "fig", "figs", "vol", "ch", "pt", "para", "paras", "pp", "p", "ex", "eq", "cl",
		"doc", "reg", "app", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec":
		return beforeNumber
	case "inc", "corp", "ltd", "co", "cos", "llc", "llp", "plc", "bros", "jr", "sr", "etc", "al", "seq", "dept", "univ", "assn",
		"ave", "blvd", "ph.d", "exec", "cong", "stat":
		return oftenLast
	case "a.m", "p.m":
		return clockTime
	}
	if isInitials(word) {
		return oftenLast
	}
	return notAbbreviated
}

// isInitials reports single letters, divided by dots where there are several: "J", "U.S", "D.C".
func isInitials(word string) bool {
	if len(word)%2 == 0 {
		return false
	}
	for i := range len(word) {
		if i%2 == 0 && !isLetter(word[i]) || i%2 == 1 && word[i] != '.' {
			return false
		}
	}
	return true
}

// opensSentence reports words, as capitalised, that begin a sentence far more often than they follow an
// abbreviation. Auxiliaries are left out: headlines read "U.S. Will Impose".
func opensSentence(word string) bool {
	switch strings.ToLower(word) {
	case "the", "a", "an", "this", "that", "these", "those", "it", "its", "he", "she", "they", "we", "i", "you", "his", "her", "their",
		"our", "my", "your", "there", "here", "in", "on", "at", "for", "from", "by", "with", "but", "and", "or", "so", "yet", "if", "when",
		"while", "as", "after", "before", "since", "until", "although", "though", "because", "however", "moreover", "meanwhile",
		"under", "who", "what", "how", "why", "where", "which", "not", "no", "nor", "each", "all", "some", "both", "any", "such",
		"other", "another", "many", "most", "several", "few", "also", "then", "now", "still", "thus", "therefore", "instead",
		"according", "during", "despite", "without", "to", "one", "two", "nothing", "everything", "last", "earlier", "later", "today",
		"yesterday", "once", "only", "even", "it's", "he's", "she's", "that's", "there's", "they're", "we're", "i'm", "is", "are", "do",
		"does", "did", "can", "indeed", "furthermore", "additionally", "separately", "finally", "unlike", "among", "between":
		return true
	}
	return false
}

// isZone reports what follows a time of day within a sentence.
func isZone(word string) bool {
	switch word {
	case "EST", "EDT", "ET", "CST", "CET", "PST", "PDT", "PT", "GMT", "UTC", "BST", "Eastern", "Central", "Pacific", "Washington",
		"Beijing", "London", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
		"March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}
