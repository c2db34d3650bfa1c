// Package quality measures answers against question sets: questions with the articles and the words
// that answer them, and questions that nothing answers.
//
// A set is loaded (set.go), its questions are asked (measure.go) and each answer is judged by itself (judge.go).
// What was judged is summed up (figures.go, confidence.go) over the whole set and over parts of it (parts.go), and
// shown as a table (table.go) or set against an earlier run (compare.go).
package quality

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/corpus"
)

// A Set is a folder with questions in queries.jsonl, or in several files called queries-….jsonl, and with its
// articles in corpus.jsonl, as `parley index` takes them, or in the file that corpus.path names.
type Set struct {
	Name      string
	Corpus    string // absolute path of corpus.jsonl; "" when there is none and the questions are about the briefings
	Questions []Question
}

// A Question is one line of queries.jsonl. Other fields are ignored.
type Question struct {
	ID         string     `json:"id"`
	Text       string     `json:"question"`
	History    []string   `json:"history,omitempty"`
	AsOf       corpus.Day `json:"as_of,omitempty"`
	Answerable *bool      `json:"answerable,omitempty"` // absent means true
	Gold       []string   `json:"gold_ids"`             // articles that answer
	AlsoOK     []string   `json:"also_ok_ids,omitempty"`
	GoldText   []string   `json:"gold_text"`            // words that answer, verbatim in their article
	GoldParas  []string   `json:"gold_paras,omitempty"` // the paragraphs in which those words answer; empty for any
	Near       []string   `json:"near_ids,omitempty"`   // articles that have the same words and no answer
	NearOne    string     `json:"near_id,omitempty"`    // one more of them
	Superseded []string   `json:"superseded_ids,omitempty"`
	Type       string     `json:"type,omitempty"` // what kind of question it is
	Half       string     `json:"half,omitempty"` // "b" for questions that no weight may be fitted on
}

// CanAnswer reports whether the corpus holds an answer.
func (q Question) CanAnswer() bool { return q.Answerable == nil || *q.Answerable }

// keptApart is the half of a set that is only ever measured.
const keptApart = "b"

// Load reads the set in a folder.
func Load(dir string) (Set, error) {
	s := Set{Name: filepath.Base(filepath.Clean(dir))}
	var err error
	if s.Corpus, err = corpusOf(dir); err != nil {
		return Set{}, fmt.Errorf("cannot read the articles of a question set: %w", err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "queries*.jsonl"))
	if err != nil {
		return Set{}, fmt.Errorf("question set %s: %w", dir, err)
	}
	if len(names) == 0 {
		return Set{}, fmt.Errorf("no question set in %s: it needs queries.jsonl, and corpus.jsonl unless it is about the briefings", dir)
	}
	slices.Sort(names)
	for _, name := range names {
		questions, err := loadQuestions(name)
		if err != nil {
			return Set{}, err
		}
		s.Questions = append(s.Questions, questions...)
	}
	return s, nil
}

// corpusOf returns the path of the articles of the set in a folder, the same however one comes to them, "" where it has none.
func corpusOf(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	named, err := os.ReadFile(filepath.Join(dir, "corpus.path"))
	if err == nil {
		elsewhere := filepath.Join(dir, filepath.FromSlash(strings.TrimSpace(string(named))))
		if _, err = os.Stat(elsewhere); err != nil {
			return "", err
		}
		return filepath.EvalSymlinks(elsewhere)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	here, err := filepath.EvalSymlinks(filepath.Join(dir, "corpus.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return here, err
}

func loadQuestions(name string) ([]Question, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("question set: %w", err)
	}
	defer f.Close()
	var questions []Question
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var q Question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", name, n, err)
		}
		questions = append(questions, q)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return questions, nil
}
