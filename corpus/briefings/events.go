package briefings

import (
	_ "embed"
	"io"
	"strings"
)

//go:embed events.txt
var events string

// Events returns the events that questions name in the place of a date, a line each, as when.ReadEvents reads them.
func Events() io.Reader { return strings.NewReader(events) }
