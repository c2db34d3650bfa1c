// Package bleve is an index in one folder, kept by blevesearch/bleve. It is the only importer of bleve.
//
// It uses bleve's storage (scorch) and nothing above it: documents are analysed here, postings are
// read here, and scores are those of package index. Bleve's own query language and scoring stay
// unused, because its BM25 takes the number of distinct terms for the length of a passage, changes
// scores whenever segments merge, and returns ties in random order.
//
// # The folder
//
//	CURRENT              the name of the generation that answers
//	generation-000001/   one scorch index: root.bolt and *.zap segments
//	generation-000002/   the next one, while it is being built
//
// A generation is never repaired. When one is damaged, or made by another version, a fresh one takes its
// place, empty, and Reason says why: the store still has every article. A process that writes holds
// a lock on the folder alone; processes that only read share it. A segment's file is never written again, so another folder's index
// can begin with the same files under second names; see inherit.go.
//
// # A passage in a generation
//
//	_id                   the key: article, number, offsets and field lengths; see key
//	body                  the terms of the text with their counts and, packed with these, how often each is
//	                      spelled as the term is; see spelling.go
//	exact                 the words spelled otherwise than their terms, with their counts
//	title headings asked  the terms of each field with their counts; the norm bleve keeps beside a
//	                      posting is the length of the field
//	article collection    one term each, for filters and for finding what to drop
//	publisher tag
//	defined               what its short forms stand for, as index.Defined writes it
//	year month day        "2025", "2025-07", "2025-07-28"; none of them when undated
//
// Nothing else is stored: no text, no positions, no doc values. Beside the passages stands one record,
// the state, written in the same batch: format, position in the store, number of passages, the
// lengths of their fields, and a sum over their ids by which Open finds passages lost or come back.
//
// Reading order: open.go, inspect.go, generation.go, verify.go; key.go, document.go, field.go, spelling.go, state.go,
// write.go; search.go, lexicon.go, cursor.go, merge.go, pruning.go, sieve.go, top.go; rebuild.go, inherit.go,
// current.go, lock.go; vocabulary.go, glossary.go.
package bleve
