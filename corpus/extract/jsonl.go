package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parley/corpus"
)

// maxLine is the most bytes one line of a .jsonl file may have.
const maxLine = 64 << 20

// JSONL reads one article a line:
//
//	{"id","title","text","date","url","publisher","tags","collection","language","authors","updated"}
//
// All but text may be missing, other fields are ignored, and a number or a plain list is taken where text
// is wanted. The text keeps its own bytes unless it is hard-wrapped, marked up or not canonical, so its
// paragraphs stay divided as they came, and what is quoted can be found in the file. A line that cannot
// be used, such as one with the id of another, is a problem; the rest goes on. A line has at most 64 MB.
func JSONL(name string, data []byte) (articles []corpus.Article, problems []corpus.Problem, err error) {
	defer rescue(&err)
	data, err = jsonBytes(data)
	if err != nil {
		return nil, nil, err
	}
	used := make(usedIDs)
	for number := 1; len(data) > 0; number++ {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		where := fmt.Sprintf("%s:%d", name, number)
		a, wrong, err := record(where, line)
		if err == nil {
			err = used.take(a, where)
		}
		if err != nil {
			problems = append(problems, corpus.Problem{Where: where, Reason: err.Error()})
			continue
		}
		problems = append(problems, wrong...)
		articles = append(articles, a)
	}
	return articles, problems, nil
}

// usedIDs are the ids of the articles of one file so far.
type usedIDs map[string]use

// A use is where an id was used, and what for.
type use struct {
	where   string
	article corpus.Article
}

// take takes down the id of an article. The error names the line where it was used for another one.
func (u usedIDs) take(a corpus.Article, where string) error {
	if a.ID == "" {
		return nil
	}
	before, again := u[a.ID]
	switch {
	case !again:
		u[a.ID] = use{where, a}
	case before.article.ContentHash() != a.ContentHash():
		return fmt.Errorf("id %s was already used by %s: give it one of its own", a.ID, before.where)
	}
	return nil
}

// jsonBytes is decode without the copy when data is UTF-8 already, as JSON is.
func jsonBytes(data []byte) ([]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if start := bytes.TrimLeft(data, " \t\r\n"); len(start) > 0 && start[0] == '{' && bytes.IndexByte(data, 0) < 0 {
		return data, nil
	}
	text, err := decode(data)
	return []byte(text), err
}

// record reads one line.
func record(where string, line []byte) (corpus.Article, []corpus.Problem, error) {
	if len(line) > maxLine {
		return corpus.Article{}, nil, fmt.Errorf("%.1f MB is more than the limit of %d MB a line", float64(len(line))/(1<<20), maxLine>>20)
	}
	raw := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&raw); err != nil {
		return corpus.Article{}, nil, fmt.Errorf("no JSON object: %w", err)
	}
	if decoder.More() {
		return corpus.Article{}, nil, fmt.Errorf("more than one JSON value: put each article on a line of its own")
	}
	f := newFields(raw)
	text, _ := f["text"].(string)
	if strings.TrimSpace(text) == "" {
		return corpus.Article{}, nil, errNoText
	}
	a, problems := f.article(where)
	a, err := withText(a, text)
	return a, problems, err
}

// closingTag matches what tells marked-up text from bare text that mentions "<" or ">".
var closingTag = regexp.MustCompile(`(?i)</(p|div|li|ul|td|h[1-6]|span|a|strong|em)>|<br */?>`)

// withText completes a with text: byte for byte when it is canonical as it is.
func withText(a corpus.Article, text string) (corpus.Article, error) {
	if closingTag.MatchString(text) {
		b, err := fromHTML(text)
		if err != nil {
			return a, err
		}
		return finish(a, b, "")
	}
	text = repair(text)
	all := stretches(text)
	if len(all) == 0 {
		return a, errNoText
	}
	if slices.ContainsFunc(all, func(s stretch) bool { return len(s.lines) > 1 }) {
		return finish(a, &Builder{pieces: piecesOf(text)}, "")
	}
	a.Text, a.Blocks = verbatim(text, all)
	if a.Title == "" {
		a.Title = opening(a.Text)
	}
	if a.Publisher == "" {
		a.Publisher = host(a.URL)
	}
	return a, nil
}

// verbatim returns text up to the pleas at its end, and blocks where its stretches, one line each, stand.
func verbatim(text string, all []stretch) (string, []corpus.Block) {
	blocks := make([]corpus.Block, len(all))
	for i, s := range all {
		blocks[i] = corpus.Block{Kind: s.kind, Level: s.level, Start: s.lines[0].start, End: s.lines[0].end}
	}
	for n := len(blocks); n > 1 && blocks[n-1].Kind == corpus.Paragraph; n-- {
		last := &blocks[n-1]
		start := pleaStart(text[last.Start:last.End])
		if start > 0 {
			last.End = last.Start + start
			break
		}
		blocks = blocks[:n-1]
	}
	return text[:blocks[len(blocks)-1].End], blocks
}
