package pages

import (
	"maps"
	"slices"

	"parley/corpus"
	"parley/corpus/address"
	"parley/corpus/fetch"
)

// A stop is an address on the way.
type stop struct {
	key, address string
	depth        int // links away from the first
	asked        bool
}

// A walk is one reading of a source.
type walk struct {
	*Source
	stamps map[string]string
	queue  [][]*stop         // by depth; one that turned out to be nearer is in it twice
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
			_, depth := readMark(stamps[key], s.options.Depth)
			w.add(key, max(1, depth))
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

// add puts an address in the queue. One that is there already is as near as its shortest way.
func (w *walk) add(at string, depth int) {
	normal, err := address.Normal(at)
	if err != nil {
		return
	}
	if one := w.met[normal]; one != nil {
		if depth < one.depth {
			one.depth = depth
			w.put(one)
		}
		return
	}
	if w.full = len(w.met) >= w.options.most(); w.full {
		return
	}
	w.met[normal] = &stop{key: keyOf(at), address: at, depth: depth}
	w.put(w.met[normal])
}

func (w *walk) put(one *stop) {
	for len(w.queue) <= one.depth {
		w.queue = append(w.queue, nil)
	}
	w.queue[one.depth] = append(w.queue[one.depth], one)
}

// next takes the nearest address that was not asked yet, nil when there is none: what a page leads to is then as near as it is.
func (w *walk) next() *stop {
	for depth, all := range w.queue {
		for i, one := range all {
			if !one.asked {
				one.asked, w.queue[depth] = true, all[i+1:]
				return one
			}
		}
		w.queue[depth] = nil
	}
	return nil
}

// known returns what is known of a page, nothing when it was not followed as far as it is to be now.
func (w *walk) known(at *stop) fetch.Validators {
	bare, depth := readMark(w.stamps[at.key], w.options.Depth)
	if at.depth < min(depth, w.options.Depth) {
		return fetch.Validators{}
	}
	return fetch.ReadStamp(bare)
}

// claim reports whether no other document of this source holds the article with an id.
func (w *walk) claim(id, key string) bool {
	if holder, held := w.claims[id]; held && holder != key {
		return false
	}
	w.claims[id] = key
	return true
}

// hold holds back a page that is there for what it leads to.
func (w *walk) hold(d corpus.Document) (corpus.Document, error) {
	d.Stamp += list
	w.last = append(w.last, d)
	return d, errSkip
}
