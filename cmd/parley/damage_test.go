package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/journal"
	"parley/bot/terminal"
)

// damages are ways in which a file comes to harm.
var damages = map[string]func(path string, data []byte) error{
	"cut short": func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o600) },
	"emptied":   func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) },
	"flipped": func(path string, data []byte) error {
		data = bytes.Clone(data)
		for i := range min(8, len(data)) {
			data[len(data)*i/8] ^= 0x55
		}
		return os.WriteFile(path, data, 0o600)
	},
	"deleted": func(path string, _ []byte) error { return os.Remove(path) },
}

// Whatever happens to a file of the index, the next question is answered as before: what is damaged is
// made anew, and said to be.
func TestDamagedIndex(t *testing.T) {
	long(t)
	pristine := t.TempDir()
	run0(t, pristine, "index", shelf(t, 12))
	want := run0(t, pristine, asked...)
	for _, path := range filesOf(t, filepath.Join(pristine, "index")) {
		for name, damage := range damages {
			t.Run(filepath.Base(path)+" "+name, func(t *testing.T) {
				data := filepath.Join(t.TempDir(), "data")
				if err := os.CopyFS(data, os.DirFS(pristine)); err != nil {
					t.Fatal(err)
				}
				spoilt := filepath.Join(data, strings.TrimPrefix(path, pristine))
				if err := damage(spoilt, content(t, spoilt)); err != nil {
					t.Fatal(err)
				}
				r := finish(t, command(t, data, asked...))
				if r.code != 0 || r.out != want {
					t.Errorf("ended with %d, answered\n%s\nwant\n%s\nand said\n%s", r.code, r.out, want, r.err)
				}
				if filepath.Ext(path) == ".zap" && !strings.Contains(r.err, "making the index anew: ") {
					t.Errorf("said nothing of a damaged segment: %q", r.err)
				}
				if r := finish(t, command(t, data, asked...)); r.code != 0 || r.out != want || r.err != "" {
					t.Errorf("asked again: %+v", r)
				}
			})
		}
	}
}

// A store that cannot be read is an error, and left as it is for whoever can still read it.
func TestDamagedStore(t *testing.T) {
	pristine := t.TempDir()
	run0(t, pristine, "index", shelf(t, 12))
	for name, bytes := range map[string][]byte{
		"no database": []byte(strings.Repeat("not a database at all\n", 400)),
		"header only": content(t, filepath.Join(pristine, "articles.db"))[:100],
		"a hole":      hole(content(t, filepath.Join(pristine, "articles.db"))),
	} {
		for _, args := range [][]string{asked, {"index", shelf(t, 2)}, {"articles"}, {"articles", "remove", "town-007"}} {
			t.Run(name+" "+args[0], func(t *testing.T) {
				data := t.TempDir()
				path := filepath.Join(data, "articles.db")
				if err := os.WriteFile(path, bytes, 0o600); err != nil {
					t.Fatal(err)
				}
				r := finish(t, command(t, data, args...))
				if r.code != 1 || !strings.Contains(r.err, "the article store is damaged") || !strings.Contains(r.err, "untouched") {
					t.Errorf("ended with %d and said %q", r.code, r.err)
				}
				if string(content(t, path)) != string(bytes) {
					t.Error("the store was changed")
				}
			})
		}
	}
}

// hole returns a store whose tables cannot be found: its second page, and what follows, is blank.
func hole(data []byte) []byte {
	data = bytes.Clone(data)
	clear(data[100:8192])
	return data
}

func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil || len(paths) < 3 {
		t.Fatalf("files of %s: %v, %v", dir, paths, err)
	}
	return paths
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func contains(text string, all ...string) bool {
	return !slices.ContainsFunc(all, func(part string) bool { return !strings.Contains(text, part) })
}

// Whichever byte of the store is another one, the answer is as before, or the damage is named with what to do. Where nothing is
// named, the doctor finds it, or it is in a place that nothing reads.
func TestFlippedStore(t *testing.T) {
	pristine := t.TempDir()
	run0(t, pristine, "index", shelf(t, 12))
	want, list := run0(t, pristine, asked...), run0(t, pristine, "articles")
	sound := content(t, filepath.Join(pristine, storeFile))
	named, found, nothing := 0, 0, 0
	for n := range kills(t) * 6 {
		data := filepath.Join(t.TempDir(), "data")
		check(t, os.CopyFS(data, os.DirFS(pristine)))
		spoilt, at := bytes.Clone(sound), rand.IntN(len(sound))
		if n%4 == 0 {
			spoilt = spoilt[:at] // cut short
		} else {
			spoilt[at] ^= 1 << rand.IntN(8)
		}
		check(t, os.WriteFile(filepath.Join(data, storeFile), spoilt, 0o600))
		r := finish(t, command(t, data, asked...))
		doctored := finish(t, command(t, data, "doctor", "--json"))
		switch wrong := contains(doctored.out, `"fault","text":"`) && contains(doctored.out, "damaged"); {
		case r.code == exitFailed && contains(r.err, "damaged", "parley restore"), r.code == exitFailed && contains(r.err, "are gone", "parley restore"),
			r.code == exitFailed && contains(r.err, "newer Parley"), r.code == exitFailed && contains(r.err, "another program"):
			named++
		case r.code != 0 || r.out != want:
			t.Errorf("byte %d: ended with %d, answered\n%s\nand said\n%s", at, r.code, r.out, r.err)
		case wrong:
			found++
		default:
			nothing++
			if got := run0(t, data, "articles"); got != list {
				t.Errorf("byte %d: nobody noticed that it lists\n%s", at, got)
			}
		}
	}
	t.Logf("%d named by the answer, %d found by the doctor, %d in places that nothing reads", named, found, nothing)
}

// Whatever happens to a file that a server left, the next server answers as before, or does not begin and says why.
func TestDamagedServer(t *testing.T) {
	pristine := t.TempDir()
	run0(t, pristine, "index", shelf(t, 12))
	vote(t, pristine, "answer-1")
	want := answeredBy(t, pristine)
	for _, path := range append(filesOf(t, filepath.Join(pristine, "serve-1")), filepath.Join(pristine, journalFile)) {
		for name, damage := range damages {
			t.Run(filepath.Base(path)+" "+name, func(t *testing.T) {
				data := filepath.Join(t.TempDir(), "data")
				check(t, os.CopyFS(data, os.DirFS(pristine)))
				spoilt := filepath.Join(data, strings.TrimPrefix(path, pristine))
				check(t, damage(spoilt, content(t, spoilt)))
				if got := answeredBy(t, data); got != want {
					t.Errorf("answered\n%s\nwant\n%s", got, want)
				}
				lost := journalLost(data)
				_, db, err := openJournal(t.Context(), data)
				if err == nil {
					check(t, db.Close())
				}
				if filepath.Base(path) != journalFile {
					check(t, err)
				} else if !lost && (err == nil || !contains(err.Error(), "parley restore FILE --force")) {
					t.Errorf("the journal's damage: %v", err)
				}
			})
		}
	}
}

// Whatever happens to whichever file of the data folder, with logs beside the databases as a crash leaves them, what is asked is
// answered as before, or refused with the damage and the remedy; nothing hangs, and nothing else is ever quoted. What stood in a
// damaged log alone is gone, which is said once, when it is found; the answer is then that of a folder which never had it.
func TestDamagedFolder(t *testing.T) {
	long(t)
	pristine := unsettled(t)
	live, db, err := openJournal(t.Context(), pristine)
	check(t, err)
	check(t, live.Vote(t.Context(), journal.Vote{Answer: "answer-1", Person: journal.Person{Team: "T", User: "U"}, Value: journal.Up}))
	left := filepath.Join(t.TempDir(), "left")
	check(t, os.CopyFS(left, os.DirFS(pristine))) // with the journal's log
	check(t, db.Close())
	want := run0(t, copied(t, left), asked...)
	settled := t.TempDir()
	run0(t, settled, "index", shelf(t, settledTowns))
	fewer := run0(t, settled, asked...)
	answered, without, refused := 0, 0, 0
	for _, path := range filesOf(t, left) {
		for name, damage := range damages {
			t.Run(strings.TrimPrefix(path, left)+" "+name, func(t *testing.T) {
				data := copied(t, left)
				spoilt := filepath.Join(data, strings.TrimPrefix(path, left))
				check(t, damage(spoilt, content(t, spoilt)))
				told := false
				for range 2 {
					began := time.Now()
					r := finish(t, command(t, data, asked...))
					told = told || contains(r.err, "lacks what was stored last", "parley restore FILE")
					switch {
					case r.code == 0 && r.out == want:
						answered++
					case r.code == 0 && filepath.Base(path) == storeFile+"-wal" && told && r.out == fewer:
						without++
					case r.code == exitFailed && r.out == "" && (contains(r.err, "damaged", "parley restore") || contains(r.err, "are gone", "parley restore")):
						refused++
					default:
						t.Errorf("ended with %d, answered\n%s\nand said\n%s", r.code, r.out, r.err)
					}
					if took := time.Since(began); took > 20*time.Second {
						t.Errorf("it took %v", took)
					}
				}
				if r := finish(t, command(t, data, "doctor", "--json")); strings.Contains(r.err, "panic") || strings.Contains(r.err, "goroutine ") {
					t.Errorf("the doctor: %s", r.err)
				}
			})
		}
	}
	t.Logf("%d times answered as before, %d times without what was lost, %d times refused with the remedy", answered, without, refused)
}

// copied is a copy of a data folder.
func copied(t *testing.T, from string) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	check(t, os.CopyFS(data, os.DirFS(from)))
	return data
}

// answeredBy is what a server answers from a data folder.
func answeredBy(t *testing.T, data string) string {
	t.Helper()
	h, err := openToServe(t.Context(), &cli{Data: data}, streams{out: t.Output(), err: t.Output()})
	check(t, err)
	asker, err := h.bot()
	check(t, err)
	a, err := asker.Ask(t.Context(), bot.Message{Text: asked[1]})
	check(t, err)
	check(t, h.Close())
	return terminal.Render(a, terminal.Style{})
}
