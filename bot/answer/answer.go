// Package answer holds what Parley says as data: quotations with their citations, and nothing else.
// Faces turn it into lines, blocks or pages.
package answer

import "parley/corpus"

// A Kind says what sort of answer it is.
type Kind string

// The kinds of answer.
const (
	Direct  Kind = "answer"  // the quotations answer the question
	Unsure  Kind = "unsure"  // the closest passages; none answers directly
	Nothing Kind = "nothing" // the corpus holds nothing near
	Help    Kind = "help"    // the message asked nothing
)

// An Answer is the reply to one question. Its JSON form is the contract others script against.
type Answer struct {
	ID         string     `json:"id"`         // of the question, as it came in
	Question   string     `json:"question"`   // as asked
	Kind       Kind       `json:"kind"`       //
	Confidence float64    `json:"confidence"` // 0..1: the share of answers given with this figure that are right
	Quotes     []Quote    `json:"quotes"`     // what answers, best first; empty unless Kind is Direct or Unsure
	Citations  []Citation `json:"citations"`  // each numbered as the quotes name it
	Related    []Quote    `json:"related"`    // further sentences worth reading
	Later      []Quote    `json:"later"`      // what became since of what the first quotation tells
	Notices    []Notice   `json:"notices"`    // what to know besides: how the question was read, what to try
	Passages   []Passage  `json:"passages"`   // the ranking behind it, best first
	Stats      Stats      `json:"stats"`      //
}

// A Quote is verbatim text of a cited article.
type Quote struct {
	Text     string `json:"text"`            // article.Text[citation.Start:citation.End], byte for byte
	Citation int    `json:"citation"`        // the N of its citation
	Notes    []Note `json:"notes,omitempty"` // what words of it mean, in order, not overlapping
}

// A Citation says where a quotation stands.
type Citation struct {
	N         int        `json:"n"`                   // from 1
	Article   string     `json:"article"`             // article id
	Title     string     `json:"title"`               //
	URL       string     `json:"url"`                 // where to read it, or what it rests on; "" when there is no address
	Publisher string     `json:"publisher"`           //
	Published corpus.Day `json:"published"`           // "" when undated
	Passage   int        `json:"passage"`             // number of the passage in the article
	Start     int        `json:"start"`               // bytes of the article's text
	End       int        `json:"end"`                 //
	Status    string     `json:"status,omitempty"`    // how what it tells of stands: "in force", "suspended", "superseded", "proposed" …
	StatusAt  corpus.Day `json:"status_at,omitempty"` // the day it was found to stand so, where the day asked about is later
	Cue       string     `json:"cue,omitempty"`       // the words of the quotation that say so; "" where the article does
	Sources   []Source   `json:"sources,omitempty"`   // what the quotation rests on, where the article says so
	AlsoIn    []Copy     `json:"also_in,omitempty"`   // where the same story stands besides, the earliest first
}

// A Notice is a remark of Parley's own. It never states a fact of the corpus.
type Notice struct {
	Kind string `json:"kind"` // "understood", "spelling", "alias", "as_of", "searched", "try", "near", "index" …
	Text string `json:"text"` //
}

// A Passage is one place of the ranking.
type Passage struct {
	Article string  `json:"article"`
	Passage int     `json:"passage"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Score   float64 `json:"score"`
}

// Stats says what the answer took.
type Stats struct {
	TookMS     float64 `json:"took_ms"`    // from question to answer
	SearchMS   float64 `json:"search_ms"`  // of that, finding candidates
	Candidates int     `json:"candidates"` // passages considered by the engine
}
