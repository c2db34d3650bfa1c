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
	"runtime/debug"
	"strconv"
	"syscall"

	"github.com/alecthomas/kong"

	"parley/bot/slack"
	"parley/corpus/extract"
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
	Data     string `env:"PARLEY_DATA" placeholder:"DIR" help:"Folder that holds the articles and the index (default: ${data})."`
	AllowNet string `env:"PARLEY_ALLOW_NET" placeholder:"NETS" help:"Private networks that sources may be in, such as 10.0.0.0/8,192.168.1.0/24."`

	Ask      askVerb      `cmd:"" help:"Answer a question, or hold a conversation."`
	Timeline timelineVerb `cmd:"" help:"Print what happened about a subject, in order, one quoted sentence each."`
	Upcoming upcomingVerb `cmd:"" help:"Print what is ahead: dates that take effect, expire, close or are due, one quoted sentence each."`
	New      newVerb      `cmd:"" help:"Print which articles are new, one quoted sentence each."`
	Index    indexVerb    `cmd:"" help:"Bring in articles from files and folders, and index them."`
	Reindex  reindexVerb  `cmd:"" help:"Make the index anew while questions are answered from the old one; or go back."`
	Sources  sourcesVerb  `cmd:"" help:"Add, list and sync feeds, pages and sites."`
	Articles articlesVerb `cmd:"" help:"List, show and remove articles."`
	Eval     evalVerb     `cmd:"" help:"Measure answers against question sets."`
	Bench    benchVerb    `cmd:"" help:"Measure how fast indexing, searching and answering are on synthetic articles."`
	Serve    serveVerb    `cmd:"" help:"Answer in Slack."`
	Manifest manifestVerb `cmd:"" help:"Print the description of the app that Slack makes it from."`
	Doctor   doctorVerb   `cmd:"" help:"Find what keeps Parley from working in Slack, and say what to do."`
	Backup   backupVerb   `cmd:"" help:"Copy articles and journal into one file, while others use them."`
	Restore  restoreVerb  `cmd:"" help:"Put back what a backup holds."`
	Health   healthVerb   `cmd:"" help:"Ask a running Parley whether it is ready; for health checks."`
	Key      keyVerb      `cmd:"" help:"Print a new key for PARLEY_TOKEN_KEY, which seals the tokens of workspaces."`

	apart *extract.Apart // reads what may use up time and memory; nil in tests, where that is done in this process

	home *home  // already open, where a server runs the command for another process
	nets string // what AllowNet is for whoever gave that command
	at   string // the folder paths are relative to, "" for this process's own
}

// streams are the three files of the process.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// softMemory is from where on the collector works harder rather than let the heap grow: indexing needs less than a third of it at
// once, and leaves as much behind. GOMEMLIMIT overrides it.
const softMemory = 320 << 20

// garbagePercent is how much of what is in use the garbage may come to before it is collected, below softMemory. What is in use is
// little, and to collect as often as Go does by itself takes an eighth of the time of an answer. GOGC overrides it.
const garbagePercent = 300

// readsOne is the only argument of a process that reads one document for another one; see extract.Apart.
const readsOne = "extract-one"

// asksVersion stands alone: as a flag beside others --version is that of an article.
const asksVersion = "--version"

func main() {
	if len(os.Args) == 2 {
		switch os.Args[1] {
		case readsOne:
			os.Exit(readOne(os.Stdin, os.Stdout, os.Stderr))
		case asksVersion:
			fmt.Println(version())
			return
		}
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	code := runIn(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, &cli{apart: apart()})
	stop()
	os.Exit(code)
}

// apart returns what reads in processes of this very program. Where its file cannot be told all is read in this process.
func apart() *extract.Apart {
	program := "/proc/self/exe" // is there also when another version has taken the place of the file
	if _, err := os.Stat(program); err != nil {
		if program, err = os.Executable(); err != nil {
			return nil
		}
	}
	return extract.NewApart(extract.ApartOptions{}, program, readsOne)
}

// readOne answers another process about one document.
func readOne(in io.Reader, out, said io.Writer) int {
	if err := extract.Answer(in, out); err != nil {
		fmt.Fprintf(said, "parley: %v\n", err)
		return exitFailed
	}
	return exitDone
}

// run is main without the process: tests call it.
func run(ctx context.Context, args []string, std streams) int { return runIn(ctx, args, std, new(cli)) }

// runIn is run within what c already has.
func runIn(ctx context.Context, args []string, std streams, c *cli) int {
	code, left := exitDone, false
	parser, err := kong.New(c,
		kong.Name("parley"),
		kong.Description("Answers about the US-China trade talks and the technology export rules, quoted word for word. parley "+asksVersion+" tells which one this is.\n\n"+
			"Exit codes: 0 done, also when nothing was found; 1 failed; 2 not understood; 130 interrupted."),
		kong.Vars{"sandbox": sandboxAddress, "data": defaultData(), "problems": strconv.Itoa(mostProblems), "ways": ways(), "rare": string(slack.Emoji)},
		kong.Writers(std.out, std.err),
		kong.Exit(func(n int) { code, left = n, true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std, c),
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
	code, err = c.carryOut(ctx, parsed, args, std)
	switch {
	case err == nil:
		return code
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

// carryOut runs a verb, or lets the owner of the data folder run it.
func (c *cli) carryOut(ctx context.Context, parsed *kong.Context, args []string, std streams) (code int, err error) {
	if c.home != nil && !handedOver(parsed.Command()) {
		return exitFailed, misuse("a server runs no such command for others: " + parsed.Command())
	}
	if c.home != nil {
		c.AllowNet = c.nets
	}
	if c.home == nil && handedOver(parsed.Command()) {
		dir, err := c.folder()
		if err != nil {
			return exitFailed, err
		}
		if owner := ownerOf(ctx, dir); owner != nil {
			return owner.run(ctx, args, c.AllowNet, std)
		}
	}
	return exitDone, parsed.Run()
}

// misuse is an error of the command line that only the verb could see.
type misuse string

func (m misuse) Error() string { return string(m) }
