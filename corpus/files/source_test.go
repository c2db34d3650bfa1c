package files

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"parley/corpus"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// tree writes files by their path under a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func open(t *testing.T, root string) *Source {
	t.Helper()
	s, err := New(root, Options{Workers: 3})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// all returns every document and the error that ended them.
func all(s *Source, stamps map[string]string) (documents []corpus.Document, err error) {
	for d, err := range s.Documents(context.Background(), stamps) {
		if err != nil {
			return documents, err
		}
		documents = append(documents, d)
	}
	return documents, nil
}

// brief renders documents as their key and what became of them.
func brief(documents []corpus.Document) []string {
	var out []string
	for _, d := range documents {
		switch {
		case d.Err != nil:
			out = append(out, d.Key+": "+d.Err.Error())
		case d.Unchanged:
			out = append(out, d.Key+" unchanged")
		default:
			for _, a := range d.Articles {
				out = append(out, d.Key+" "+a.Title)
			}
		}
	}
	return out
}

func stamps(documents []corpus.Document) map[string]string {
	m := map[string]string{}
	for _, d := range documents {
		m[d.Key] = d.Stamp
	}
	return m
}

func TestDocuments(t *testing.T) {
	root := tree(t, map[string]string{
		"b.md": "# B\n\nText.", "a/2.txt": "Two is here.", "a/1.jsonl": `{"id":"x","title":"X","text":"x"}` + "\n" + `{"title":"Y","text":"y"}` + "\nbad",
		".hidden.md": "no", ".git/x.md": "no", "a/picture.png": "no", "z.html": "<p>Z is last.</p>",
	})
	s := open(t, root)
	documents, err := all(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a/1.jsonl X", "a/1.jsonl Y", "a/2.txt Two is here.", "b.md B", "z.html Z is last."}
	if diff := cmp.Diff(want, brief(documents)); diff != "" {
		t.Error(diff)
	}
	if s.Name() != "files:"+root {
		t.Errorf("Name() = %q", s.Name())
	}
	if p := documents[0].Problems; len(p) != 1 || p[0].Where != "a/1.jsonl:3" {
		t.Errorf("problems %v, want line 3 of a/1.jsonl", p)
	}
	if id := documents[2].Articles[0].ID; id != "" {
		t.Errorf("id %q was made up", id)
	}
	count, err := s.Count(context.Background())
	if want := (Count{Documents: 4, Bytes: 101, Skipped: 3}); err != nil || count != want {
		t.Errorf("Count = %+v, %v, want %+v", count, err, want)
	}
}

func TestUnchanged(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "One.", "b.md": "Two."})
	s := open(t, root)
	before, err := all(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "b.md"), []byte("Two, changed."), 0o644); err != nil {
		t.Fatal(err)
	}
	after, err := all(s, stamps(before))
	if diff := cmp.Diff([]string{"a.md unchanged", "b.md Two, changed."}, brief(after)); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestOneFile(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "One.", "b.md": "Two."})
	documents, err := all(open(t, filepath.Join(root, "b.md")), nil)
	if diff := cmp.Diff([]string{"b.md Two."}, brief(documents)); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestNewRefuses(t *testing.T) {
	root := tree(t, map[string]string{"a.png": ""})
	if _, err := New(filepath.Join(root, "none"), Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder: %v", err)
	}
	if _, err := New(filepath.Join(root, "a.png"), Options{}); err == nil || !strings.Contains(err.Error(), "give a folder") {
		t.Errorf("a picture: %v", err)
	}
}

func TestRootGone(t *testing.T) {
	for name, spoil := range map[string]func(s *Source) error{
		"emptied":    func(s *Source) error { return os.Remove(filepath.Join(s.root, "a.md")) },
		"removed":    func(s *Source) error { return os.RemoveAll(s.root) },
		"unreadable": func(s *Source) error { s.readDir = forbid(s.root); return nil },
	} {
		s := open(t, tree(t, map[string]string{"a.md": "One."}))
		before, err := all(s, nil)
		if err != nil || len(before) != 1 {
			t.Fatal(before, err)
		}
		if err := spoil(s); err != nil {
			t.Fatal(err)
		}
		if documents, err := all(s, stamps(before)); err == nil || len(documents) > 0 {
			t.Errorf("%s: %v, %v: want the source to fail", name, brief(documents), err)
		}
	}
	if documents, err := all(open(t, t.TempDir()), nil); err != nil || len(documents) > 0 {
		t.Errorf("a folder that always was empty: %v, %v", documents, err)
	}
}
