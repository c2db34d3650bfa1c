package files

import (
	"context"
	"os"
	"runtime"
	"testing"
)

// BenchmarkRealPapers reads the real papers that lie beside the repository.
func BenchmarkRealPapers(b *testing.B) {
	const root = "../../../shared/articles"
	if _, err := os.Stat(root); err != nil {
		b.Skip("the collection of real papers is not beside the repository")
	}
	s, err := New(root, Options{})
	if err != nil {
		b.Fatal(err)
	}
	files := 0
	var peak, now runtime.MemStats
	for b.Loop() {
		for d, err := range s.Documents(context.Background(), nil) {
			if err != nil {
				b.Fatal(err)
			}
			if files++; files%200 == 0 && len(d.Articles) > 0 {
				runtime.ReadMemStats(&now)
				peak.Sys = max(peak.Sys, now.Sys)
			}
		}
	}
	b.ReportMetric(float64(files)/b.Elapsed().Seconds(), "files/s")
	b.ReportMetric(float64(peak.Sys)/(1<<20), "MB-from-system")
}
