// Package index is what can be found: passages of articles, the queries that ask for them, and the
// engines that answer.
//
// Reading order:
//
//	passage.go  the unit that is found
//	split.go    an article cut into passages
//	field.go    what of a passage is searched: body, exact, title and headings
//	query.go    what may be asked, and the small interfaces of an engine
//	vocabulary.go  which words there are
//	glossary.go    what texts say their short forms stand for
//	filter.go   which passages a filter admits
//	score.go    what makes one passage better than another: BM25 and coverage
//	plan.go     a query worked out against one state of an index, shared by every engine
//	bound.go    the most a passage can score of which not all is known yet, for engines that pass some over
//	update.go   how an engine follows the store
//
// An engine keeps terms, never texts: a hit names an article and offsets, and what people read is cut
// from the store. It may therefore be thrown away and made anew at any time. How well a passage
// matches is decided here and not by an engine, so that all engines rank alike; what they must
// promise beyond that is written down, as tests, in package indextest.
package index
