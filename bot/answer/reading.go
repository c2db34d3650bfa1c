package answer

import (
	"fmt"
	"strings"

	"parley/bot/question"
)

// repaired says which misspelled words were read as which. Without any there is nothing to say.
func repaired(repairs []question.Repair) []Notice {
	if len(repairs) == 0 {
		return nil
	}
	read := make([]string, len(repairs))
	for i, r := range repairs {
		read[i] = fmt.Sprintf("“%s” as “%s”", r.Written, r.Read)
	}
	return []Notice{{Kind: "spelling", Text: "Read " + list(read, "and") + "."}}
}

// list writes "a, b and c".
func list(items []string, conjunction string) string {
	last := len(items) - 1
	if last <= 0 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:last], ", ") + " " + conjunction + " " + items[last]
}
