//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/bot/answer"
)

// papers is a folder of real articles, beside the project where there is one.
const papers = "../../../shared/articles"

// Figures of whole processes on real articles, the median of five with
//
//	go test ./cmd/parley -run '^$' -bench . -count 5

func BenchmarkIndex(b *testing.B) {
	lib := realPapers(b)
	for b.Loop() {
		data := b.TempDir()
		rate, peak := bringIn(b, data, lib)
		b.ReportMetric(rate, "articles/s")
		b.ReportMetric(peak, "MB-peak")
	}
}

func BenchmarkIndexAgain(b *testing.B) {
	lib, data := realPapers(b), b.TempDir()
	bringIn(b, data, lib)
	for b.Loop() {
		bringIn(b, data, lib)
	}
}

// From the start of the process to the answer.
func BenchmarkAsk(b *testing.B) {
	lib, data := realPapers(b), b.TempDir()
	bringIn(b, data, lib)
	for b.Loop() {
		measured(b, data, "", "ask", "Who met at the Stockholm trade talks, and what was agreed?")
	}
}

// Many questions to one process: those of the committed set, which people of the field would ask.
func BenchmarkAnswer(b *testing.B) {
	lib, data := realPapers(b), b.TempDir()
	bringIn(b, data, lib)
	questions := committed(b)
	for b.Loop() {
		out, peak := measured(b, data, strings.Join(questions, "\n"), "ask", "--stdin")
		var took []float64
		for line := range strings.Lines(out) {
			var a answer.Answer
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				b.Fatal(err)
			}
			took = append(took, a.Stats.TookMS)
		}
		slices.Sort(took)
		if len(took) != len(questions) {
			b.Fatalf("%d answers to %d questions", len(took), len(questions))
		}
		b.ReportMetric(took[len(took)/2], "ms-p50")
		b.ReportMetric(took[len(took)*99/100], "ms-p99")
		b.ReportMetric(peak, "MB-peak")
	}
}

func realPapers(b *testing.B) string {
	b.Helper()
	if _, err := os.Stat(papers); err != nil {
		b.Skip("no folder of real articles beside the project")
	}
	lib, err := filepath.Abs(papers)
	if err != nil {
		b.Fatal(err)
	}
	return lib
}

// bringIn brings lib in and returns the files a second and the most memory it took.
func bringIn(b *testing.B, data, lib string) (rate, peak float64) {
	b.Helper()
	files := 0
	err := filepath.WalkDir(lib, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files++
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	_, peak = measured(b, data, "", "index", lib)
	return float64(files) / time.Since(began).Seconds(), peak
}

// committed are the questions of the committed set.
func committed(b *testing.B) []string {
	b.Helper()
	paths, err := filepath.Glob("../../bot/testdata/quality/queries-*.jsonl")
	if err != nil || len(paths) == 0 {
		b.Fatal("no questions", err)
	}
	var all []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var q struct{ Question string }
			if err := json.Unmarshal([]byte(line), &q); err != nil {
				b.Fatal(err)
			}
			all = append(all, q.Question)
		}
	}
	return all
}

// measured runs parley and returns what it printed and the most memory it took, in MB.
func measured(b *testing.B, data, in string, args ...string) (string, float64) {
	b.Helper()
	var out strings.Builder
	c := command(b, data, args...)
	c.Stdin, c.Stdout = strings.NewReader(in), &out
	if err := c.Run(); err != nil {
		b.Fatalf("parley %v: %v", args, err)
	}
	peak := float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS == "darwin" {
		peak /= 1024 // bytes there, kilobytes elsewhere
	}
	return out.String(), peak / 1024
}
