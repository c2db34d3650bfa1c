package terminal

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// How progress is told.
const (
	quiet = time.Second     // work that is done sooner says nothing
	every = 3 * time.Second // between two lines on a pipe
)

// Progress tells on standard error how far long work has come: on a terminal by a bar with count, rate
// and time left, elsewhere by a line every three seconds. It is safe for concurrent use.
type Progress struct {
	mu     sync.Mutex
	out    io.Writer
	doing  string
	things string
	total  int
	done   int
	began  time.Time
	told   time.Time
	bar    *progressbar.ProgressBar // nil on a pipe
	shown  int                      // of done, what the bar has been told
}

// StartProgress begins to count. doing and things are words for people: "Indexing", "articles".
// total is how many there will be, 0 if that is not known. live says that out is a terminal.
func StartProgress(out io.Writer, live bool, doing, things string, total int) *Progress {
	now := time.Now()
	p := &Progress{out: out, doing: doing, things: things, total: max(total, 0), began: now, told: now}
	if !live {
		return p
	}
	most := p.total
	if most == 0 {
		most = -1 // how the bar calls "not known"
	}
	p.bar = progressbar.NewOptions(most,
		progressbar.OptionSetWriter(out),
		progressbar.OptionSetDescription(doing),
		progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(things),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSpinnerType(14),
		progressbar.OptionSetSpinnerChangeInterval(0), // no goroutine of its own
		progressbar.OptionClearOnFinish(),
	)
	p.bar.StartWithoutRender()
	return p
}

// Add says that n more are done.
func (p *Progress) Add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	now := time.Now()
	if now.Sub(p.began) < quiet {
		return
	}
	if p.bar != nil {
		p.draw()
		return
	}
	if now.Sub(p.told) >= every {
		p.told = now
		fmt.Fprintln(p.out, p.line(now))
	}
}

// draw moves the bar to what is done, which it does not bear to be more than the total.
// An error would be standard error itself failing: there is nobody to tell.
func (p *Progress) draw() {
	upto := p.done
	if p.total > 0 {
		upto = min(upto, p.total)
	}
	_ = p.bar.Add(upto - p.shown)
	p.shown = upto
}

// Done ends the telling with a line that says what was done and how long it took,
// unless that was under a second.
func (p *Progress) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	took := time.Since(p.began)
	if took < quiet {
		return
	}
	if p.bar != nil {
		_ = p.bar.Exit()
		_ = p.bar.Clear()
	}
	fmt.Fprintf(p.out, "%s: %s %s in %s\n", p.doing, thousands(p.done), p.things, took.Round(time.Second/10))
}

// line is what a pipe is told: "Indexing: 1,200 of 2,116 articles, 400 a second, 2s left".
func (p *Progress) line(now time.Time) string {
	rate := float64(p.done) / now.Sub(p.began).Seconds()
	count := thousands(p.done)
	if p.total >= p.done {
		count += " of " + thousands(p.total)
	}
	line := fmt.Sprintf("%s: %s %s, %s a second", p.doing, count, p.things, pace(rate))
	if p.total > p.done && rate > 0 {
		left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second))
		line += fmt.Sprintf(", %s left", max(left.Round(time.Second), time.Second))
	}
	return line
}

// pace writes a rate, with a decimal while it is small.
func pace(rate float64) string {
	if rate < 10 {
		return strconv.FormatFloat(rate, 'f', 1, 64)
	}
	return thousands(int(math.Round(rate)))
}

// thousands writes a number as people read it: 1,234,567.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
