package doctor

import (
	"fmt"
	"time"
)

const (
	// mostOff is how far the clock may be off. Requests more than five minutes away from their signature are refused, on
	// both sides (https://docs.slack.dev/authentication/verifying-requests-from-slack), and clocks drift on.
	mostOff = time.Minute

	// littleOff is less than anything depends on.
	littleOff = 10 * time.Second
)

// checkClock compares the clock with Slack's. Answers carry whole seconds.
func (d *doctor) checkClock() {
	const check, do = "clock", "set the clock by the network: timedatectl set-ntp true"
	if !d.dated {
		d.find(check, Unchecked, "Slack says its time only with an answer", "")
		return
	}
	off, way := d.offset.Round(time.Second), "behind"
	if off < 0 {
		off, way = -off, "ahead of"
	}
	text := fmt.Sprintf("%v %s Slack's", off, way)
	switch {
	case off > mostOff:
		d.find(check, Fault, text+"; five minutes off, no request counts as signed", do)
	case off > littleOff:
		d.find(check, Warning, text, do)
	default:
		d.find(check, OK, "within "+littleOff.String()+" of Slack's", "")
	}
}
