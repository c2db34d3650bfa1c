package pages

import (
	"maps"
	"slices"
	"strings"

	"parley/corpus"
	"parley/corpus/address"
)

// A stop is an address on the way.
type stop struct {
	key, address string
	depth        int // links away from the first
}

// A walk is one reading of a source.
type walk struct {
	*Source
	stamps map[string]string
	queue  []*stop
	met    map[string]*stop  // what is or was in the queue, by its normal address
	claims map[string]string // the key of the document that holds the article with an id
	last   []corpus.Document // pages that lead on, held back
	hidden []string          // keys of documents with a secret in their addresses: they are not asked for unless found again
	again  bool              // one page could not be had for now, so those that lead on are to be read again
	full   bool              // there are more addresses than were asked for
}

func newWalk(s *Source, stamps map[string]string) *walk {
	w := &walk{Source: s, stamps: stamps, met: make(map[string]*stop), claims: make(map[string]string)}
	w.add(s.address, 0)
	for _, key := range slices.Sorted(maps.Keys(stamps)) {
		id, err := address.ID(key)
		if err != nil {
			w.hidden = append(w.hidden, key)
			continue
		}
		w.claims[id] = key
		if s.options.want(key) || isList(stamps[key]) {
			w.add(key, max(1, s.options.Depth))
		}
	}
	return w
}

// keyOf returns the key of the document at an address: the address, or its id when it holds a secret.
func keyOf(at string) string {
	if address.Hides(at) {
		id, _ := address.ID(at) // what was cleaned has one
		return id
	}
	return at
}

// unasked returns the documents that could not be asked for, as they were.
func (w *walk) unasked() []corpus.Document {
	asked := make(map[string]bool, len(w.met))
	for _, at := range w.met {
		asked[at.key] = true
	}
	var left []corpus.Document
	for _, key := range w.hidden {
		if !asked[key] {
			left = append(left, corpus.Document{Key: key, Stamp: w.stamps[key], Unchanged: true})
		}
	}
	return left
}

// add puts an address at the end of the queue. One that is there already is as near as its shortest way.
func (w *walk) add(at string, depth int) {
	normal, err := address.Normal(at)
	if err != nil {
		return
	}
	if one := w.met[normal]; one != nil {
		one.depth = min(one.depth, depth)
		return
	}
	if w.full = len(w.met) >= w.options.most(); w.full {
		return
	}
	w.met[normal] = &stop{keyOf(at), at, depth}
	w.queue = append(w.queue, w.met[normal])
}

// claim reports whether no other document of this source holds the article with an id.
func (w *walk) claim(id, key string) bool {
	if holder, held := w.claims[id]; held && holder != key {
		return false
	}
	w.claims[id] = key
	return true
}

// A page that is there for what it leads to says so in its stamp: the patterns are not about it.
const list = "\tlist"

func isList(stamp string) bool { return strings.HasSuffix(stamp, list) }

// hold holds back a page that is there for what it leads to.
func (w *walk) hold(d corpus.Document) (corpus.Document, error) {
	d.Stamp += list
	w.last = append(w.last, d)
	return d, errSkip
}
