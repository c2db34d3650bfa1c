package question

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/index/analysis"
)

var (
	wordnet = flag.String("wordnet", "/usr/share/wordnet", "the folder with the files of WordNet 3.0")
	update  = flag.Bool("update", false, "write related.txt anew")
)

const relatedHead = `# Words of like meaning, by their stems, and how near they are. Made of WordNet 3.0 (Debian's package wordnet-base) by
#
#	go test ./bot/question -run TestRelatedIsMadeOfWordNet -update
#
# For each of the first three senses of a word that are its commonest: 0.6 (0.4 from the second sense on) for the other words
# of the sense and for words derived from it, 0.3 (0.2) for the words right above and below it in meaning, 0.3 for what is
# similar, 0.4 for what an adjective pertains to. Words of one letter case, without blanks, digits or signs.
#
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and without
# fee or royalty is hereby granted, provided that you agree to comply with the following copyright notice and statements,
# including the disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
# modifications that you make for internal use or for distribution. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND
# PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION,
# PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR
# THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS,
# TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used in advertising or publicity
# pertaining to distribution of the software and/or database. Title to copyright in this software, database and any associated
# documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same.
`

// The table that comes with Parley is what the code here makes of WordNet.
func TestRelatedIsMadeOfWordNet(t *testing.T) {
	if _, err := os.Stat(filepath.Join(*wordnet, "index.verb")); err != nil {
		t.Skipf("WordNet is not there (%v): install Debian's wordnet-base, or name its folder with -wordnet", err)
	}
	made := relatedHead + thesaurusOf(t, *wordnet).String()
	if *update {
		if err := os.WriteFile("related.txt", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if made != relatedText {
		t.Error("related.txt is not what is made of this WordNet; -update writes it anew")
	}
}

// parts are WordNet's files, with the letter by which senses name them.
var parts = map[string]string{"noun": "n", "verb": "v", "adj": "a", "adv": "r"}

// A sense is one synset: words that mean the same, and pointers to others.
type sense struct {
	words    []string
	pointers []pointer
}

type pointer struct {
	kind     string // wninput(5): "+" derivation, "@" hypernym, "~" hyponym, "&" similar, "$" verb group, "\" pertains to
	to       string // part and offset
	from, at int    // which words, from 1; 0 for all
}

// thesaurus is how near words are to one another, by stem.
type thesaurus map[string]map[string]float64

func thesaurusOf(t *testing.T, folder string) thesaurus {
	t.Helper()
	senses := map[string]sense{}
	for part, letter := range parts {
		eachLine(t, filepath.Join(folder, "data."+part), func(f []string) { senses[letter+f[0]] = senseOf(f) })
	}
	near := thesaurus{}
	for part, letter := range parts {
		eachLine(t, filepath.Join(folder, "index."+part), func(f []string) { near.addWord(letter, f, senses) })
	}
	return near
}

// eachLine calls do with the fields of every line of a WordNet file, its head and the glosses left out.
func eachLine(t *testing.T, name string, do func(fields []string)) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line, _, _ := strings.Cut(lines.Text(), " | "); !strings.HasPrefix(line, "  ") {
			do(strings.Fields(line))
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// senseOf reads a line of a data file: wndb(5).
func senseOf(f []string) (s sense) {
	words, _ := strconv.ParseInt(f[3], 16, 32)
	f = f[4:]
	for range words {
		word, _, _ := strings.Cut(f[0], "(")
		s.words = append(s.words, strings.ToLower(word))
		f = f[2:]
	}
	pointers, _ := strconv.Atoi(f[0])
	f = f[1:]
	for range pointers {
		from, _ := strconv.ParseInt(f[3][:2], 16, 32)
		at, _ := strconv.ParseInt(f[3][2:], 16, 32)
		s.pointers = append(s.pointers, pointer{f[0], strings.Replace(f[2], "s", "a", 1) + f[1], int(from), int(at)})
		f = f[4:]
	}
	return s
}

const (
	sensesRead   = 3
	narrowEnough = 25 // pointers of a sense; what has more below it is too wide to stand for any of it
)

// addWord adds what the commonest senses of one word relate it to: a line of an index file.
func (near thesaurus) addWord(letter string, f []string, senses map[string]sense) {
	kinds, _ := strconv.Atoi(f[3])
	counted, _ := strconv.Atoi(f[5+kinds]) // senses met in texts that were counted
	for i, offset := range f[6+kinds:] {
		if i >= sensesRead || i > 0 && i >= counted {
			return
		}
		same, next := 0.6, 0.3
		if i > 0 {
			same, next = 0.4, 0.2
		}
		near.addSense(f[0], senses[letter+offset], senses, same, next)
	}
}

func (near thesaurus) addSense(word string, s sense, senses map[string]sense, same, next float64) {
	for _, other := range s.words {
		near.add(word, other, same)
		near.add(other, word, same)
	}
	for _, p := range s.pointers {
		to, weight := senses[p.to].words, 0.0
		switch p.kind {
		case "+":
			if s.words[p.from-1] == word {
				near.add(word, to[p.at-1], same)
				near.add(to[p.at-1], word, same)
			}
			continue
		case "@":
			weight = next
		case "~":
			if len(s.pointers) <= narrowEnough {
				weight = next
			}
		case "&", "$":
			weight = 0.3
		case "\\":
			weight = 0.4
		}
		for _, other := range to {
			near.add(word, other, weight)
		}
	}
}

func (near thesaurus) add(word, other string, weight float64) {
	a, b := stemOf(word), stemOf(other)
	if a == "" || b == "" || a == b || weight == 0 {
		return
	}
	if near[a] == nil {
		near[a] = map[string]float64{}
	}
	near[a][b] = max(near[a][b], weight)
}

// stemOf returns the term of a plain word of three letters or more, "" for anything else.
func stemOf(word string) string {
	if len(word) < 3 || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return ""
	}
	if tokens := analysis.Analyze(word); len(tokens) == 1 && tokens[0].Class == analysis.Word {
		return tokens[0].Term
	}
	return ""
}

// String writes the table as relations read it.
func (near thesaurus) String() string {
	var b strings.Builder
	for _, word := range slices.Sorted(maps.Keys(near)) {
		b.WriteString(word)
		others := slices.SortedFunc(maps.Keys(near[word]), func(x, y string) int {
			return cmp.Or(cmp.Compare(near[word][x], near[word][y]), cmp.Compare(x, y))
		})
		weight := 0.0
		for _, other := range others {
			if w := near[word][other]; w != weight {
				weight = w
				fmt.Fprintf(&b, " %.1f", w)
			}
			b.WriteString(" " + other)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
