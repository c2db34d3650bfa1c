package analysis

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// articles returns up to limit bytes of real articles: those shared beside the repository when they are
// there, the sample in testdata otherwise.
func articles(tb testing.TB, limit int) string {
	tb.Helper()
	var b strings.Builder
	for _, root := range []string{"../../../shared/articles", "testdata/articles"} {
		_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || b.Len() >= limit {
				return nil
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				tb.Fatal(err)
			}
			b.Write(raw)
			b.WriteString("\n\n")
			return nil
		})
		if b.Len() > 0 {
			break
		}
	}
	if b.Len() == 0 {
		tb.Fatal("no articles, not even in testdata/articles")
	}
	return b.String()
}
