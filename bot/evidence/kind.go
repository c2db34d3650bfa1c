package evidence

import (
	"unicode"
	"unicode/utf8"

	"parley/bot/question"
	"parley/index/analysis"
)

// holds reports whether a sentence has a value of the kind a question asks for. Terms of the question
// itself do not count: "the 90-day truce" does not answer "how long is the 90-day truce".
func holds(kind question.Kind, s read) bool {
	switch kind {
	case question.When, question.HowLong:
		return hasTime(s)
	case question.HowMany, question.HowMuch:
		return hasQuantity(s)
	case question.Who, question.Where:
		return hasName(s)
	case question.Why:
		return hasReason(s)
	}
	return false
}

func asked(s read, t analysis.Token) bool {
	for _, m := range s.mentions {
		if m.start == t.Start {
			return true
		}
	}
	return false
}

func hasTime(s read) bool {
	for _, t := range s.tokens {
		if asked(s, t) {
			continue
		}
		switch {
		case t.Class == analysis.Identifier:
			switch t.Scheme() {
			case "date", "month", "day", "dur":
				return true
			}
		case t.Class == analysis.Number:
			if len(t.Exact) == 4 && (t.Exact[0] == '1' || t.Exact[0] == '2') {
				return true
			}
		default:
			switch t.Exact {
			case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
				"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "century", "centuries", "decade",
				"days", "months", "weeks", "years", "hours", "year", "month", "today", "yesterday", "annually", "permanently", "indefinitely":
				return true
			}
		}
	}
	return false
}

func hasQuantity(s read) bool {
	for _, t := range s.tokens {
		if asked(s, t) {
			continue
		}
		switch t.Scheme() {
		case "usd", "eur", "gbp", "cny", "pct":
			return true
		}
		if t.Class == analysis.Number {
			return true
		}
		switch t.Exact {
		case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
			"forty", "fifty", "hundred", "thousand", "million", "billion", "trillion", "half", "third", "quarter", "dozen",
			"several", "percent", "double", "twice", "none", "dozens", "hundreds", "thousands":
			return true
		}
	}
	return false
}

// hasName looks for a capitalised word that does not open the sentence and was not asked for.
func hasName(s read) bool {
	for i, t := range s.tokens {
		if i == 0 || t.Class != analysis.Word || asked(s, t) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s.text[t.Start-s.span.Start:]); unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

func hasReason(s read) bool {
	for _, t := range s.tokens {
		switch t.Exact {
		case "because", "due", "since", "therefore", "reason", "reasons", "caused", "cause", "so", "order", "threat", "result", "thus", "intended", "aim", "aimed", "avoid", "protect", "ensure", "prevent", "purpose":
			return true
		}
	}
	return false
}
