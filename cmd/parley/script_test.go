package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"parley/bot/answer"
	"parley/corpus"
	"parley/index/bleve"
)

// TestMain lets the test binary be parley itself when it is called by that name, as the scripts do.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main})
}

// TestScripts runs the scripts in testdata, one behaviour each, on the real main.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PARLEY_DATA", e.WorkDir+"/data")
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "root" { // whom no permission keeps from a file
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "quotes": quotes, "write": write, "sparse": sparse, "many": many, "hold": hold, "waits": waits, "site": site, "requests": requests,
		},
	})
}

// exits N COMMAND… runs a command that must end with this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// quotes FILE LEAST compares every quotation in the answers of a file with the bytes its citation names,
// as the stored article has them. There must be at least so many.
func quotes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: quotes FILE LEAST")
	}
	least, err := strconv.Atoi(args[1])
	ts.Check(err)
	checked, texts := 0, map[string]string{}
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var a answer.Answer
		ts.Check(json.Unmarshal([]byte(line), &a))
		for _, q := range slices.Concat(a.Quotes, a.Later, a.Related) {
			if q.Citation < 1 || q.Citation > len(a.Citations) || a.Citations[q.Citation-1].N != q.Citation {
				ts.Fatalf("%q has no citation %d", q.Text, q.Citation)
			}
			c := a.Citations[q.Citation-1]
			if _, ok := texts[c.Article]; !ok {
				ts.Check(ts.Exec("parley", "articles", "show", c.Article, "--json"))
				var stored corpus.Article
				ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &stored))
				texts[c.Article] = stored.Text
			}
			if got := texts[c.Article][c.Start:c.End]; got != q.Text {
				ts.Fatalf("%q is not what stands at %d to %d: %q", q.Text, c.Start, c.End, got)
			}
			checked++
		}
	}
	if checked < least {
		ts.Fatalf("%d quotations, want at least %d", checked, least)
	}
}

// write FILE TEXT writes text with the escapes of a Go string: files a script cannot hold.
func write(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: write FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// waits FILE waits until a file is there.
func waits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: waits FILE")
	}
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("%s is not there", args[0])
}

// sparse FILE BYTES makes a large file that takes no room.
func sparse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sparse FILE BYTES")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(f.Truncate(size), f.Close()))
}

// many NAME COUNT TEXT sets a variable to a text, many times over.
func many(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: many NAME COUNT TEXT")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Setenv(args[0], strings.Repeat(args[2], n))
}

// hold keeps the index of the data folder open for writing, as another process would, to the end of the script.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: hold")
	}
	engine, err := bleve.Open(context.Background(), ts.Getenv("PARLEY_DATA")+"/index", bleve.Options{})
	ts.Check(err)
	ts.Defer(func() { ts.Check(engine.Close()) })
}
