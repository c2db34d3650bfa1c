package answer

import (
	"fmt"

	"parley/corpus"
)

// Ways lead on from an answer that is none.
type Ways struct {
	Newest  corpus.Day // the latest day articles are of, "" when not known
	Missing []string   // words asked for that no article has
	Near    []string   // words like them that articles have
	Try     []string   // questions that would be answered
}

// mostMissing is how many words are named.
const mostMissing = 3

// Lead adds the ways on to the notices of a.
func (a *Answer) Lead(w Ways) {
	if w.Newest != "" {
		for i, n := range a.Notices {
			if n.Kind == "searched" {
				a.Notices[i].Text += fmt.Sprintf(" The newest article is of %s.", w.Newest.Long())
			}
		}
	}
	if len(w.Missing) > 0 {
		text := "No article has " + list(quoted(w.Missing), "or") + "."
		if len(w.Near) > 0 {
			text += " Near " + pronoun(len(w.Missing)) + ", some have " + list(quoted(w.Near), "and") + "."
		}
		a.Notices = append(a.Notices, Notice{Kind: "near", Text: text})
	}
	for _, question := range w.Try {
		a.Notices = append(a.Notices, Notice{Kind: "try", Text: question})
	}
}

func pronoun(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

func quoted(words []string) []string {
	out := make([]string, 0, mostMissing)
	for _, word := range words[:min(len(words), mostMissing)] {
		out = append(out, "“"+word+"”")
	}
	return out
}
