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

// writeReport writes what a sync did as one line. A sync that was cut short says so.
func writeReport(w io.Writer, name string, r corpus.Report) error {
	parts := []string{
		fmt.Sprintf("%d added", r.Added),
		fmt.Sprintf("%d changed", r.Changed),
		fmt.Sprintf("%d unchanged", r.Unchanged),
		fmt.Sprintf("%d removed", r.Removed),
		fmt.Sprintf("%d failed", len(r.Problems)),
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

// writeProblems names the first few problems, a line each, and counts the rest.
func writeProblems(w io.Writer, problems []corpus.Problem, most int) error {
	for _, p := range problems[:min(most, len(problems))] {
		if _, err := fmt.Fprintf(w, "parley: left out %s: %s\n", terminal.Plain(p.Where), terminal.Plain(p.Reason)); err != nil {
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
