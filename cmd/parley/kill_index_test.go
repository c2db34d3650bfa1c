package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/index"
)

// Killed at any moment, indexing loses no article it told of, store and index agree as soon as somebody asks, and the history
// of the store has no gap. The library changes between the kills, so that articles are added, changed and removed.
func TestIndexKilled(t *testing.T) {
	lib, data := t.TempDir(), t.TempDir()
	edit(t, lib, 0)
	run0(t, data, "index", lib)
	edit(t, lib, 1)
	k := killing(t, data, "index", lib)
	for n := range kills(t) {
		edit(t, lib, n+2)
		var said bytes.Buffer
		c := command(t, data, "index", lib)
		c.Stdout = &said
		ended := k.kill(c)
		k.back(data, asked...)
		agreed(t, data)
		if reported := strings.Contains(said.String(), " added, "); reported && !edited(t, data, n+2) || ended && !reported {
			t.Errorf("kill %d: it told of all articles, and some are lost", n)
		}
	}
	run0(t, data, "index", lib)
	if !edited(t, data, kills(t)+1) {
		t.Error("the last run did not bring everything in")
	}
	agreed(t, data)
	k.tally()
}

const editions = 120 // articles of the library

// edit makes the library hold another edition: a third of its articles says so, and one in ten is gone.
func edit(t *testing.T, lib string, edition int) {
	t.Helper()
	for i := range editions {
		path := filepath.Join(lib, fmt.Sprintf("town%03d.md", i))
		switch {
		case (i+edition)%10 == 0 && i != 7:
			if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
		case edition == 0 || i%3 == edition%3 || (i+edition)%10 == 1:
			text := fmt.Sprintf("---\nid: town-%03d\n---\n# Town %d\n\nEdition %d of town %d.\n\n", i, i, edition, i)
			for year := range 20 {
				text += fmt.Sprintf("In %d the census counted %d widgets in town %d. ", 1980+year, i*40+year, i)
			}
			check(t, os.WriteFile(path, []byte(text), 0o600))
		}
	}
}

// edited tells whether the store of a data folder holds an edition of the library.
func edited(t *testing.T, data string, edition int) bool {
	t.Helper()
	h, err := openStore(t.Context(), &cli{Data: data}, streams{out: t.Output(), err: t.Output()})
	check(t, err)
	defer func() { check(t, h.Close()) }()
	for i := range editions {
		a, err := h.store.Article(t.Context(), fmt.Sprintf("town-%03d", i))
		if here := (i+edition)%10 != 0 || i == 7; here != (err == nil) {
			return false
		}
		if i%3 == edition%3 && err == nil && !strings.Contains(a.Text, fmt.Sprintf("Edition %d of", edition)) {
			return false
		}
	}
	return true
}

// agreed wants store and index of a data folder to hold the same articles, each whole.
func agreed(t *testing.T, data string) {
	t.Helper()
	h, err := openToAsk(t.Context(), &cli{Data: data}, streams{out: t.Output(), err: t.Output()})
	check(t, err)
	defer func() { check(t, h.Close()) }()
	if same, err := h.inStep(t.Context()); err != nil || !same {
		t.Errorf("in step: %v, %v", same, err)
	}
	check(t, h.engine.Verify(t.Context()))
	check(t, h.store.Verify(t.Context(), nil))
	changes, err := h.store.Changes(t.Context(), 0, 1<<20)
	check(t, err)
	want := 0
	for _, c := range changes {
		if !c.Removed {
			want += len(index.Split(c.Article))
		}
	}
	found, err := h.engine.Search(t.Context(), index.Query{Limit: 1, Concepts: []index.Concept{{Weight: 1, Forms: []index.Form{{Term: "x", Exact: "x", Weight: 1}}}}})
	if err != nil || found.Stats.Passages != want {
		t.Errorf("the index holds %d passages, the store %d, %v", found.Stats.Passages, want, err)
	}
}

// The files that Parley itself writes, torn, blank or set back as a crash of the machine may leave them, make no answer
// another one.
func TestTornFiles(t *testing.T) {
	long(t)
	pristine, old := t.TempDir(), t.TempDir()
	lib := shelf(t, 8)
	run0(t, pristine, "index", lib)
	answeredBy(t, pristine)
	check(t, os.CopyFS(filepath.Join(old, "data"), os.DirFS(pristine)))
	more := shelf(t, 12)
	run0(t, pristine, "index", more)
	want, served := run0(t, pristine, asked...), answeredBy(t, pristine)
	for _, name := range []string{"index/CURRENT", "index/STORE", "serve-1/CURRENT", "serve-1/STORE", "serve-1/TAKEN"} {
		whole := content(t, filepath.Join(pristine, name))
		for what, left := range map[string][]byte{
			"torn": whole[:rand.IntN(len(whole))], "blank": make([]byte, len(whole)), "empty": nil, "lost": nil,
			"set back": content(t, filepath.Join(old, "data", name)), "longer": append(bytes.Clone(whole), 0, 0, 0),
		} {
			t.Run(name+" "+what, func(t *testing.T) {
				data := filepath.Join(t.TempDir(), "data")
				check(t, os.CopyFS(data, os.DirFS(pristine)))
				path := filepath.Join(data, name)
				if what == "lost" {
					check(t, os.Remove(path))
				} else {
					check(t, os.WriteFile(path, left, 0o600))
				}
				if got := run0(t, data, asked...); got != want {
					t.Errorf("answered\n%s\nwant\n%s", got, want)
				}
				if got := answeredBy(t, data); got != served {
					t.Errorf("served\n%s\nwant\n%s", got, served)
				}
				agreed(t, data)
			})
		}
	}
}

// An index whose files are those of some moment before, as when the machine lost what was written last, is brought in step.
func TestLostWrites(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 8))
	before := filepath.Join(t.TempDir(), "index")
	check(t, os.CopyFS(before, os.DirFS(filepath.Join(data, "index"))))
	run0(t, data, "index", shelf(t, 12))
	want := run0(t, data, asked...)
	check(t, os.RemoveAll(filepath.Join(data, "index")))
	check(t, os.CopyFS(filepath.Join(data, "index"), os.DirFS(before)))
	if got := run0(t, data, asked...); got != want {
		t.Errorf("answered\n%s\nwant\n%s", got, want)
	}
	agreed(t, data)
}

// settledTowns is how many towns of an unsettled folder stand in the store itself.
const settledTowns = 8

// unsettled returns a data folder as a crash leaves it: the last articles stand in the log beside the store, and not yet in it.
func unsettled(t *testing.T) string {
	t.Helper()
	data, left := t.TempDir(), filepath.Join(t.TempDir(), "left")
	run0(t, data, "index", shelf(t, settledTowns))
	reader, err := openStore(t.Context(), &cli{Data: data}, streams{out: t.Output(), err: t.Output()})
	check(t, err)
	_, err = reader.store.Position(t.Context()) // who has it open keeps others from settling it
	check(t, err)
	run0(t, data, "index", shelf(t, 12))
	check(t, os.CopyFS(left, os.DirFS(data)))
	check(t, reader.Close())
	if len(content(t, filepath.Join(left, storeFile+"-wal"))) == 0 {
		t.Fatal("there is no log")
	}
	return left
}

// Of a log that is torn or flipped SQLite takes the part before and says nothing. That articles are missing is known from the
// index, which had them, and said.
func TestTornLog(t *testing.T) {
	long(t)
	pristine := unsettled(t)
	whole := content(t, filepath.Join(pristine, storeFile+"-wal"))
	for _, part := range []float64{0, .1, .5, .9, 1} {
		for what, left := range map[string][]byte{
			"torn": whole[:int(part*float64(len(whole)))], "flipped": flipped(whole, part), "gone": nil,
		} {
			t.Run(fmt.Sprintf("%s at %v", what, part), func(t *testing.T) {
				data := filepath.Join(t.TempDir(), "data")
				check(t, os.CopyFS(data, os.DirFS(pristine)))
				log := filepath.Join(data, storeFile+"-wal")
				check(t, os.WriteFile(log, left, 0o600))
				if what == "gone" {
					check(t, os.Remove(log))
				}
				check(t, os.Remove(log[:len(log)-3]+"shm"))
				r := finish(t, command(t, data, asked...))
				n := strings.Count(run0(t, data, "articles"), "\n")
				if told := contains(r.err, "lacks what was stored last", "parley restore FILE"); r.code != 0 || told != (n < 12) || n < 8 {
					t.Errorf("%d articles, and it ended with %d and said %q", n, r.code, r.err)
				}
				agreed(t, data)
			})
		}
	}
}

func flipped(data []byte, part float64) []byte {
	data = bytes.Clone(data)
	data[int(part*float64(len(data)-1))] ^= 0x10
	return data
}
