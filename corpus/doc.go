// Package corpus says what an article is, where articles are kept, and how the store is brought in step
// with a source.
//
// # A tour
//
// An [Article] is one document in canonical form; quotations are byte offsets into its Text. A [Source] – a
// folder, a feed, a register – yields documents with articles in them. [Sync] brings a [Store] in step with
// one source. Whoever makes something of the articles, as the index does, follows the store: it asks for the
// [Store.Changes] after the last [Position] it has seen. Sync and follower know nothing of each other; either may die
// at any time and go on where it was.
//
//	Source → Sync (sync.go, batches) → place.go (whose id, which origin) → put.go (which row) → finish.go (what goes)
//	Store  → Changes · Article(s) · Origins · Versions · List · Stats · Remove · Withdraw · Copy · Verify
//
// # The store
//
// One SQLite file, eleven tables (migrations/ tells every column):
//
//	store      one row: who this store is, and its newest position
//	articles   id → article, the position of its last change, and whether it is here, gone or removed by hand
//	documents  source, key → stamp: what need not be read again, and what was wrong with it
//	origins    source, document, name → article: everywhere an article came from, and under which id
//	syncs      source → the last report
//	versions   article, n → what the article was before it changed: to be read, never indexed (versions.go)
//	sources    the sources on the web that are synced again and again, and when (subscription.go)
//	raws       source, key → what its articles were made of, to make them anew (raw.go)
//	bands, likenesses, linked  articles of nearly the same text, and up to which position they were compared (link.go)
//
// Statements and migrations are written so that Postgres takes them as they are; only Open, readonly.go, Copy, Verify,
// version, fault and the turns writers take (write.go) know SQLite.
//
// # Positions
//
// Every article added, changed or removed takes the next position, in the transaction that changes it, from the one
// row of the table store. So positions have no gaps, two changes never share one, and a change that can be
// seen has all before it in sight. An article's row carries the position of its last change only. What is removed
// stays as a tombstone, for followers who still have it to learn of.
//
// # Whose id
//
//   - An article that comes with an id keeps it. One that comes without gets one made of its document's key,
//     and keeps that while its content changes, or its document is renamed.
//   - Content that is already there is not stored again: its document becomes another origin of the article that
//     has it, and the id it came with leads there. The article stays as long as one origin does.
//     When one of the documents changes, the likeness ends and each goes on under its own id.
//   - An id a source uses twice belongs to the document that held it first; the other is a [Problem] for
//     as long as both use it. Two sources may share an id they both bring along: the newer content replaces
//     the other, until no document holds it any more: then the other is read anew and comes back.
//     An id that was made is not shared.
//   - What a document no longer holds is marked and dropped when the source has been read to its end.
//     An article whose last origin was dropped is removed.
//   - An article removed by hand stays away until a document it came from changes.
//
// # What is not done
//
// Of a text no more than its last twenty former versions are kept. Articles that are nearly the same are linked ([Link])
// but not merged: their hashes differ.
// An article shows the address and tags of the document it came from first, until that one changes or another
// is the only one left and changes. Lists compare upper and lower case for ASCII letters only.
// A deleted text may be found in the file's free pages until they are used again.
package corpus
