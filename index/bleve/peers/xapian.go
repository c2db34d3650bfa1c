package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

//go:embed xapian.py
var script string

// xapian is a process of Python that takes lines of JSON and says how long each took: what passes between the processes,
// and between Python and Xapian for a passage, is not Xapian's.
type xapian struct {
	process *exec.Cmd
	in      io.WriteCloser
	to      *json.Encoder
	from    *json.Decoder
}

func xapianWith(python string) func(string) (engine, error) {
	return func(into string) (engine, error) {
		if out, err := exec.Command(python, "-c", "import xapian").CombinedOutput(); err != nil {
			return nil, fmt.Errorf("xapian: %w: %s", err, out)
		}
		x := &xapian{process: exec.Command(python, "-c", script, filepath.Join(into, "xapian"))}
		x.process.Stderr = os.Stderr
		in, err := x.process.StdinPipe()
		if err != nil {
			return nil, err
		}
		out, err := x.process.StdoutPipe()
		if err != nil {
			return nil, err
		}
		x.in, x.to, x.from = in, json.NewEncoder(in), json.NewDecoder(out)
		return x, x.process.Start()
	}
}

func (x *xapian) name() string { return "xapian" }

func (x *xapian) do(what string, with any) (time.Duration, int, error) {
	if err := x.to.Encode(map[string]any{what: with}); err != nil {
		return 0, 0, err
	}
	var done struct {
		Seconds float64
		Hits    int
	}
	err := x.from.Decode(&done)
	return time.Duration(done.Seconds * float64(time.Second)), done.Hits, err
}

func (x *xapian) add(chunk []passage) (time.Duration, error) {
	took, _, err := x.do("add", chunk)
	return took, err
}

func (x *xapian) finish() (time.Duration, error) {
	took, _, err := x.do("finish", true)
	return took, err
}

func (x *xapian) search(q asked) (time.Duration, int, error) { return x.do("search", q.Words) }

func (x *xapian) close() error { return errors.Join(x.in.Close(), x.process.Wait()) }
