package extract

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/corpus"
)

// fromPages joins the lines of all pages into pieces.
func fromPages(pages [][]textLine) *Builder {
	lines := slices.Concat(withoutEdges(pages)...)
	b := new(Builder)
	if len(lines) == 0 {
		return b
	}
	s := setting(lines)
	words := wordsOf(lines)
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && s.goesOn(lines[end-1], lines[end]) {
			end++
		}
		s.add(b, joinLines(lines[start:end], words), lines[start])
		start = end
	}
	return b
}

// A typeset is how the body of a document is set.
type typeset struct {
	size    float64   // of most letters
	leading float64   // from line to line within paragraphs
	width   int       // bytes of a full line
	left    float64   // where most lines begin
	larger  []float64 // sizes of headings, largest first
}

func setting(lines []textLine) typeset {
	sizes, leadings, lefts := map[float64]int{}, map[float64]int{}, map[float64]int{}
	var widths []int
	for i, l := range lines {
		sizes[l.size] += len(l.text)
		lefts[math.Round(l.x)]++
		widths = append(widths, len(l.text))
		if i > 0 && lines[i-1].y > l.y {
			leadings[math.Round((lines[i-1].y-l.y)*2)/2]++
		}
	}
	slices.Sort(widths)
	s := typeset{size: most(sizes), leading: most(leadings), left: most(lefts), width: widths[len(widths)*9/10]}
	for size := range sizes {
		if size > s.size*1.12 {
			s.larger = append(s.larger, size)
		}
	}
	slices.Sort(s.larger)
	slices.Reverse(s.larger)
	return s
}

// goesOn reports whether line after belongs to the paragraph that before is in. From one page or column to
// the next a paragraph goes on when its sentence does.
func (s typeset) goesOn(before, after textLine) bool {
	if math.Abs(before.size-after.size) > 0.6 || before.bold != after.bold || bulleted(after.text) {
		return false
	}
	down := before.y - after.y
	if down <= 0 || down > before.size*8 {
		return !endsSentence(before.text) && before.size <= s.size*1.12 && len(before.text)*10 >= s.width*6
	}
	if down > max(s.leading, before.size)*1.35 {
		return false
	}
	if endsSentence(before.text) && (len(before.text)*10 < s.width*7 || after.x > before.x+s.size*0.8) {
		return false
	}
	return true
}

func bulleted(text string) bool {
	return begin(text, span{0, len(text)}).kind == corpus.Item
}

// add adds the paragraph text, whose first line is l.
func (s typeset) add(b *Builder, text string, l textLine) {
	words := len(strings.Fields(text))
	level := slices.Index(s.larger, l.size) + 1
	switch {
	case level > 0 && words <= 25:
		b.Heading(level, text)
	case l.bold && words <= headingWords && !endsSentence(text) && !strings.HasSuffix(text, ","):
		b.Heading(min(len(s.larger)+1, 6), text)
	default:
		item := begin(text, span{0, len(text)})
		item.piece.text = item.text(text)
		item.piece.level = min(item.piece.level, 1)
		b.add(item.piece)
	}
}

// joinLines joins the lines of a paragraph. A hyphen at the end of a line stays when the word is written
// with it elsewhere in the document, and goes when the word continues in lower case.
func joinLines(lines []textLine, words map[string]bool) string {
	text := lines[0].text
	for _, l := range lines[1:] {
		head, broken := strings.CutSuffix(strings.TrimRight(strings.ReplaceAll(text, "\u00ad", "-"), " "), "-")
		r, _ := utf8.DecodeRuneInString(l.text)
		before, _ := utf8.DecodeLastRuneInString(head)
		switch {
		case !broken || !unicode.IsLetter(before) || !unicode.IsLetter(r):
			text += " " + l.text
		case unicode.IsUpper(r) || words[lastWord(head)+"-"+firstWord(l.text)]:
			text = head + "-" + l.text
		default:
			text = head + l.text
		}
	}
	return text
}

// wordsOf returns the hyphenated words that stand within lines, in lower case.
func wordsOf(lines []textLine) map[string]bool {
	words := map[string]bool{}
	for _, l := range lines {
		for word := range strings.FieldsSeq(l.text) {
			if i := strings.IndexByte(word, '-'); i > 0 && i < len(word)-1 {
				words[strings.ToLower(strings.TrimFunc(word, unicode.IsPunct))] = true
			}
		}
	}
	return words
}

func lastWord(text string) string {
	return strings.ToLower(strings.TrimLeftFunc(text[strings.LastIndexByte(text, ' ')+1:], unicode.IsPunct))
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return strings.ToLower(strings.TrimRightFunc(word, unicode.IsPunct))
}

// pageNumber matches a line that only numbers its page.
var pageNumber = regexp.MustCompile(`(?i)^[-–—|\[ ]*(page )?\d{1,4}( ?(of|/) ?\d{1,4})?[-–—|\] ]*$`)

// digits are what differs between the running heads of two pages.
var digits = regexp.MustCompile(`\d+`)

// withoutEdges returns the pages without the lines at their upper and lower edge that number the page, or
// that stand at the edge of three pages or more.
func withoutEdges(pages [][]textLine) [][]textLine {
	seen := map[string]int{}
	for _, page := range pages {
		low, high := edges(page)
		for _, l := range page {
			if l.y <= low || l.y >= high {
				seen[digits.ReplaceAllString(l.text, "#")]++
			}
		}
	}
	kept := make([][]textLine, len(pages))
	for n, page := range pages {
		low, high := edges(page)
		for _, l := range page {
			repeats := seen[digits.ReplaceAllString(l.text, "#")]
			if (l.y <= low || l.y >= high) && (pageNumber.MatchString(l.text) || repeats >= 3) {
				continue
			}
			kept[n] = append(kept[n], l)
		}
	}
	return kept
}

// edges returns the heights of the second lowest and the second highest line of a page: running heads
// have two lines at most.
func edges(page []textLine) (low, high float64) {
	var heights []float64
	for _, l := range page {
		heights = append(heights, math.Round(l.y))
	}
	slices.Sort(heights)
	heights = slices.Compact(heights)
	if len(heights) == 0 {
		return 0, 0
	}
	return heights[min(1, len(heights)-1)] + 0.5, heights[max(len(heights)-2, 0)] - 0.5
}
