// Package pace keeps calls to Slack within its rates and makes the most of its failures, as a transport under any client:
//
//   - limits.go is what Slack allows, and what may be repeated.
//   - call.go reads off a request which method it calls, in which channel and workspace.
//   - gate.go lets calls through at the rate of their kind, and none while Slack asked for a pause.
//   - transport.go puts it together; answer.go judges what came back, and unsent.go
//     is what is said of a call that was not made.
//
// It logs nothing and keeps no token.
package pace
