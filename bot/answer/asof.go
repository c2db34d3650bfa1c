package answer

import (
	"fmt"

	"parley/corpus"
)

// asOf says which day an answer stands on, and where an article that came out later tells of it.
func (a *Answer) asOf(day corpus.Day) Notice {
	text := fmt.Sprintf("As of %s: nothing published later was used.", day.Long())
	for _, c := range a.Citations {
		if c.Published > day {
			text = fmt.Sprintf("As of %s: [%d] came out later, and the words quoted rest on documents published by that day.", day.Long(), c.N)
			break
		}
	}
	return Notice{Kind: "as_of", Text: text}
}
