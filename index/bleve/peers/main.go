// Peers measures Parley's index beside stock bleve, SQLite FTS5 and Xapian: the same passages, the same questions, one run.
// The engines take turns, passage by passage of two thousand and question by question, so that whatever else the
// machine does disturbs all alike. It is a module of its own: Parley needs none of this. .ci/bench-peers runs it.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"parley/index"
)

// An engine is one that is measured.
type engine interface {
	name() string
	add([]passage) (time.Duration, error)
	finish() (time.Duration, error) // all that was added is on disk and found
	search(asked) (time.Duration, int, error)
	close() error
}

type passage struct{ ID, Text string }

// An asked is a question: its words, and the query that Parley makes of it.
type asked struct {
	Words string
	Query index.Query
}

const (
	chunk  = 2000
	hits   = 50
	rounds = 3 // the first of which only warms up
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", "", "folder that parley bench --export wrote")
	into := flag.String("into", "", "folder for the indexes, which must be empty")
	python := flag.String("python", "/usr/bin/python3", "a Python that has the bindings of Xapian; without it Xapian is left out")
	flag.Parse()
	if err := run(*from, *into, *python); err != nil {
		log.Fatal("peers: ", err)
	}
}

func run(from, into, python string) error {
	passages, err := read[passage](filepath.Join(from, "passages.jsonl"))
	if err != nil {
		return err
	}
	questions, err := read[asked](filepath.Join(from, "queries.jsonl"))
	if err != nil {
		return err
	}
	var engines []engine
	for _, open := range []func(string) (engine, error){openParley, openBleve, openFTS5, xapianWith(python)} {
		e, err := open(into)
		if err != nil {
			log.Print("left out: ", err)
			continue
		}
		defer e.close()
		engines = append(engines, e)
	}
	indexed, err := indexAll(engines, passages)
	if err != nil {
		return err
	}
	took, found, err := askAll(engines, questions)
	if err != nil {
		return err
	}
	return report(into, engines, len(passages), indexed, took, found)
}

// indexAll returns how long each engine took.
func indexAll(engines []engine, passages []passage) ([]time.Duration, error) {
	sum := make([]time.Duration, len(engines))
	for c := range slices.Chunk(passages, chunk) {
		for i, e := range engines {
			took, err := e.add(c)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.name(), err)
			}
			sum[i] += took
		}
	}
	for i, e := range engines {
		took, err := e.finish()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.name(), err)
		}
		sum[i] += took
	}
	return sum, nil
}

// askAll returns the times of each engine, and how many it found in all.
func askAll(engines []engine, questions []asked) (took [][]time.Duration, found []int, err error) {
	took, found = make([][]time.Duration, len(engines)), make([]int, len(engines))
	for round := range rounds {
		for n, q := range questions {
			for turn := range engines {
				i := (turn + n + round) % len(engines)
				t, hits, err := engines[i].search(q)
				if err != nil {
					return nil, nil, fmt.Errorf("%s: %q: %w", engines[i].name(), q.Words, err)
				}
				if round > 0 {
					took[i] = append(took[i], t)
					found[i] += hits
				}
			}
		}
	}
	return took, found, nil
}

func report(into string, engines []engine, passages int, indexed []time.Duration, took [][]time.Duration, found []int) error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%d passages\tindexed/s\tbytes/passage\tp50 ms\tp95 ms\tp99 ms\tmean ms\thits\t\n", passages)
	for i, e := range engines {
		size, err := bytesIn(filepath.Join(into, e.name()))
		if err != nil {
			return err
		}
		slices.Sort(took[i])
		at := func(share float64) float64 {
			return took[i][int(math.Ceil(share*float64(len(took[i]))))-1].Seconds() * 1000
		}
		var sum time.Duration
		for _, t := range took[i] {
			sum += t
		}
		fmt.Fprintf(w, "%s\t%.0f\t%.0f\t%.2f\t%.2f\t%.2f\t%.2f\t%d\t\n", e.name(), float64(passages)/indexed[i].Seconds(),
			float64(size)/float64(passages), at(0.50), at(0.95), at(0.99), sum.Seconds()*1000/float64(len(took[i])), found[i])
	}
	return w.Flush()
}

func read[T any](path string) (all []T, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for lines.More() {
		var one T
		if err := lines.Decode(&one); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, one)
	}
	return all, nil
}

func bytesIn(folder string) (sum int64, err error) {
	err = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	return sum, err
}

// timed returns how long do took.
func timed(do func() error) (time.Duration, error) {
	began := time.Now()
	err := do()
	return time.Since(began), err
}
