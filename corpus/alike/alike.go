// Package alike tells texts that are nearly the same, such as a syndicated story and its copies, without comparing
// each with each.
//
// A text is the set of its shingles, runs of five words. [Share] compares two of these sets; a [Sketch] is a small
// picture of one (MinHash: A. Broder, On the resemblance and containment of documents, 1997), and texts that share
// much share one of its [Sketch.Bands] almost surely: nine in ten of those that are alike by six tenths,
// all but one in a thousand of those alike by eight tenths.
package alike

import (
	"hash/fnv"
	"strings"
	"unicode"
)

const (
	words  = 5  // in a shingle
	fewest = 25 // shingles of a text worth comparing: below, what is common to many is most of it
	bands  = 16
	rows   = 4 // in a band
)

// A Sketch is the smallest hash of a text's shingles under each of 64 orders.
type Sketch [bands * rows]uint64

// Of returns the sketch of a text, and false when the text is too short to say anything by it.
func Of(text string) (Sketch, bool) {
	var s Sketch
	all := shingles(text)
	if len(all) < fewest {
		return s, false
	}
	var orders [len(s)]uint64
	for i := range s {
		s[i], orders[i] = ^uint64(0), mix(uint64(i)+1)
	}
	for shingle := range all {
		for i, order := range orders {
			s[i] = min(s[i], mix(shingle^order))
		}
	}
	return s, true
}

// Bands returns a hash of each part of a sketch. Two texts that have one at the same place are worth comparing.
func (s Sketch) Bands() []int64 {
	all := make([]int64, bands)
	for i := range all {
		var h uint64
		for _, row := range s[i*rows : (i+1)*rows] {
			h = mix(h ^ row)
		}
		all[i] = int64(h) // databases know no other
	}
	return all
}

// Share returns how much of the shingles of both texts together both have, from 0 to 1 (Jaccard's index), and how much
// of the shorter one the longer has.
func Share(one, other string) (both, contained float64) {
	a, b := shingles(one), shingles(other)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0, 0
	}
	common := 0
	for shingle := range a {
		if _, ok := b[shingle]; ok {
			common++
		}
	}
	return float64(common) / float64(len(a)+len(b)-common), float64(common) / float64(len(a))
}

// Same reports whether two texts are one story, word for word in the main: one may have a paragraph more.
func Same(one, other string) bool {
	both, contained := Share(one, other)
	return both >= 0.5 && contained >= 0.75
}

// shingles returns the hashes of the runs of five words in a text, whatever the case and the marks between them.
func shingles(text string) map[uint64]struct{} {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	all := make(map[uint64]struct{}, len(fields))
	for i := 0; i+words <= len(fields); i++ {
		h := fnv.New64a()
		for _, word := range fields[i : i+words] {
			h.Write([]byte(word))
			h.Write([]byte{0})
		}
		all[h.Sum64()] = struct{}{}
	}
	return all
}

// mix makes of a number one that is as good as drawn by lot (the finalizer of SplitMix64, S. Vigna 2015).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
