// Package sandbox is a page in the browser on which Parley can be tried without a Slack workspace: the stand-in for Slack,
// with two people to be, a few channels, a conversation with Parley, and everything that can be pressed.
//
//   - sandbox.go starts the stand-in and serves the page; state.go tells what it looks like now, act.go does what a person
//     does there.
//   - page.html, page.css and page.js are the page. It makes elements and puts text into them, never markup, so that
//     nothing an article or a person wrote can become part of it.
//
// What is shown is what the stand-in kept, with the blocks as Parley sent them beside each message.
package sandbox
