package terminal

import (
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// How progress is told.
const (
	quiet = time.Second      // work that is done sooner says nothing
	every = 3 * time.Second  // between two lines on a pipe
	frame = time.Second / 10 // between two pictures of the bar
)

// Progress tells on standard error how far long work has come: on a terminal by a bar with count, rate
// and time left, elsewhere by a line every three seconds. It speaks when it is told something, so work
// that stands still says nothing. It is safe for concurrent use.
type Progress struct {
	mu     sync.Mutex
	out    io.Writer
	live   bool // out is a terminal
	doing  string
	things string
	done   int
	total  int // 0 if not known
	began  time.Time
	told   time.Time
	bar    *progressbar.ProgressBar // nil until there is one to see
}

// NewProgress begins work. doing and things are words for people: "indexing", "articles".
func NewProgress(out io.Writer, doing, things string) *Progress {
	f, ok := out.(*os.File)
	return newProgress(out, ok && term.IsTerminal(int(f.Fd())), Plain(doing), things)
}

func newProgress(out io.Writer, live bool, doing, things string) *Progress {
	now := time.Now()
	return &Progress{out: out, live: live, doing: doing, things: things, began: now, told: now}
}

// At says that done of total things are done; a total of 0 is not known.
func (p *Progress) At(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if total != p.total {
		p.clear() // the bar's length is fixed
	}
	p.done, p.total = done, total
	now := time.Now()
	pause := every
	if p.live {
		pause = frame
	}
	if now.Sub(p.began) < quiet || now.Sub(p.told) < pause {
		return
	}
	p.told = now
	if p.live {
		p.draw(now)
		return
	}
	fmt.Fprintln(p.out, p.line(now))
}

// draw moves the bar. It only draws: count, rate and time left are the line's, as on a pipe.
// An error would be standard error itself failing, and then there is nobody to tell.
func (p *Progress) draw(now time.Time) {
	if p.bar == nil {
		length := p.total
		if length <= 0 {
			length = -1 // a spinner
		}
		p.bar = progressbar.NewOptions(length,
			progressbar.OptionSetWriter(p.out),
			progressbar.OptionSetWidth(20),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionShowDescriptionAtLineEnd(),
			progressbar.OptionSpinnerType(14),
			progressbar.OptionSetSpinnerChangeInterval(0), // no goroutine of its own
			progressbar.OptionThrottle(frame),
			progressbar.OptionClearOnFinish(),
		)
	}
	done := p.done
	if p.total > 0 {
		done = min(done, p.total) // the bar does not bear more
	}
	p.bar.Describe(p.line(now)) // draws
	_ = p.bar.Set(done)         // too soon after to draw again: seen in the next picture
}

// clear takes the bar off the screen.
func (p *Progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}

// Done ends the telling with a line that says what was done and how long it took,
// unless that was under a second.
func (p *Progress) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	if took := time.Since(p.began); took >= quiet {
		fmt.Fprintf(p.out, "%s: %s %s in %s\n", p.doing, thousands(p.done), p.things, took.Round(time.Second/10))
	}
}

// line is what a pipe is told: "indexing: 1,200 of 2,116 articles, 400 a second, 2s left".
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
