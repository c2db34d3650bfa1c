// Package timeline tells what happened about a subject, and what is ahead, in sentences of the articles.
//
// A way through it:
//
//   - when.go is what a text dates something to; dated.go finds the dates in a sentence and role.go how it puts them.
//   - subject.go is what is asked for; about.go tells which sentences, and which of their dates, are about it.
//   - candidate.go reads passages; happening.go tells which of two sentences tell the same, merge.go keeps the better one.
//   - timeline.go puts it together.
//
// Nothing is stated but what a sentence says, byte for byte, beside the day it says it of. Everything is told by words
// and their order, with no model: the same articles give the same timeline.
//
// What is not done: words such as "last week" or "90 days later" are no dates here, a year by itself is one only as an end,
// and two happenings that two articles tell of one day in like words are taken for one.
package timeline
