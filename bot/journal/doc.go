// Package journal is what Parley remembers besides articles, in one SQL database. Every method is complete in itself:
// when it returns, what it says has happened, and calling it again changes nothing.
//
// A message's way through it:
//
//  1. Claim (events.go) before the delivery is acked: one caller is to answer, the rest hear that it is in hand.
//  2. Settings (settings.go), MayFollow and Turns (threads.go): whether to answer, and what was said before.
//  3. Intend, the post itself, Confirm (posts.go): after a restart it is known what was posted, and what may have been.
//     Retract, where it is sure that nothing was.
//  4. Record (answers.go) and Remember (threads.go): what was answered, for buttons pressed next week.
//  5. Done (lease.go). A claim that never comes this far is listed by Unanswered (unanswered.go) once its lease ran out,
//     and whoever claims it again goes through the same steps.
//  6. Later: Vote (votes.go), Save (saved.go), Watch (watches.go).
//
// Beside messages: Keep (lists.go) holds a list that is shown on many pages, Remind (reminders.go) what is to be said on a
// later day, each once, See (seen.go) up to where somebody knows what is new, and Announce (arrivals.go) which channels are told of that.
//
// Installs (installs.go) are the workspaces themselves; their tokens are sealed with a key the database never sees.
//
// Each file names the tables it alone writes; the schema with the meaning of every column is in migrations. There is
// more than a dozen exported names because the journal is one thing to open, to back up and to lose, and its parts share
// a transaction, a clock and a notion of who; each part by itself is a few verbs and one or two types.
//
// The SQL is one text for SQLite and Postgres. SQLite serves one machine; several machines need Postgres.
package journal
