package bleve

import (
	"math/bits"

	api "github.com/blevesearch/bleve_index_api"

	"parley/index"
)

// Most words are spelled as their stem is. So that they need no second posting, the posting of a term in a
// body says two things: how often the passage holds the term, and how often it is spelled just so. One number
// holds both counts, another the lengths of body and exact. A word that is spelled otherwise than its term has a
// posting in exact, as every word of a passage has that does not fit: each spelling of a passage is in one place.

// apart, in place of the difference of two lengths, says that all spellings of a passage are in exact.
const apart = 1<<differenceBits - 1

const (
	differenceBits = 5
	half           = bits.UintSize / 2 // of an int, for two counts at once
	longest        = 1 << 14           // terms of a body kept together with its spellings
	mostCounted    = 1 << 15           // of one term in a passage; more are counted as so many
)

// packCounts makes a number, 1 or more, of the count of a term and the part of it that is spelled so.
// Small counts make small numbers, which are kept in a byte.
func packCounts(count, exact int) int { return count*(count+1)/2 + exact }

// unpackCounts undoes packCounts. What no passage could make, but damage, is cut down to what is soon unpacked.
func unpackCounts(n int) (count, exact int) {
	n = min(max(n, 1), packCounts(mostCounted, mostCounted))
	for count = 1; n-count*(count+1)/2 > count; {
		count++
	}
	return count, n - count*(count+1)/2
}

// packLengths makes a number of the lengths of body and exact, and reports whether it holds both.
func packLengths(body, exact int) (n int, both bool) {
	if d := body - exact; d >= 0 && d < apart && body < longest {
		return body<<differenceBits | d, true
	}
	return body<<differenceBits | apart, false
}

func unpackLengths(n int) (body, exact int) {
	body = n >> differenceBits
	return body, body - n&apart
}

// newText returns the fields of a passage's body and of its spellings, as far as these are not kept with the body.
func newText(body, exact []string) (fields []api.Field) {
	f := newTerms(scored[index.Body], body)
	length, both := packLengths(len(body), len(exact))
	rest := exact
	if both {
		rest = f.spell(exact)
	}
	f.length = length
	for i := range f.each {
		c := &f.each[i]
		c.SetFrequency(packCounts(c.Frequency()&(1<<half-1), c.Frequency()>>half))
	}
	if len(body) > 0 {
		fields = append(fields, f)
	}
	if len(rest) > 0 {
		other := newTerms(scored[index.Exact], rest)
		other.length = len(exact)
		fields = append(fields, other)
	}
	return fields
}

// spell counts words with the terms they are spelled as, in the upper half of the frequency, and returns those of others.
// A word that comes more often than its term is not kept with it.
func (f *field) spell(words []string) (rest []string) {
	more := false
	for _, w := range words {
		c := f.counts[w]
		if c == nil {
			rest = append(rest, w)
			continue
		}
		c.SetFrequency(c.Frequency() + 1<<half)
		more = more || c.Frequency()>>half > c.Frequency()&(1<<half-1)
	}
	if !more {
		return rest
	}
	for w, c := range f.counts {
		if count, exact := c.Frequency()&(1<<half-1), c.Frequency()>>half; exact > count {
			c.SetFrequency(count)
			for range exact {
				rest = append(rest, w)
			}
		}
	}
	return rest
}
