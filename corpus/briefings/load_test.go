package briefings

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// A briefing is one file taken apart for the tests.
type briefing struct {
	file      string
	front     front
	paragraph []string // headings left out, list items one by one
	sentences []string
}

// front is the front matter of a briefing.
type front struct {
	ID         string     `yaml:"id"`
	Title      string     `yaml:"title"`
	Published  string     `yaml:"published"`
	AsOf       string     `yaml:"as_of"`
	Publisher  string     `yaml:"publisher"`
	URL        string     `yaml:"url"`
	Collection string     `yaml:"collection"`
	Status     string     `yaml:"status"`
	Effective  string     `yaml:"effective"`
	Suspended  string     `yaml:"suspended"`
	Superseded string     `yaml:"superseded"`
	Supersedes []string   `yaml:"supersedes"`    // ids of what the subject of this briefing took the place of
	Successor  string     `yaml:"superseded_by"` // id of what took its place on the day Superseded
	Tags       []string   `yaml:"tags"`
	Sources    []source   `yaml:"sources"`
	Answers    []answered `yaml:"answers"`
}

// An answered is a sentence of the body with questions it answers. Opens is how it begins.
type answered struct {
	Opens     string   `yaml:"opens"`
	Questions []string `yaml:"questions"`
}

// A source is what a briefing rests on. Supports holds openings of sentences of the body.
type source struct {
	ID        string   `yaml:"id"`
	Title     string   `yaml:"title"`
	Publisher string   `yaml:"publisher"`
	Date      string   `yaml:"date"` // a year, a month or a day, as the source gives it
	URL       string   `yaml:"url"`
	Supports  []string `yaml:"supports"`
}

func load(t *testing.T) []briefing {
	t.Helper()
	names, err := fs.Glob(shelf, "*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("no briefings: %v", err)
	}
	var all []briefing
	for _, name := range names {
		data, err := fs.ReadFile(shelf, name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, parse(t, name, data))
	}
	return all
}

func parse(t *testing.T, name string, data []byte) briefing {
	t.Helper()
	head, body, ok := bytes.Cut(bytes.TrimPrefix(data, []byte("---\n")), []byte("\n---\n"))
	if !ok {
		t.Fatalf("%s: no front matter", name)
	}
	b := briefing{file: name}
	strict := yaml.NewDecoder(bytes.NewReader(head), yaml.Strict())
	if err := strict.Decode(&b.front); err != nil {
		t.Fatalf("%s: front matter: %v", name, err)
	}
	for line := range strings.Lines(string(body)) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		b.paragraph = append(b.paragraph, line)
		b.sentences = append(b.sentences, sentences(line)...)
	}
	return b
}

var (
	sentenceEnd  = regexp.MustCompile(`[.!?] `)
	abbreviation = regexp.MustCompile(`(?:\b(?:Nos?|v|Inc|Rep|Supp|H\.R)|[ap]\.m)\.$`)
)

// sentences divides a line. The tests use their own divider, so that they
// hold the briefings and not another package to account.
func sentences(line string) []string {
	var out []string
	start := 0
	for _, m := range sentenceEnd.FindAllStringIndex(line, -1) {
		if end := m[0] + 1; !abbreviation.MatchString(line[:end]) {
			out = append(out, line[start:end])
			start = m[1]
		}
	}
	return append(out, line[start:])
}

func TestSentencesKeepAbbreviationsWhole(t *testing.T) {
	got := sentences("China issued Announcement No. 18 at 12:01 a.m. on a Friday after H.R. 2683. Trade went on.")
	if len(got) != 2 || got[1] != "Trade went on." {
		t.Errorf("got %q", got)
	}
}
