package quality

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// A column is one figure of a table.
type column struct {
	name string
	of   func(Figures) string
}

// width is what the column takes, the space before it included.
func (c column) width() int { return max(6, utf8.RuneCountInString(c.name)) + 1 }

func share(name string, of func(Figures) Share) column {
	return column{name, func(f Figures) string { return shareText(of(f)) }}
}

// found and times, then quoted, are the columns of the two tables.
func found() []column {
	return []column{
		{"asked", func(f Figures) string { return fmt.Sprint(f.Answerable) }},
		{"traps", func(f Figures) string { return fmt.Sprint(f.Unanswerable) }},
		share("Hit@1", func(f Figures) Share { return f.Hit1 }),
		share("Hit@5", func(f Figures) Share { return f.Hit5 }),
		share("Recall@10", func(f Figures) Share { return f.Recall10 }),
		share("MRR@10", func(f Figures) Share { return f.MRR10 }),
		share("MAP@10", func(f Figures) Share { return f.MAP10 }),
		share("pMAP@10", func(f Figures) Share { return f.PassageMAP }),
		share("pass@50", func(f Figures) Share { return f.Passage50 }),
	}
}

func times() []column {
	return []column{
		{"p50", func(f Figures) string { return millis(f.Took.P50) }},
		{"p95", func(f Figures) string { return millis(f.Took.P95) }},
		{"p99", func(f Figures) string { return millis(f.Took.P99) }},
	}
}

func quoted() []column {
	return []column{
		share("first", func(f Figures) Share { return f.First }),
		share("quote@1", func(f Figures) Share { return f.Quote1 }),
		share("quote@3", func(f Figures) Share { return f.Quote3 }),
		share("given", func(f Figures) Share { return f.Given }),
		share("trapped", func(f Figures) Share { return f.Trapped }),
		share("right", func(f Figures) Share { return f.Right }),
		share("lured", func(f Figures) Share { return f.Lured }),
		share("stale", func(f Figures) Share { return f.Stale }),
		share("AUC", func(f Figures) Share { return f.AUC }),
		share("kept.90", func(f Figures) Share { return f.Kept90 }),
		share("kept.95", func(f Figures) Share { return f.Kept95 }),
		share("ECE@1", func(f Figures) Share { return f.Calibration1 }),
		share("ECE@3", func(f Figures) Share { return f.Calibration3 }),
	}
}

// legend says what the columns mean.
const legend = `Hit, Recall, MRR, MAP: right articles in the ranking · pMAP: the same of passages with gold words · pass@50: one of
those among fifty · p50, p95, p99: milliseconds an answer · first: the first quotation is of a right article ·
quote@n: gold words in the first n of quotes and related · given, trapped: answered as such, of the answerable and of
the others · right: of the answers given, those whose first quotation is right · lured: answered from an article with
the same words and no answer · stale: from a superseded one · AUC: confidence, answerable against not · kept.90:
share of all questions answered when nine in ten first quotations are to be right · ECE@n: calibration error in ten
bins, one of the first n quotations right
`

// WriteTable prints figures, a set or part a line: first what was found, then what was quoted, then what it means.
func WriteTable(w io.Writer, figures []Figures) error {
	var b strings.Builder
	writeRows(&b, figures, append(found(), times()...))
	b.WriteByte('\n')
	writeRows(&b, figures, quoted())
	b.WriteByte('\n')
	b.WriteString(legend)
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteShares prints the same two tables without times and words: what stays the same from run to run.
func WriteShares(w io.Writer, figures []Figures) error {
	var b strings.Builder
	writeRows(&b, figures, found())
	b.WriteByte('\n')
	writeRows(&b, figures, quoted())
	_, err := io.WriteString(w, b.String())
	return err
}

func writeRows(b *strings.Builder, figures []Figures, columns []column) {
	first := len("set")
	for _, f := range figures {
		first = max(first, utf8.RuneCountInString(f.row()))
	}
	fmt.Fprintf(b, "%-*s", first, "set")
	for _, c := range columns {
		fmt.Fprintf(b, "%*s", c.width(), c.name)
	}
	b.WriteByte('\n')
	for _, f := range figures {
		fmt.Fprintf(b, "%-*s", first, f.row())
		for _, c := range columns {
			fmt.Fprintf(b, "%*s", c.width(), c.of(f))
		}
		b.WriteByte('\n')
	}
}

// row is what a line of the table begins with: the set, or indented the part of it.
func (f Figures) row() string {
	if f.Part != "" {
		return "  " + f.Part
	}
	return f.Set
}

func shareText(v Share) string {
	if math.IsNaN(float64(v)) {
		return "–"
	}
	return fmt.Sprintf("%.4f", float64(v))
}

func millis(d time.Duration) string {
	return fmt.Sprintf("%.1f", float64(d)/float64(time.Millisecond))
}
