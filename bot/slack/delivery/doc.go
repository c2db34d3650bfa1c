// Package delivery brings what people do in Slack to whoever responds: over two Socket Mode connections or as signed
// requests, claimed in the journal before it is acknowledged, so that nothing is lost and nothing answered twice.
//
// An event's way through it:
//
//  1. socket.go or http.go receives it.
//  2. facts.go names it, so that it is known when it comes again, and says which conversation it belongs to.
//  3. accept.go asks the Responder whether it is wanted and claims it in the journal, for as long as it
//     counts. Only then is it acknowledged.
//  4. queue.go keeps it until its turn: one of a conversation (lane.go) at a time, those with a trigger first. What does
//     not fit waits in the journal. notice.go tells whoever waits long.
//  5. work.go has it answered, again if that failed, and tells the journal; debts.go does so later where it could not.
//  6. pickup.go takes what was left unanswered, by a process that died or by this one when its queue was full;
//     lease.go tells other processes that this one is alive.
//
// delivery.go runs all of it and ends it; observer.go is what others may count.
package delivery
