package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"
)

// What may grow from the second third of a soak to the last: memory is taken as it is needed and given back late.
const (
	mostSoaked  = 1.15 // of memory
	mostHandles = 8    // goroutines and open files, which come and go with a request
	soakRows    = 15   // of the table
)

// A sample is what a server holds at one moment.
type sample struct {
	at                        time.Duration
	asked                     int
	memory, goroutines, files float64
}

// A server that answers 20 questions a second while articles come in, from a folder and from a feed that it syncs itself, holds no
// more after a while than before. PARLEY_SOAK says for how long; .ci/long takes fifteen minutes. For less than two there is nothing
// to judge.
func TestSoak(t *testing.T) {
	length := 3 * time.Second
	if text := os.Getenv("PARLEY_SOAK"); text != "" {
		var err error
		length, err = time.ParseDuration(text)
		check(t, err)
	} else {
		t.Parallel()
	}
	c := newCrowd(t, "--admin", ":0", "--allow-net", "127.0.0.0/8")
	news, feed := newsroomAt(t)
	run0(t, c.data, "--allow-net", "127.0.0.0/8", "sources", "add", feed, "--summaries", "--every", leastEvery.String())
	first := news.asked.Load()
	admin := c.served.at("admin")
	done := make(chan struct{})
	var beside sync.WaitGroup
	beside.Go(func() { c.keepIndexing(done, news) })
	all := c.soak(length, admin)
	close(done)
	beside.Wait()
	c.answeredOnce(5 * time.Minute)
	t.Logf("%6s %8s %10s %10s %6s", "after", "asked", "memory MB", "goroutines", "files")
	for _, s := range all {
		t.Logf("%6v %8d %10.0f %10.0f %6.0f", s.at.Round(time.Second), s.asked, s.memory, s.goroutines, s.files)
	}
	synced := news.asked.Load() - first
	t.Logf("the feed was synced %d times meanwhile", synced)
	if length >= 2*time.Minute {
		flat(t, all)
		if synced < int64(length/leastEvery)/2 {
			t.Errorf("the server synced the feed only %d times", synced)
		}
	}
	c.end()
}

// soak asks at an even pace and returns what the server held meanwhile.
func (c *crowd) soak(length time.Duration, admin string) (all []sample) {
	c.t.Helper()
	began := time.Now()
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	for n := 0; time.Since(began) < length; n++ {
		<-tick.C
		c.asked = append(c.asked, c.slack.User("U01ADA").Mention(room(n), text(n)))
		if len(all) < soakRows && time.Since(began) >= length*time.Duration(len(all)+1)/soakRows {
			_, figures := get(c.t, admin+"/metrics")
			files, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.cmd.Process.Pid)) // none where the system does not tell
			all = append(all, sample{time.Since(began), n + 1, c.memory(), figure(c.t, figures, "go_goroutines"), float64(len(files))})
		}
	}
	return all
}

// figure reads one of the figures of a page of metrics.
func figure(t *testing.T, page, name string) float64 {
	t.Helper()
	found := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindStringSubmatch(page)
	if found == nil {
		t.Fatalf("no %s in %s", name, page)
	}
	value, err := strconv.ParseFloat(found[1], 64)
	check(t, err)
	return value
}

// keepIndexing brings in a library that is changed again and again, as news is.
func (c *crowd) keepIndexing(done chan struct{}, news *newsroom) {
	lib := c.t.TempDir()
	edit(c.t, lib, 0)
	for n := 1; ; n++ {
		if r := finish(c.t, command(c.t, c.data, "index", lib)); r.code != 0 {
			c.t.Errorf("indexing: %+v", r)
		}
		select {
		case <-done:
			return
		case <-time.After(2 * time.Second):
		}
		edit(c.t, lib, n)
		news.edition.Add(1)
	}
}

// flat wants the last third of samples to be like the second: memory by its median, what comes and goes with requests by
// its least, which a leak raises and a busy moment does not.
func flat(t *testing.T, all []sample) {
	t.Helper()
	third := len(all) / 3
	sorted := func(part []sample, of func(sample) float64) (values []float64) {
		for _, s := range part {
			values = append(values, of(s))
		}
		slices.Sort(values)
		return values
	}
	for what, of := range map[string]func(sample) float64{
		"memory":     func(s sample) float64 { return s.memory },
		"goroutines": func(s sample) float64 { return s.goroutines },
		"files":      func(s sample) float64 { return s.files },
	} {
		before, after := sorted(all[third:2*third], of), sorted(all[2*third:], of)
		at, most := 0, before[0]+mostHandles
		if what == "memory" {
			at = len(after) / 2
			most = before[len(before)/2] * mostSoaked
		}
		if after[at] > most {
			t.Errorf("%s grew from %v to %v", what, before, after)
		}
	}
}
