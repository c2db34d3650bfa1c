// Package slack is Parley's face in Slack: what people write there in, Block Kit out.
//
// A way through it:
//
//   - text.go takes Slack's markup off a question; escape.go and link.go put text and addresses into Slack's markup
//     so that nothing but what Parley meant is formatted.
//   - render.go turns an answer into a message, more.go into the messages that continue it, help.go stands for one.
//     page.go decides which passages stand on which message, split.go where a long quotation is divided, passage.go how
//     one is shown with its source, fallback.go what notifications say.
//   - dated.go shows what happened and what is ahead, and what a reminder says; fresh.go what is new.
//   - buttons.go and press.go: what can be pressed below an answer and how a press comes back.
//   - context.go, feedback.go, ask.go and config.go are the windows Parley opens, home.go its home tab;
//     form.go is what their fields share.
//   - app.go describes the app to Slack with the scopes.go that its ways take; manifest.go is the form of that.
//
// All of it is pure: it opens no connection, reads no clock and keeps no state. What is live lies in packages below:
// delivery takes in what people do, respond does something about it, pace keeps the calls that go out to Slack's rates.
//
// Words from outside – articles, questions, names – stand in rich text and plain text only, which Slack shows letter by
// letter. That is safer than escaping them in mrkdwn, and a quotation copied out of Slack is the quotation, with no
// invisible marks in it. The one text Slack may format, the notification, is escaped.
package slack
