package corpus

import (
	"fmt"
	"strconv"
	"strings"
)

// writeBlocks writes blocks as the store keeps them, a line each: "h 2 0 34" is a heading of level 2 from byte 0 to 34. Every answer reads
// those of dozens of articles, so they are not JSON, as they once were.
func writeBlocks(all []Block) string {
	var line []byte
	for _, b := range all {
		line = append(append(line, b.Kind...), ' ')
		line = append(strconv.AppendInt(line, int64(b.Level), 10), ' ')
		line = append(strconv.AppendInt(line, int64(b.Start), 10), ' ')
		line = append(strconv.AppendInt(line, int64(b.End), 10), '\n')
	}
	return string(line)
}

// readBlocks reads what writeBlocks wrote, and the JSON of an earlier version.
func readBlocks(text string) (all []Block, err error) {
	if text == "" || text[0] == '[' {
		err = unlist(text, &all)
		return all, err
	}
	all = make([]Block, 0, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		kind, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		level, rest, _ := strings.Cut(rest, " ")
		start, end, _ := strings.Cut(rest, " ")
		b := Block{Kind: Kind(kind)}
		for _, n := range []struct {
			text string
			into *int
		}{{level, &b.Level}, {start, &b.Start}, {end, &b.End}} {
			if *n.into, err = strconv.Atoi(n.text); err != nil {
				return nil, fmt.Errorf("block %.40q: %w", line, err)
			}
		}
		all = append(all, b)
	}
	return all, nil
}
