package question

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/index"
	"parley/index/analysis"
)

// Bounds of a repair. Measured on question sets: beyond them words and names that the articles do not happen to use
// are taken for misspellings of others, "misfiled" for "missile" and "Basel" for "based".
const (
	shortestRepaired = 4  // letters; of four, none is replaced by another
	longName         = 6  // letters from which a word with a capital may be a common one
	longWord         = 6  // letters from which one may be doubled in the wrong place, "tarrif": two changes
	longerWord       = 9  // letters from which any two changes are allowed, unless there is a capital
	mostRepaired     = 24 // words of one question looked at
)

// Words are the words of the articles.
type Words interface {
	// Held and Near are those of index.Vocabulary.
	Held(ctx context.Context, terms ...string) ([]int, error)
	Near(ctx context.Context, word string, changes int) ([]index.Spelling, error)
}

// A Repair says that a word, which no article has, was read as another.
type Repair struct {
	Written string // as the asker spelled it
	Read    string // as articles spell it, in lower case unless Written begins with a capital
}

// Repair returns text with every word that no article has spelled as the nearest one that some have, and what was
// changed. Numbers, identifiers, abbreviations and words that others stand for stay, as does a word with none near enough.
func (r *Reader) Repair(ctx context.Context, words Words, text string) (string, []Repair, error) {
	unknown, err := r.unknown(ctx, words, text)
	if err != nil {
		return text, nil, err
	}
	var out strings.Builder
	var repairs []Repair
	at := 0
	for _, t := range unknown {
		read, err := r.nearest(ctx, words, t.Exact, isUpper(text[t.Start]) && t.Position > 0)
		if err != nil {
			return text, nil, err
		}
		if read == "" {
			continue
		}
		fixed := Repair{Written: text[t.Start:t.End], Read: likeWritten(read, text[t.Start:t.End])}
		out.WriteString(text[at:t.Start] + fixed.Read)
		at = t.End
		if !slices.Contains(repairs, fixed) {
			repairs = append(repairs, fixed)
		}
	}
	return out.String() + text[at:], repairs, nil
}

// unknown returns the words of text that may be misspelled and that nothing in the index holds.
func (r *Reader) unknown(ctx context.Context, words Words, text string) ([]analysis.Token, error) {
	tokens := analysis.Analyze(text)
	var doubtful []analysis.Token
	var terms []string
	whole := -1
	for i, t := range tokens {
		if t.Class == analysis.Identifier {
			whole = t.End
		}
		covered := t.Start < whole || i+1 < len(tokens) && tokens[i+1].Class == analysis.Identifier && tokens[i+1].Position == t.Position
		if !covered && r.repairable(text[t.Start:t.End], t) && len(doubtful) < mostRepaired {
			doubtful, terms = append(doubtful, t), append(terms, t.Term)
		}
	}
	if len(doubtful) == 0 {
		return nil, nil
	}
	held, err := words.Held(ctx, terms...)
	if err != nil {
		return nil, err
	}
	unknown := doubtful[:0]
	for i, t := range doubtful {
		if held[i] == 0 {
			unknown = append(unknown, t)
		}
	}
	return unknown, nil
}

// repairable reports whether a token could be a misspelled word: plain letters, at most the first a capital, and none
// of the words that are known whatever the articles say.
func (r *Reader) repairable(written string, t analysis.Token) bool {
	if t.Class != analysis.Word || len(t.Exact) < shortestRepaired || isChat(t.Exact) || len(r.aliases[t.Term]) > 0 || r.idioms.has(t) || r.english.has(t.Exact) {
		return false
	}
	for i, c := range []byte(written) {
		if (c < 'a' || 'z' < c) && (i > 0 || !isUpper(c)) {
			return false
		}
	}
	return true
}

// nearest returns the word that was most likely meant, "" when none is near: an asking word, or the one that fewest
// changes lead to and, of these, most passages have. name says that it has a capital that no sentence asked for.
func (r *Reader) nearest(ctx context.Context, words Words, word string, name bool) (string, error) {
	for _, asking := range []string{"what", "when", "where", "which", "whose", "does", "have", "many", "much", "about"} {
		if asking[0] == word[0] && analysis.Distance(word, asking) == 1 {
			return asking, nil
		}
	}
	most := 1
	if len(word) >= longWord {
		most = 2
	}
	for changes := 1; changes <= most; changes++ {
		near, err := words.Near(ctx, word, changes)
		if err != nil {
			return "", err
		}
		near = slices.DeleteFunc(near, func(s index.Spelling) bool {
			return !likely(word, s.Word) || name && len(word) < longName && r.english.has(s.Word) ||
				changes == 2 && (name || len(word) < longerWord) && undoubled(word) != undoubled(s.Word)
		})
		if len(near) > 0 {
			return slices.MinFunc(near, func(a, b index.Spelling) int {
				return cmp.Or(cmp.Compare(lostLetters(word, a.Word), lostLetters(word, b.Word)),
					cmp.Compare(b.Passages, a.Passages), cmp.Compare(a.Word, b.Word))
			}).Word, nil
		}
	}
	return "", nil
}

// undoubled writes a word with every letter once where it is doubled.
func undoubled(word string) string { return string(slices.Compact([]byte(word))) }

// lostLetters is how many letters more than one word is shorter than near, or longer: two changes of one kind are rare.
func lostLetters(word, near string) int {
	return max(0, len(word)-len(near)-1, len(near)-len(word)-1)
}

// likely reports whether word may be a misspelling of near. In a word of four letters a replaced one makes another word.
func likely(word, near string) bool {
	if strings.ContainsAny(near, "0123456789") || utf8.RuneCountInString(near) < shortestRepaired {
		return false
	}
	if len(word) > shortestRepaired || len(near) != len(word) {
		return true
	}
	a, b := []byte(word), []byte(near)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// likeWritten gives a word the capital the asker wrote.
func likeWritten(word, written string) string {
	if isUpper(written[0]) && 'a' <= word[0] && word[0] <= 'z' {
		return string(word[0]-'a'+'A') + word[1:]
	}
	return word
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
