package analysis

import (
	"regexp"
	"strings"
	"testing"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"pgregory.net/rapid"
)

func library(word string) string {
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// ours is the algorithm alone, without our own list of words kept whole.
func ours(word string) string {
	switch word {
	case "goods", "arms", "customs", "united", "beijing", "boeing", "jinping", "nanjing", "texas", "wales":
	default:
		if kept, ok := keptWhole(word); ok {
			return kept
		}
	}
	var p porter
	p.put(0, word)
	p.run()
	return string(p.w[:p.n])
}

func TestPorterAgreesWithSnowballOnArticles(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range regexp.MustCompile(`[a-z]{3,}`).FindAllString(strings.ToLower(articles(t, 3<<20)), -1) {
		if seen[w] || len(w) > longestStemmed {
			continue
		}
		seen[w] = true
		if got, want := ours(w), library(w); got != want {
			t.Errorf("%s: %s, want %s", w, got, want)
		}
	}
	t.Logf("%d different words", len(seen))
}

func TestPorterAgreesWithSnowballOnAnyLetters(t *testing.T) {
	syllable := rapid.SampledFrom(strings.Fields(`a e i o u y b d g l s t st ss tt ll ing ed eed eedly ingly ies ied us sses at bl iz
		tional enci anci abli entli izer ational alism fulness ousness iveness iviti biliti ogi fulli lessli li alize icate iciti ical
		ness ful ative ement ance able ible ment ant ent ism ate iti ous ive ize ion al er ic gener commun arsen ly y`))
	rapid.Check(t, func(t *rapid.T) {
		w := strings.Join(rapid.SliceOfN(syllable, 1, 6).Draw(t, "syllables"), "")
		if len(w) < 3 || len(w) > longestStemmed {
			return
		}
		if got, want := ours(w), library(w); got != want {
			t.Errorf("%s: %s, want %s", w, got, want)
		}
	})
}
