// Package sandbox is a page in the browser on which Parley can be tried without a Slack workspace: the stand-in for Slack,
// with two people to be, a few channels, a conversation with Parley, and everything that can be pressed.
//
//   - sandbox.go starts the stand-in and serves the page; state.go tells what it looks like now, act.go does what a person
//     does there.
//   - page holds the page: page.html and page.css, and page.js with a module for each idea beside it. It makes elements and
//     puts text into them, never markup, so that nothing an article or a person wrote can become part of it; and it
//     changes only what is no longer so (element.js), so that whoever types or reads is not disturbed.
//
// What is shown is what the stand-in kept, with the blocks as Parley sent them beside each message.
package sandbox
