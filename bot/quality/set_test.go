package quality

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tariffs")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoad(t *testing.T) {
	dir := folder(t, map[string]string{
		"corpus.jsonl":     "",
		"queries-b.jsonl":  `{"id":"3","question":"c","half":"b"}`,
		"queries-a.jsonl":  "{\"id\":\"1\",\"question\":\"a\",\"gold_ids\":[\"x\"],\"other\":7}\n\n{\"id\":\"2\",\"question\":\"b\",\"answerable\":false}\n",
		"quality.golden":   "no questions",
		"other-file.jsonl": "no questions",
	})
	s, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "tariffs" || s.Corpus != filepath.Join(dir, "corpus.jsonl") || len(s.Questions) != 3 {
		t.Fatalf("loaded %+v", s)
	}
	if q := s.Questions; !q[0].CanAnswer() || q[1].CanAnswer() || q[2].ID != "3" || q[0].Gold[0] != "x" {
		t.Errorf("questions %+v", q)
	}
	if fit := s.ToFit(); len(fit.Questions) != 2 || len(s.Questions) != 3 {
		t.Errorf("to fit on: %+v", fit.Questions)
	}
}

// The articles may be elsewhere; that they are not there is an error and no reason to ask about the briefings.
func TestLoadArticlesElsewhere(t *testing.T) {
	dir := folder(t, map[string]string{"queries.jsonl": "{}", "corpus.path": "../more/articles.jsonl\n"})
	if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "articles.jsonl") {
		t.Errorf("articles that are not there: %v", err)
	}
	more := filepath.Join(filepath.Dir(dir), "more")
	if err := os.Mkdir(more, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(more, "articles.jsonl"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Load(dir); err != nil || s.Corpus != filepath.Join(more, "articles.jsonl") {
		t.Errorf("loaded %+v, %v", s, err)
	}
}

func TestLoadFaults(t *testing.T) {
	if _, err := Load(folder(t, nil)); err == nil || !strings.Contains(err.Error(), "queries.jsonl") {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Load(folder(t, map[string]string{"queries.jsonl": "{}\n{"})); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a broken line: %v", err)
	}
	if s, err := Load(folder(t, map[string]string{"queries.jsonl": "{}"})); err != nil || s.Corpus != "" {
		t.Errorf("without articles the briefings are meant: %+v, %v", s, err)
	}
}
