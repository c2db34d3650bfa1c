package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"parley/bot/terminal"
	"parley/corpus"
)

// mostProblems is how many problems are named unless all are asked for.
const mostProblems = 20

// writeReport writes what a sync did as one line. What came in without a part of it has not failed. A sync that was cut short says so.
func writeReport(w io.Writer, name string, r corpus.Report) error {
	partly := 0
	for _, p := range r.Problems {
		if p.Partly {
			partly++
		}
	}
	parts := []string{
		fmt.Sprintf("%d added", r.Added),
		fmt.Sprintf("%d changed", r.Changed),
		fmt.Sprintf("%d unchanged", r.Unchanged),
		fmt.Sprintf("%d removed", r.Removed),
		fmt.Sprintf("%d failed", len(r.Problems)-partly),
	}
	if partly > 0 {
		parts = append(parts, fmt.Sprintf("%d in part", partly))
	}
	if r.Moved > 0 {
		parts = append(parts, fmt.Sprintf("%d renamed", r.Moved))
	}
	if r.Duplicates > 0 {
		parts = append(parts, fmt.Sprintf("%d the same as another", r.Duplicates))
	}
	end := "in " + r.Ended.Sub(r.Started).Round(time.Millisecond).String()
	if !r.Complete {
		end = "before it stopped"
	}
	_, err := fmt.Fprintf(w, "%s: %s, %s\n", terminal.Plain(name), strings.Join(parts, ", "), end)
	return err
}

// writeProblems names what was left out, and what of an article that came in, the first few a line each, and counts the rest.
func writeProblems(w io.Writer, problems []corpus.Problem, most int) error {
	for _, p := range problems[:min(most, len(problems))] {
		left := "left out"
		if p.Partly {
			left = "left out of"
		}
		if _, err := fmt.Fprintf(w, "parley: %s %s: %s\n", left, terminal.Plain(p.Where), terminal.Plain(p.Reason)); err != nil {
			return err
		}
	}
	if more := len(problems) - most; more > 0 {
		_, err := fmt.Fprintf(w, "parley: left out %d more; --verbose names them all\n", more)
		return err
	}
	return nil
}

// writeReportJSON writes a report as scripts read it, the problems all and never null.
func writeReportJSON(w io.Writer, name string, r corpus.Report) error {
	type problem struct {
		Where  string `json:"where"`
		Reason string `json:"reason"`
		Partly bool   `json:"partly,omitempty"`
	}
	problems := make([]problem, len(r.Problems))
	for i, p := range r.Problems {
		problems[i] = problem(p)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(struct {
		Source     string    `json:"source"`
		Complete   bool      `json:"complete"`
		Error      string    `json:"error"`
		Added      int       `json:"added"`
		Changed    int       `json:"changed"`
		Unchanged  int       `json:"unchanged"`
		Removed    int       `json:"removed"`
		Renamed    int       `json:"renamed"`
		Duplicates int       `json:"duplicates"`
		Problems   []problem `json:"problems"`
		TookMS     int64     `json:"took_ms"`
	}{
		name, r.Complete, r.Error, r.Added, r.Changed, r.Unchanged, r.Removed, r.Moved, r.Duplicates,
		problems, r.Ended.Sub(r.Started).Milliseconds(),
	})
}
