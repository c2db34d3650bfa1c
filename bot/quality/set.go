// Package quality measures answers against question sets: questions with the articles and the words
// that answer them, and questions that nothing answers.
package quality

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"parley/corpus"
)

// A Set is a folder with corpus.jsonl, articles as `parley index` takes them, and queries.jsonl.
type Set struct {
	Name      string
	Corpus    string // path of corpus.jsonl
	Questions []Question
}

// A Question is one line of queries.jsonl. Other fields are ignored.
type Question struct {
	ID         string     `json:"id"`
	Text       string     `json:"question"`
	History    []string   `json:"history"`
	AsOf       corpus.Day `json:"as_of"`
	Answerable *bool      `json:"answerable"` // absent means true
	Gold       []string   `json:"gold_ids"`   // articles that answer
	AlsoOK     []string   `json:"also_ok_ids"`
	GoldText   []string   `json:"gold_text"` // words that answer, verbatim in their article
	Type       string     `json:"type"`
}

// CanAnswer reports whether the corpus holds an answer.
func (q Question) CanAnswer() bool { return q.Answerable == nil || *q.Answerable }

// Load reads the set in a folder.
func Load(dir string) (Set, error) {
	s := Set{Name: filepath.Base(filepath.Clean(dir)), Corpus: filepath.Join(dir, "corpus.jsonl")}
	if _, err := os.Stat(s.Corpus); err != nil {
		return Set{}, fmt.Errorf("a question set needs corpus.jsonl: %w", err)
	}
	f, err := os.Open(filepath.Join(dir, "queries.jsonl"))
	if err != nil {
		return Set{}, fmt.Errorf("a question set needs queries.jsonl: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var q Question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return Set{}, fmt.Errorf("%s line %d: %w", f.Name(), n, err)
		}
		s.Questions = append(s.Questions, q)
	}
	if err := lines.Err(); err != nil {
		return Set{}, fmt.Errorf("%s: %w", f.Name(), err)
	}
	return s, nil
}
