package journal

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// The environment by which the test binary becomes a process that is to be killed.
const (
	victimDriver = "PARLEY_JOURNAL_VICTIM_DRIVER"
	victimDSN    = "PARLEY_JOURNAL_VICTIM_DSN"
)

// TestVictim is no test: it answers events for ever, a line to standard output for each step that was acknowledged.
func TestVictim(t *testing.T) {
	d := database{os.Getenv(victimDriver), os.Getenv(victimDSN)}
	if d.driver == "" {
		t.Skip("runs only as a process of other tests")
	}
	j, err := Open(t.Context(), d.open(t), func() time.Time { return noon })
	check(t, err)
	for n := 0; ; n++ {
		name := fmt.Sprint("Ev", n)
		c := must(j.Claim(t.Context(), Event{Names: []string{name, fmt.Sprint("C1/", n)}, Payload: []byte(name)}))(t)
		fmt.Println(c.State, name)
		if !c.Mine() || n%3 == 0 {
			continue // every third is left in a queue
		}
		if must(j.Intend(t.Context(), c, "answer"))(t).Standing == NotPosted {
			fmt.Println("intended", name)
		}
		if n%3 == 1 {
			continue // of every third nobody knows whether it was posted
		}
		check(t, j.Confirm(t.Context(), c, "answer", "at "+name))
		fmt.Println("posted", name)
		if n%6 == 2 {
			continue
		}
		check(t, j.Done(t.Context(), c, "at "+name))
		fmt.Println("done", name)
	}
}

// victim starts a process on d and returns its acknowledgements as they come.
func victim(t *testing.T, d database) (*exec.Cmd, io.Reader) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestVictim$")
	cmd.Env = append(os.Environ(), victimDriver+"="+d.driver, victimDSN+"="+d.dsn)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	return cmd, out
}

// acknowledged reads lines until n were read, kills the process, and reads what it still had written.
// It returns the last step acknowledged of every event.
func acknowledged(t *testing.T, cmd *exec.Cmd, out io.Reader, n int) map[string]string {
	t.Helper()
	steps := map[string]string{}
	lines := bufio.NewScanner(out)
	for read := 0; lines.Scan(); read++ {
		if read == n {
			if err := cmd.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
		if step, name, ok := strings.Cut(lines.Text(), " "); ok && strings.HasPrefix(name, "Ev") {
			steps[name] = step
		}
	}
	_ = cmd.Wait() // it was killed
	return steps
}

func TestKilledProcess(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		c := newClock()
		a, b := openAt(t, d, c.Now), openAt(t, d, c.Now)
		for round, n := range []int{1, 37, 150} {
			clearLedger(t, a)
			cmd, out := victim(t, d)
			steps := acknowledged(t, cmd, out, n)
			t.Logf("round %d: killed after %d events", round, len(steps))
			for name := range steps {
				nothingTwice(t, a, name, steps[name])
			}
			c.Move(Lease)
			handedOutOnce(t, a, b, steps)
			c.Move(-Lease)
		}
	})
}

// Of two processes given the same events each gets what the other does not, and killing both changes nothing of that.
func TestTwoProcesses(t *testing.T) {
	each(t, func(t *testing.T, d database) {
		j := openAt(t, d, newClock().Now)
		cmdA, outA := victim(t, d)
		cmdB, outB := victim(t, d)
		var ofB map[string]string
		var other sync.WaitGroup
		other.Go(func() { ofB = acknowledged(t, cmdB, outB, 200) })
		ofA := acknowledged(t, cmdA, outA, 200)
		other.Wait()
		refused := []string{string(Held), string(Answered)}
		for name, step := range ofA {
			if other, both := ofB[name]; both && !slices.Contains(refused, step) && !slices.Contains(refused, other) {
				t.Errorf("%s was claimed by both: %s and %s", name, step, other)
			}
		}
		if n := count(t, j, "events WHERE attempt <> 1"); n != 0 {
			t.Errorf("%d events were handed out twice", n)
		}
		t.Logf("%d and %d events seen, %d claimed", len(ofA), len(ofB), count(t, j, "events"))
	})
}

// nothingTwice checks that while the lease of a dead process runs, nobody gets its events.
func nothingTwice(t *testing.T, j *Journal, name, step string) {
	t.Helper()
	c := must(j.Claim(context.Background(), Event{Names: []string{name}}))(t)
	if want := map[string]State{"done": Answered}[step]; c.Mine() || want != "" && c.State != want {
		t.Errorf("%s, last seen %s: %s", name, step, c.State)
	}
}

// handedOutOnce checks that what was claimed and not done waits, with its payload, that one of two claimants gets it,
// and that it hears what may have been posted.
func handedOutOnce(t *testing.T, a, b *Journal, steps map[string]string) {
	t.Helper()
	waiting := map[string]Event{}
	for _, e := range must(a.Unanswered(t.Context(), time.Time{}))(t) {
		waiting[string(e.Payload)] = e
	}
	for name, step := range steps {
		e, waits := waiting[name]
		if step == "done" {
			if waits {
				t.Errorf("%s was done and waits again", name)
			}
			continue
		}
		if step == "posted" && !waits {
			nothingTwice(t, a, name, "done") // it was, and died before it could say so
			continue
		}
		one, two := must(a.Claim(t.Context(), e))(t), must(b.Claim(t.Context(), e))(t)
		if !waits || one.State != Again || two.State != Held {
			t.Errorf("%s, last seen %s: waits %v, claims %s and %s", name, step, waits, one.State, two.State)
			continue
		}
		p := must(a.Intend(t.Context(), one, "answer"))(t)
		// The step after the last one acknowledged may have happened too.
		may := map[string][]Standing{"new": {NotPosted, MaybePosted}, "intended": {MaybePosted, Posted}, "posted": {Posted}}
		if !slices.Contains(may[step], p.Standing) {
			t.Errorf("%s, last seen %s: %s", name, step, p.Standing)
		}
		if p.Standing == Posted && p.Where != "at "+name {
			t.Errorf("%s was posted at %q", name, p.Where)
		}
	}
}
