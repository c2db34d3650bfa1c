package evidence

import (
	"unicode"
	"unicode/utf8"

	"parley/bot/question"
	"parley/index/analysis"
)

// values is a set of kinds of value a sentence may state.
type values uint16

// The kinds of value.
const (
	dateValue values = 1 << iota
	durationValue
	moneyValue
	rateValue
	countValue
	nameValue
	reasonValue
)

// wanted returns the kinds of value a question asks for; none for an open question.
func wanted(kind question.Kind, tokens []analysis.Token) values {
	switch kind {
	case question.When:
		return dateValue
	case question.HowLong:
		return durationValue | dateValue
	case question.HowMany:
		for _, t := range tokens {
			switch t.Exact {
			case "days", "weeks", "months", "years", "hours", "day", "year", "month":
				return durationValue | countValue
			}
		}
		return countValue
	case question.HowMuch:
		for _, t := range tokens {
			switch t.Exact {
			case "percent", "percentage", "rate", "share", "tariff", "tariffs", "duty", "duties", "levy":
				return rateValue
			case "pay", "paid", "cost", "costs", "price", "dollars", "worth", "fee", "spend", "spent", "money":
				return moneyValue
			}
		}
		return moneyValue | rateValue | countValue
	case question.Who, question.Where:
		return nameValue
	case question.Why:
		return reasonValue
	}
	return 0
}

// A value is something a sentence states that was not asked.
type value struct {
	kind     values
	position int    // of its first word
	term     string // as analysed
}

// valuesOf returns the values of a sentence, in order. What the question named itself is none.
func valuesOf(s read) []value {
	var found []value
	m := 0
	for i, t := range s.tokens {
		for m < len(s.mentions) && s.mentions[m].start < t.Start {
			m++
		}
		if m < len(s.mentions) && s.mentions[m].start == t.Start {
			continue
		}
		if k := kindOfValue(t, s, i == 0); k != 0 {
			found = append(found, value{k, t.Position, t.Term})
		}
	}
	return found
}

func kindOfValue(t analysis.Token, s read, opens bool) values {
	switch t.Class {
	case analysis.Identifier:
		switch t.Scheme() {
		case "date", "month", "day":
			return dateValue
		case "dur":
			return durationValue
		case "usd", "eur", "gbp", "cny":
			return moneyValue
		case "pct":
			return rateValue
		}
		return 0
	case analysis.Number:
		if yearOf(t) > 0 {
			return dateValue | countValue
		}
		return countValue
	}
	if k := wordValue(t.Exact); k != 0 {
		return k
	}
	if t.Class == analysis.Word && !opens {
		if c, _ := utf8.DecodeRuneInString(s.text[t.Start-s.span.Start:]); unicode.IsUpper(c) {
			return nameValue
		}
	}
	return 0
}

// wordValue reads numbers, times and reasons that are words.
func wordValue(exact string) values {
	switch exact {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fifteen", "twenty",
		"thirty", "forty", "fifty", "hundred", "thousand", "million", "billion", "trillion", "dozen", "several", "none", "dozens",
		"hundreds", "thousands", "half", "third", "quarter", "double", "twice", "majority":
		return countValue
	case "percent":
		return rateValue | countValue
	case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "century", "centuries", "today", "yesterday", "1990s":
		return dateValue
	case "days", "months", "weeks", "years", "hours", "year", "month", "decade", "decades", "annually", "permanently", "indefinitely":
		return durationValue
	case "because", "due", "since", "therefore", "reason", "reasons", "caused", "cause", "so", "threat", "result", "thus", "intended",
		"aim", "aimed", "avoid", "protect", "ensure", "prevent", "purpose", "order", "ground", "grounds", "argued", "argues", "cited", "citing",
		"justified", "rationale", "concern", "concerns", "response", "retaliation", "motive":
		return reasonValue
	}
	if len(exact) == 5 && exact[4] == 's' && exact[0] == '1' {
		return dateValue
	}
	return 0
}
