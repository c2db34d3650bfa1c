package corpus

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// library fills a shelf with n articles of about size bytes, in paragraphs of 300.
func library(n, size int) *shelf {
	s := newShelf("library")
	for i := range n {
		a := Article{ID: fmt.Sprintf("a%05d", i), Title: fmt.Sprintf("Paper %d", i), Publisher: "Office", Tags: []string{"talks"},
			Published: "2025-07-28", URL: fmt.Sprintf("https://example.com/%d", i)}
		var text strings.Builder
		for p := 0; text.Len() < size; p++ {
			if p > 0 {
				text.WriteString("\n\n")
			}
			start := text.Len()
			fmt.Fprintf(&text, "Paragraph %d of paper %d. %s", p, i, strings.Repeat("The parties met again to talk. ", 9))
			a.Blocks = append(a.Blocks, Block{Kind: Paragraph, Start: start, End: text.Len()})
		}
		a.Text = text.String()
		key := fmt.Sprintf("%05d.md", i)
		s.held[key] = Document{Key: key, Stamp: "1", Articles: []Article{a}}
	}
	return s
}

func BenchmarkSync(b *testing.B) {
	shelf := library(2100, 6000)
	for b.Loop() {
		sync(b, openStore(b), shelf)
	}
	b.ReportMetric(2100*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkSyncUnchanged(b *testing.B) {
	s, shelf := openStore(b), library(2100, 6000)
	sync(b, s, shelf)
	for b.Loop() {
		sync(b, s, shelf)
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "articles.db")
	for b.Loop() {
		s, err := Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

// Half a hundred articles of an answer's length of search: most of 6 KB, every fifth of 100 KB.
func BenchmarkArticles(b *testing.B) {
	s, shelf := openStore(b), library(1000, 6000)
	big := library(20, 100_000)
	for key, d := range big.held {
		d.Articles[0].ID = "big-" + d.Articles[0].ID
		shelf.held["big-"+key] = Document{Key: "big-" + key, Stamp: "1", Articles: d.Articles}
	}
	sync(b, s, shelf)
	var ids []string
	for i := range 40 {
		ids = append(ids, fmt.Sprintf("a%05d", i*20))
	}
	for i := range 10 {
		ids = append(ids, fmt.Sprintf("big-a%05d", i))
	}
	for b.Loop() {
		found, err := s.Articles(b.Context(), ids)
		if err != nil || len(found) != len(ids) {
			b.Fatal(len(found), err)
		}
	}
}
