package picture

import (
	"strings"

	"pgregory.net/rapid"

	"parley/bot/answer"
	"parley/bot/timeline"
	"parley/corpus"
)

// sample is a timeline of a few events, one of them ahead.
func sample() timeline.Timeline {
	return timeline.Timeline{Subject: "Lion Accord", Today: "2025-09-01", Events: []timeline.Event{
		event("2025-07-28", "The Lion Accord took effect on 28 July 2025, officials said, and no hunter may follow a lion into the <reserve> & beyond.", false),
		event("2025-07-28", "Tigers were left out on 28 July 2025.", false),
		event("2027-07-27", "The Lion Accord expires on 27 July 2027.", true),
	}}
}

func event(day corpus.Day, text string, ahead bool) timeline.Event {
	return timeline.Event{When: timeline.When{From: day, To: day}, Ahead: ahead, Text: text, Citation: answer.Citation{
		N: 1, Title: "The Lion Accord", Publisher: "Bureau of Lions", Published: "2025-08-01", URL: "https://example.org/lions?a=1&b=2",
	}}
}

// hostile is text that would do something in a document if it were let.
func hostile() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{
		`<script>alert(1)</script>`, `"/><image href="https://evil.example/x"/>`, `]]>`, `&#x6a;`, "javascript:alert(1)", "\x00\x1b[31m", "\u202e\ufffe",
		strings.Repeat("word", 400), strings.Repeat("a b ", 400), "商务部", "",
	}), rapid.String())
}

func drawTimeline(t *rapid.T) timeline.Timeline {
	line := timeline.Timeline{Subject: hostile().Draw(t, "subject"), Today: "2025-09-01"}
	for range rapid.IntRange(0, 4).Draw(t, "events") {
		e := event(rapid.SampledFrom([]corpus.Day{"2025-07-28", "2027-07-27"}).Draw(t, "day"), hostile().Draw(t, "text"), rapid.Bool().Draw(t, "ahead"))
		e.Citation.Title, e.Citation.Publisher = hostile().Draw(t, "title"), hostile().Draw(t, "publisher")
		e.Citation.URL = rapid.SampledFrom([]string{"", "https://example.org/", "https://"}).Draw(t, "scheme") + hostile().Draw(t, "url")
		e.Citation.Sources = []answer.Source{{Publisher: hostile().Draw(t, "source"), Date: hostile().Draw(t, "date")}}
		line.Events = append(line.Events, e)
	}
	return line
}
