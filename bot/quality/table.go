package quality

import (
	"fmt"
	"io"
	"math"
	"time"
)

// columns are the figures of a table, in order.
func columns() []struct {
	name string
	of   func(Figures) string
} {
	share := func(of func(Figures) float64) func(Figures) string {
		return func(f Figures) string { return shareText(of(f)) }
	}
	return []struct {
		name string
		of   func(Figures) string
	}{
		{"asked", func(f Figures) string { return fmt.Sprint(f.Answerable) }},
		{"traps", func(f Figures) string { return fmt.Sprint(f.Unanswerable) }},
		{"Hit@1", share(func(f Figures) float64 { return f.Hit1 })},
		{"Hit@5", share(func(f Figures) float64 { return f.Hit5 })},
		{"R@10", share(func(f Figures) float64 { return f.Recall10 })},
		{"MAP@10", share(func(f Figures) float64 { return f.MAP10 })},
		{"MRR@10", share(func(f Figures) float64 { return f.MRR10 })},
		{"pass@50", share(func(f Figures) float64 { return f.Passage50 })},
		{"first", share(func(f Figures) float64 { return f.First })},
		{"quote@1", share(func(f Figures) float64 { return f.Quote1 })},
		{"quote@3", share(func(f Figures) float64 { return f.Quote3 })},
		{"AUC", share(func(f Figures) float64 { return f.AUC })},
		{"given", share(func(f Figures) float64 { return f.Answered })},
		{"right", share(func(f Figures) float64 { return f.AnsweredRight })},
		{"trapped", share(func(f Figures) float64 { return f.AnsweredTraps })},
		{"ECE", share(func(f Figures) float64 { return f.CalibrationError })},
		{"p50", func(f Figures) string { return millis(f.P50) }},
		{"p99", func(f Figures) string { return millis(f.P99) }},
	}
}

// WriteTable prints figures, a set a line, and what the columns mean.
func WriteTable(w io.Writer, figures []Figures) error {
	fmt.Fprintf(w, "%-20s", "set")
	for _, c := range columns() {
		fmt.Fprintf(w, " %7s", c.name)
	}
	fmt.Fprintln(w)
	for _, f := range figures {
		fmt.Fprintf(w, "%-20s", f.Set)
		for _, c := range columns() {
			fmt.Fprintf(w, " %7s", c.of(f))
		}
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprint(w, `
Hit, R, MAP, MRR: right articles in the ranking · pass@50: gold words in one of 50 passages · first: the first
quotation is of a right article · quote@n: gold words in the first n of quotes and related · AUC: confidence,
answerable against not · given, trapped: share answered as such of the answerable and of the others · right: of
those answers, gold words quoted · ECE: calibration error, ten bins · p50, p99: milliseconds per answer
`)
	return err
}

func shareText(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	return fmt.Sprintf("%.4f", v)
}

func millis(d time.Duration) string {
	return fmt.Sprintf("%.1f", float64(d)/float64(time.Millisecond))
}
