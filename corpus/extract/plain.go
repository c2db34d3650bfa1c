package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/corpus"
)

// Text reads one article of plain text. Its first line is the title when it reads like one; dates and
// addresses are not guessed.
func Text(name string, data []byte) ([]corpus.Article, []corpus.Problem, error) {
	text, err := decode(data)
	if err != nil {
		return nil, nil, err
	}
	b := &Builder{pieces: piecesOf(text)}
	var a corpus.Article
	if first := b.pieces; len(first) > 1 && first[0].kind != corpus.Item && titleLike(first[0].text) {
		a.Title = first[0].text
		b.pieces = first[1:]
	}
	a, err = finish(a, b, name)
	return one(a, nil, err)
}

// titleLike reports whether a first line is a title and not the first sentence.
func titleLike(line string) bool {
	words := len(strings.Fields(line))
	return words > 0 && words <= headingWords && !strings.ContainsAny(line[len(line)-1:], ".;:,")
}

// piecesOf reads bare text into pieces with clean texts.
func piecesOf(text string) []piece {
	text = repair(text)
	b := new(Builder)
	for _, s := range stretches(text) {
		p := s.piece
		p.text = s.text(text)
		b.add(p)
	}
	return b.pieces
}

// A stretch is a piece and the lines of a text it is made of.
type stretch struct {
	piece
	lines []span
}

// A span is text[start:end].
type span struct{ start, end int }

// text returns the words of s, its lines joined by a space.
func (s stretch) text(text string) string {
	parts := make([]string, len(s.lines))
	for i, l := range s.lines {
		parts[i] = text[l.start:l.end]
	}
	return strings.Join(parts, " ")
}

// stretches divides text at blank lines, before list items, and – unless its lines are hard-wrapped –
// at every line break.
func stretches(text string) []stretch {
	lines := linesOf(text)
	width := wrapWidth(text, lines)
	var out []stretch
	open := false // whether the last stretch may go on
	for i, l := range lines {
		if l.start == l.end {
			open = false
			continue
		}
		s := begin(text, l)
		if open && s.kind != corpus.Item && goesOn(text, lines[i-1], l, width) {
			last := &out[len(out)-1]
			last.lines = append(last.lines, l)
			continue
		}
		out = append(out, s)
		open = width > 0
	}
	markHeadings(text, out)
	return out
}

// linesOf returns the lines of text without the white space around them; a blank line is an empty span.
func linesOf(text string) []span {
	var lines []span
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		start := at + len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		end := at + len(strings.TrimRightFunc(line, unicode.IsSpace))
		lines = append(lines, span{min(start, at+len(line)), max(start, end)})
		at += len(line)
	}
	return lines
}

// wrapWidth returns how many bytes the longest line has when the lines of text are hard-wrapped, and 0
// when each line is a paragraph. Wrapped lines are short, and three in ten of them or more break off
// well to the right where the next goes on in lower case.
func wrapWidth(text string, lines []span) int {
	const longest, perTen = 160, 3
	width := 0
	for _, l := range lines {
		width = max(width, l.end-l.start)
	}
	pairs, broken := 0, 0
	for i := 1; i < len(lines) && width <= longest; i++ {
		before, after := lines[i-1], lines[i]
		if before.start == before.end || after.start == after.end || begin(text, after).kind == corpus.Item {
			continue
		}
		pairs++
		line := text[before.start:before.end]
		r, _ := utf8.DecodeRuneInString(text[after.start:after.end])
		if unicode.IsLower(r) && !endsSentence(line) && len(line) >= 40 && len(line)*2 >= width {
			broken++
		}
	}
	if broken == 0 || broken*10 < pairs*perTen {
		return 0
	}
	return width
}

// goesOn reports whether the wrapped line after continues before: not when before is a short line that
// ends a sentence, nor when after is indented for a new paragraph.
func goesOn(text string, before, after span, width int) bool {
	line := text[before.start:before.end]
	if endsSentence(line) && len(line)*10 < width*6 {
		return false
	}
	return indent(text, after) < indent(text, before)+2 || !endsSentence(line)
}

// indent returns the bytes of white space before l on its line.
func indent(text string, l span) int {
	return l.start - (strings.LastIndexByte(text[:l.start], '\n') + 1)
}

// begin returns the stretch that the line l starts: an item without its marker, or a paragraph.
// Letters and numbers in brackets begin an item too but stay in it, as "(a)" is cited with its words.
func begin(text string, l span) stretch {
	line := text[l.start:l.end]
	cut := strings.IndexFunc(line, unicode.IsSpace)
	if cut < 0 || !isMarker(line[:cut]) {
		return stretch{piece{kind: corpus.Paragraph}, []span{l}}
	}
	marker, rest := line[:cut], strings.TrimLeftFunc(line[cut:], unicode.IsSpace)
	item := piece{kind: corpus.Item, level: min(1+indent(text, l)/2, 6), marker: marker + " "}
	if marker[0] == '(' {
		item.marker = ""
		return stretch{item, []span{l}}
	}
	return stretch{item, []span{{l.end - len(rest), l.end}}}
}

// isMarker reports whether word is what stands before a list item: a bullet, "12." or "12)", "(a)" or "(iv)".
func isMarker(word string) bool {
	switch word {
	case "-", "*", "+", "•", "‣", "▪", "◦", "●", "○", "·", "\uf0b7", "\uFFFD": // the last two are bullets of fonts that do not say so
		return true
	}
	if inner, ok := strings.CutPrefix(word, "("); ok {
		inner, ok = strings.CutSuffix(inner, ")")
		return ok && 0 < len(inner) && len(inner) <= 4 && !strings.ContainsFunc(inner, notAlphanumeric)
	}
	digits := strings.TrimRight(word, ".)")
	return len(word) == len(digits)+1 && 0 < len(digits) && len(digits) <= 3 && strings.Trim(digits, "0123456789") == ""
}

func notAlphanumeric(r rune) bool {
	return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}

// markHeadings makes headings of paragraphs that are one short line without final punctuation, follow no
// unfinished line, and stand before a far longer paragraph.
func markHeadings(text string, all []stretch) {
	const headingBytes, bodyBytes, words = 80, 120, 10
	for i := range len(all) - 1 {
		s, next := &all[i], all[i+1]
		line := s.text(text)
		r, _ := utf8.DecodeRuneInString(line)
		switch {
		case s.kind != corpus.Paragraph, next.kind != corpus.Paragraph, len(s.lines) > 1, len(line) > headingBytes:
		case len(strings.Fields(line)) > words, !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '§':
		case strings.ContainsAny(line[len(line)-1:], `.,;:!?-=_*)"'`), endsSentence(line):
		case len(next.text(text)) < bodyBytes:
		case i > 0 && all[i-1].kind == corpus.Paragraph && !endsSentence(all[i-1].text(text)):
		default:
			s.kind, s.level = corpus.Heading, 2
		}
	}
}
