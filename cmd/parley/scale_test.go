package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/bot/slack/slacktest"
)

// What is wanted of processes over a million passages.
const (
	fullScale   = 1_000_000
	mostToServe = time.Second // from the start of parley serve to both connections
	mostToAsk   = 80 * time.Millisecond
	mostHeld    = 200.0 // MB, while questions are answered
)

// Processes over many passages start as quickly as over few: an index is opened, not read. PARLEY_PASSAGES says how many; of a
// million the figures are judged.
func TestScale(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures")
	}
	passages := 5_000
	if text := os.Getenv("PARLEY_PASSAGES"); text != "" {
		var err error
		passages, err = strconv.Atoi(text)
		check(t, err)
	}
	data, from := t.TempDir(), synthetic{name: "first", seed: 1, articles: passages}
	h, err := openToWrite(t.Context(), &cli{Data: data}, streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	check(t, err)
	took, err := (&bench{home: h}).bring(t.Context(), from)
	check(t, err)
	check(t, h.Close())
	question := func(n int) string { return from.question(t.Context(), nil, n) }
	t.Logf("%d passages, indexed at %.0f a second", passages, float64(passages)/took.Seconds())

	run0(t, data, "ask", question(0)) // the files are in memory afterwards, as they are on a machine that has been up for a while
	asking := middle(func(n int) time.Duration {
		began := time.Now()
		run0(t, data, "ask", question(1+n))
		return time.Since(began)
	})
	ready := startOfServing(t, data)
	own, all := heldWhileAsking(t, data, 300, question)
	t.Logf("parley ask %v, parley serve ready in %v, %.0f MB held of its own and %.0f MB with the index's files while asking",
		asking.Round(time.Millisecond), ready.Round(time.Millisecond), own, all)
	if passages < fullScale {
		return
	}
	if asking > mostToAsk || ready > mostToServe || own > mostHeld {
		t.Errorf("wanted are %v, %v and %.0f MB at most", mostToAsk, mostToServe, mostHeld)
	}
}

// startOfServing is how long parley serve takes to be connected, the middle one of five starts.
func startOfServing(t *testing.T, data string) time.Duration {
	t.Helper()
	s := slacktest.New(t, slacktest.Options{Clock: slacktest.SystemClock{}})
	return middle(func(int) time.Duration {
		began := time.Now()
		p := serve(t, s, data).connected()
		took := time.Since(began)
		p.end()
		return took
	})
}

// middle is the middle one of five times that something took.
func middle(times func(n int) time.Duration) time.Duration {
	took := make([]time.Duration, 5)
	for n := range took {
		took[n] = times(n)
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// heldWhileAsking is the most memory of its own, and with the files it has mapped, that one process holds while it answers n
// questions, in MB.
func heldWhileAsking(t *testing.T, data string, n int, question func(int) string) (own, all float64) {
	t.Helper()
	c := command(t, data, "ask", "--stdin")
	in, err := c.StdinPipe()
	check(t, err)
	out, err := c.StdoutPipe()
	check(t, err)
	check(t, c.Start())
	answers := bufio.NewReader(out)
	for i := range n {
		_, err := fmt.Fprintln(in, question(i))
		check(t, err)
		_, err = answers.ReadString('\n')
		check(t, err)
		own, all = max(own, memoryOf(c.Process.Pid, "RssAnon:")), max(all, memoryOf(c.Process.Pid, "VmRSS:"))
	}
	check(t, in.Close())
	check(t, c.Wait())
	return own, all
}
