// Parley answers questions about the US-China trade talks and the technology export rules
// by quoting the articles it holds, word for word.
//
// Each verb has a file of its name. This file is only the way in: flags, signals and exit codes.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"github.com/alecthomas/kong"

	"parley/bot/slack"
)

// Exit codes, as the help lists them.
const (
	exitDone        = 0   // done, also when nothing was found
	exitFailed      = 1   // something went wrong; the message says what to do
	exitMisused     = 2   // the command line was not understood
	exitInterrupted = 130 // stopped by the user
)

// cli is every flag and verb.
type cli struct {
	Data string `env:"PARLEY_DATA" placeholder:"DIR" help:"Folder that holds the articles and the index (default: ${data})."`

	Ask      askVerb      `cmd:"" help:"Answer a question, or hold a conversation."`
	Index    indexVerb    `cmd:"" help:"Bring in articles from files and folders, and index them."`
	Articles articlesVerb `cmd:"" help:"List, show and remove articles."`
	Eval     evalVerb     `cmd:"" help:"Measure answers against question sets."`
	Bench    benchVerb    `cmd:"" help:"Measure how fast indexing, searching and answering are on synthetic articles."`
	Serve    serveVerb    `cmd:"" help:"Answer in Slack."`
	Manifest manifestVerb `cmd:"" help:"Print the description of the app that Slack makes it from."`
	Doctor   doctorVerb   `cmd:"" help:"Find what keeps Parley from working in Slack, and say what to do."`
	Health   healthVerb   `cmd:"" help:"Ask a running Parley whether it is ready; for health checks."`
	Key      keyVerb      `cmd:"" help:"Print a new key for PARLEY_TOKEN_KEY, which seals the tokens of workspaces."`
}

// streams are the three files of the process.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// run is main without the process: tests call it.
func run(ctx context.Context, args []string, std streams) int {
	var c cli
	code, left := exitDone, false
	parser, err := kong.New(&c,
		kong.Name("parley"),
		kong.Description("Answers about the US-China trade talks and the technology export rules, quoted word for word.\n\n"+
			"Exit codes: 0 done, also when nothing was found; 1 failed; 2 not understood; 130 interrupted."),
		kong.Vars{"sandbox": sandboxAddress, "data": defaultData(), "problems": strconv.Itoa(mostProblems), "ways": ways(), "rare": string(slack.Emoji)},
		kong.Writers(std.out, std.err),
		kong.Exit(func(n int) { code, left = n, true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std, &c),
	)
	if err != nil {
		fmt.Fprintf(std.err, "parley: %v\n", err)
		return exitFailed
	}
	parsed, err := parser.Parse(args)
	if left { // --help was asked for
		return code
	}
	if err != nil {
		fmt.Fprintf(std.err, "parley: %v\nparley: hint: parley --help lists the verbs\n", err)
		return exitMisused
	}
	switch err := parsed.Run(); {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(std.err, "parley: interrupted; what was done so far is kept")
		return exitInterrupted
	case errors.As(err, new(misuse)):
		fmt.Fprintf(std.err, "parley: %v\n", err)
		return exitMisused
	default:
		complain(std.err, err)
		return exitFailed
	}
}

// misuse is an error of the command line that only the verb could see.
type misuse string

func (m misuse) Error() string { return string(m) }
