package extract

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// papers returns the real papers that lie beside the repository, or skips.
func papers(t testing.TB) map[string][]byte {
	const root = "../../../shared/articles"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the collection of real papers is not beside the repository")
	}
	files := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !Known(path) {
			return err
		}
		files[path], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestRealPapers(t *testing.T) {
	empty := 0
	for path, data := range papers(t) {
		articles, problems, err := File(path, data)
		if err != nil {
			empty++ // a paper that is one picture
			continue
		}
		a := articles[0]
		canonical(t, a)
		if len(problems) > 0 || (strings.HasSuffix(path, ".md") && (a.Published == "" || a.URL == "" || !strings.HasSuffix(a.Publisher, ".gov"))) {
			t.Errorf("%s: %v, dated %q, at %q by %q", path, problems, a.Published, a.URL, a.Publisher)
		}
		for _, left := range []string{"<span", "<td", "&amp;", "Google News"} {
			if strings.Contains(a.Text, left) {
				t.Errorf("%s: %q is left in the text", path, left)
			}
		}
	}
	if empty > 4 {
		t.Errorf("%d papers have no text, want the 4 that are pictures", empty)
	}
}

func BenchmarkRealPapers(b *testing.B) {
	files := papers(b)
	bytes := 0
	for _, data := range files {
		bytes += len(data)
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		for path, data := range files {
			_, _, _ = File(path, data)
		}
	}
	b.ReportMetric(float64(len(files)*b.N)/b.Elapsed().Seconds(), "files/s")
}
