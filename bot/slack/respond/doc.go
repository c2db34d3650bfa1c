// Package respond is what Parley does about each thing people do in Slack.
//
// A way through it:
//
//   - happening.go reads an event; dispatch.go says which behaviour it calls for.
//   - One file, one behaviour: mention.go, direct.go, follow.go, overhear.go, mute.go, command.go, pane.go, react.go;
//     interact.go for what is pressed and filled in. dryrun.go tells what overhearing would have done.
//   - dated.go shows lists of dated sentences, picture.go draws one, remind.go reminds of what is ahead;
//     news.go tells what is new.
//   - ask.go answers one question, whoever brings it: the settings of the channel, what was said before, the answer,
//     the journal, the post.
//   - post.go posts once and no more, repeat.go shows what may not have arrived; place.go knows the next best place when
//     Slack refuses one; status.go shows that an answer is on its way; busy.go and apology.go speak when it is not.
//
// Who addressed Parley gets an answer or a reason. What was merely overheard gets an answer that is surely right, or
// silence.
package respond
