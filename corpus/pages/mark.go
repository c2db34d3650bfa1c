package pages

import (
	"fmt"
	"strings"
)

// A page that is there for what it leads to says so in its stamp: the patterns are not about it.
const list = "\tlist"

func isList(stamp string) bool { return strings.HasSuffix(stamp, list) }

// mark adds to the stamp of a page how far away it was read, of a source that follows links so far.
func mark(stamp string, depth, deepest int) string {
	if deepest == 0 {
		return stamp
	}
	return fmt.Sprintf("%s\t%d of %d", stamp, depth, deepest)
}

// readMark returns a stamp without what was added to it, and how far away its page was read. One that does not say so, or was
// read when links were followed to another depth, counts as one that was not followed.
func readMark(stamp string, deepest int) (bare string, depth int) {
	bare = strings.TrimSuffix(stamp, list)
	at := strings.LastIndexByte(bare, '\t')
	var then int
	if n, _ := fmt.Sscanf(bare[at+1:], "%d of %d", &depth, &then); n < 2 || at < 0 {
		return bare, deepest
	}
	if then != deepest {
		depth = deepest
	}
	return bare[:at], min(depth, deepest)
}
