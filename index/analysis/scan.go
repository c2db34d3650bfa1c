package analysis

import (
	"unicode"
	"unicode/utf8"
)

// A shape says what a scanned word is made of, so that the usual word – ASCII letters – takes the short way.
type shape uint8

const (
	letters    shape = 1 << iota // any letter
	digits                       // any digit
	foreign                      // a byte beyond ASCII
	dotted                       // single letters divided by dots: "U.S"
	grouped                      // digits grouped by commas: "4,800"
	apostrophe                   // an apostrophe between letters
	han                          // a run of Chinese characters or Japanese kana
)

// scan returns the next word at or behind from: text[start:end]. At the end of text start is len(text).
//
// Words are those of Unicode's rules (https://unicode.org/reports/tr29/#Word_Boundaries) with these
// exceptions: an underscore, a colon, a semicolon and a dot between longer words divide; a number ends where
// its unit begins ("5.5bn", "7nm"); Chinese and Japanese come in runs.
func scan(text string, from int) (start, end int, s shape) {
	for start = from; start < len(text); {
		c := text[start]
		if c < utf8.RuneSelf {
			if isAlnum(c) {
				return scanWord(text, start)
			}
			start++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[start:])
		switch {
		case isHan(r):
			return start, endOfHan(text, start), han
		case (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isApostrophe(r):
			return scanWord(text, start)
		}
		start += size
	}
	return len(text), len(text), 0
}

// scanWord returns the word that begins at start.
func scanWord(text string, start int) (int, int, shape) {
	if end := endOfAcronym(text, start); end > 0 {
		return start, end, letters | dotted
	}
	var s shape
	i := start
	for i < len(text) {
		c := text[i]
		if isLetter(c) {
			s |= letters
			i++
			continue
		}
		if isDigit(c) {
			s |= digits
			i++
			continue
		}
		size, more := joint(text, start, i, s)
		if size == 0 {
			break
		}
		s |= more
		i += size
	}
	if s&(letters|digits) == letters|digits && isDigit(text[start]) {
		if end := endOfNumber(text, start, i); end < i {
			return start, end, s &^ letters
		}
	}
	return start, i, s
}

// joint returns the size of what at i keeps a word of shape s going although it is no ASCII letter or digit,
// and what it adds to the shape. Size 0 ends the word.
func joint(text string, start, i int, s shape) (size int, more shape) {
	switch c := text[i]; {
	case c == '.':
		if s == digits || s == digits|grouped {
			return sizeIf(i+1 < len(text) && isDigit(text[i+1])), 0
		}
	case c == ',':
		if (s == digits || s == digits|grouped) && isGroup(text, start, i, s) {
			return 1, grouped
		}
	case c == '\'':
		return sizeIf(s&letters != 0 && letterAt(text, i+1)), apostrophe
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isApostrophe(r):
			if s&letters != 0 && letterAt(text, i+n) {
				return n, foreign | apostrophe
			}
		case isHan(r):
		case unicode.IsLetter(r):
			return n, letters | foreign
		case unicode.IsDigit(r):
			return n, digits | foreign
		case unicode.IsMark(r) || isSilent(r):
			return n, foreign
		}
	}
	return 0, 0
}

func sizeIf(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// isGroup reports whether the comma at i divides thousands: at most three digits before the first
// one, exactly three behind.
func isGroup(text string, start, i int, s shape) bool {
	if i-start > 3 && s&grouped == 0 || i+3 >= len(text) {
		return false
	}
	return isDigit(text[i+1]) && isDigit(text[i+2]) && isDigit(text[i+3]) && (i+4 == len(text) || !isDigit(text[i+4]))
}

// endOfAcronym returns where letters divided by dots end, "U.S" of "U.S.-China", or 0. A letter behind
// a dot of its own begins none: "3A090.a.b" is no acronym "a.b".
func endOfAcronym(text string, start int) int {
	if start > 1 && text[start-1] == '.' && isAlnum(text[start-2]) {
		return 0
	}
	end := 0
	for i := start; i+2 < len(text) && isLetter(text[i]) && text[i+1] == '.' && isLetter(text[i+2]); i += 2 {
		if i+3 < len(text) && isAlnum(text[i+3]) {
			break
		}
		end = i + 3
	}
	return end
}

// endOfNumber returns where the digits of text[start:end] end if a unit follows them, else end.
func endOfNumber(text string, start, end int) int {
	i := start
	for i < end && (isDigit(text[i]) || text[i] == '.' || text[i] == ',') {
		i++
	}
	switch text[i:end] {
	case "b", "B", "bn", "Bn", "BN", "m", "M", "mn", "Mn", "k", "K", "t", "T", "tn", "trn",
		"nm", "mm", "cm", "km", "kg", "GB", "TB", "GHz", "MHz", "MW", "GW", "kW", "W", "V":
		return i
	}
	return end
}

func endOfHan(text string, start int) int {
	i := start
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isHan(r) {
			break
		}
		i += n
	}
	return i
}

func isHan(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー')
}

// isApostrophe reports apostrophes beyond ASCII. One of them counts as a letter in Unicode, yet begins no word.
func isApostrophe(r rune) bool { return r == '’' || r == 'ʼ' || r == '＇' }

// isSilent reports format characters that stand inside words and are not read: soft hyphens, joiners.
func isSilent(r rune) bool {
	return r == 0xAD || r == 0x200C || r == 0x200D || r == 0x2060 || r == 0xFEFF
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isAlnum(c byte) bool  { return isLetter(c) || isDigit(c) }

func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}
