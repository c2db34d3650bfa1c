package slack

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
)

// split divides text into pieces of at most room characters as Slack counts them, which together are text, byte for
// byte. It divides at the end of a sentence where a piece is then at least half full, else of a word, else of a
// letter. Empty text gives no piece. The boundaries are those of Unicode Standard Annex 29.
func split(text string, room int) []string {
	var pieces []string
	for text != "" {
		at := cut(text, room)
		pieces = append(pieces, text[:at])
		text = text[at:]
	}
	return pieces
}

// cut returns where the first piece of text ends: at most room characters in, but at least one character.
func cut(text string, room int) int {
	if size(text) <= room {
		return len(text)
	}
	if at, full := lastWithin(text, room, sentenceEnds(text)); full*2 >= room {
		return at
	}
	for _, ends := range []iter.Seq[int]{wordEnds(text), letterEnds(text)} {
		if at, full := lastWithin(text, room, ends); full > 0 {
			return at
		}
	}
	if at, full := lastWithin(text, room, runeEnds(text)); full > 0 {
		return at
	}
	_, n := utf8.DecodeRuneInString(text)
	return n
}

// lastWithin returns the last of ends within room and how many characters stand before it.
func lastWithin(text string, room int, ends iter.Seq[int]) (at, full int) {
	for end := range ends {
		n := full + size(text[at:end])
		if n > room {
			break
		}
		at, full = end, n
	}
	return at, full
}

func sentenceEnds(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for s := sentences.FromString(text); s.Next() && yield(s.End()); {
		}
	}
}

// wordEnds yields where words end, with the blanks and marks behind them and without the brackets and quotation marks
// that open before the next.
func wordEnds(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		opened := true // nothing ends before the first word
		for w := words.FromString(text); w.Next(); {
			first, _ := utf8.DecodeRuneInString(w.Value())
			if unicode.IsSpace(first) || unicode.In(first, unicode.Pe, unicode.Pf, unicode.Po) {
				continue
			}
			if !opened && !yield(w.Start()) {
				return
			}
			opened = unicode.In(first, unicode.Ps, unicode.Pi)
		}
	}
}

func letterEnds(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for g := graphemes.FromString(text); g.Next() && yield(g.End()); {
		}
	}
}

func runeEnds(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range text {
			if i > 0 && !yield(i) {
				return
			}
		}
	}
}
