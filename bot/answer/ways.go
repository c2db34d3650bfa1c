package answer

import (
	"fmt"

	"parley/bot/evidence"
	"parley/bot/question"
	"parley/corpus"
	"parley/index/analysis"
)

// Ways lead on from an answer that is none.
type Ways struct {
	Newest  corpus.Day // the latest day articles are of, "" when not known
	Until   corpus.Day // the day by which nothing with a word asked for had been published, "" for none
	Missing []string   // words asked for that no article has
	Read    []Reading  // words asked for that no article has, and what was looked for in their place
	Near    []string   // words like them that articles have
	Try     []string   // questions that would be answered
}

// A Reading is a word as the asker wrote it, and as it was read.
type Reading struct{ Written, Read string }

// Bounds of what is named.
const (
	mostMissing = 3 // words
	mostRead    = 8 // passages in which the spelling of a word is looked for
)

// Readings tells what stands for missing words, a word as the passages ranked highest spell it.
func Readings(standIns []question.StandIn, ranked []evidence.Ranked) []Reading {
	var all []Reading
	for _, s := range standIns {
		read := s.Read
		if spelled := spelling(s.Term, ranked); spelled != "" {
			read = spelled
		}
		all = append(all, Reading{Written: s.Written, Read: read})
	}
	return all
}

// spelling is how the first passage to have a term writes it, "" where none has it.
func spelling(term string, ranked []evidence.Ranked) string {
	if term == "" {
		return ""
	}
	for _, r := range ranked[:min(len(ranked), mostRead)] {
		text := r.Article.Text[r.Hit.Start:r.Hit.End]
		for _, t := range analysis.Analyze(text) {
			if t.Term == term {
				return plainly(text[t.Start:t.End])
			}
		}
	}
	return ""
}

// Lead adds the ways on to the notices of a.
func (a *Answer) Lead(w Ways) {
	for i, n := range a.Notices {
		switch {
		case n.Kind != "searched":
		case w.Until != "":
			a.Notices[i].Text = fmt.Sprintf("No article published by %s has a word of this question.", w.Until.Long())
		case w.Newest != "":
			a.Notices[i].Text += fmt.Sprintf(" The newest article is of %s.", w.Newest.Long())
		}
	}
	if len(w.Read) > 0 {
		asked := "the word"
		if len(w.Read) > 1 {
			asked = "the words"
		}
		read := make([]string, 0, mostMissing)
		for _, r := range w.Read[:min(len(w.Read), mostMissing)] {
			read = append(read, fmt.Sprintf("“%s” as “%s”", r.Written, r.Read))
		}
		a.Notices = append(a.Notices, Notice{Kind: "alias", Text: "Read " + list(read, "and") + ": no article has " + asked + " asked for."})
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
