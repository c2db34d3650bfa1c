package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/bot/journal"
	"parley/corpus"
)

// What is restored is what was backed up: articles, answers to questions, and votes.
func TestBackupAndRestore(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "parley.backup")
	run0(t, data, "index", shelf(t, 12))
	list, said := run0(t, data, "articles"), run0(t, data, asked...)
	if got := run0(t, data, "backup", file); !strings.Contains(got, "backed up 12 articles (there is no journal) to "+file) {
		t.Errorf("said %q", got)
	}
	vote(t, data, "answer-1")
	if got := run0(t, data, "backup", file); !strings.Contains(got, "backed up 12 articles and the journal to "+file) {
		t.Errorf("said %q", got)
	}
	alone(t, file)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if got := run0(t, fresh, "restore", file); !strings.Contains(got, "restored 12 articles and the journal, as of ") {
		t.Errorf("said %q", got)
	}
	r := finish(t, command(t, fresh, asked...))
	if got := run0(t, fresh, "articles"); got != list || r.out != said || r.err != "" || voted(t, fresh, "answer-1") != 1 {
		t.Errorf("restored\n%s\nanswered %+v, and %d votes", got, r, voted(t, fresh, "answer-1"))
	}
	if _, err := os.Stat(filepath.Join(fresh, restoreFolder)); err == nil {
		t.Error("the folder it was unpacked in is still there")
	}
}

// vote puts a vote into the journal of a data folder.
func vote(t *testing.T, data, id string) {
	t.Helper()
	j, db, err := openJournal(t.Context(), data)
	check(t, err)
	check(t, j.Vote(t.Context(), journal.Vote{Answer: id, Person: journal.Person{Team: "T", User: "U"}, Value: journal.Up}))
	check(t, db.Close())
}

// voted is how many votes an answer has in the journal of a data folder.
func voted(t *testing.T, data, id string) (n int) {
	t.Helper()
	db, _, err := openLedger(data)
	check(t, err)
	check(t, db.QueryRow(`SELECT count(*) FROM votes WHERE answer = $1`, id).Scan(&n))
	check(t, db.Close())
	return n
}

// alone wants nothing beside a file in its folder.
func alone(t *testing.T, file string) {
	t.Helper()
	if names, err := os.ReadDir(filepath.Dir(file)); err != nil || len(names) != 1 {
		t.Errorf("beside %s stand %v, %v", file, names, err)
	}
}

// While a server answers and articles come in, a backup holds one moment: a beginning of the articles' history, and
// every vote given before it began.
func TestBackupUnderLoad(t *testing.T) {
	s, data := inRealTime(t), t.TempDir()
	lib := shelf(t, 60)
	p := serve(t, s, data).connected()
	var beside sync.WaitGroup
	beside.Go(func() { finish(t, command(t, data, "index", lib)) })
	done := make(chan struct{})
	beside.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-done:
				return
			case <-time.After(50 * time.Millisecond):
				s.User("U01ADA").Mention("C01GENERAL", text(n))
			}
		}
	})
	for n := range 4 {
		id := fmt.Sprint("answer-", n)
		vote(t, data, id)
		file, fresh := filepath.Join(t.TempDir(), "b"), t.TempDir()
		run0(t, data, "backup", file)
		run0(t, fresh, "restore", file)
		if voted(t, fresh, id) != 1 {
			t.Errorf("backup %d lacks a vote", n)
		}
		wholeHistory(t, fresh)
	}
	close(done)
	beside.Wait()
	p.end()
}

// wholeHistory wants the store of a data folder to hold a change at every position, each article as it was stored.
func wholeHistory(t *testing.T, data string) {
	t.Helper()
	store, err := corpus.Open(t.Context(), filepath.Join(data, storeFile))
	check(t, err)
	defer store.Close()
	at, err := store.Position(t.Context())
	check(t, err)
	changes, err := store.Changes(t.Context(), 0, int(at)+1)
	if err != nil || len(changes) != int(at) || at == 0 {
		t.Errorf("%d changes at position %d, %v", len(changes), at, err)
	}
	check(t, store.Verify(t.Context(), nil))
}

// After an older state is put back, what comes in takes positions given out before; the index is not deceived.
func TestRestoreOlder(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 8))
	run0(t, data, "backup", file)
	more := shelf(t, 20)
	run0(t, data, "index", more)
	run0(t, data, "restore", "--force", file)
	if n := strings.Count(run0(t, data, "articles"), "\n"); n != 8 {
		t.Errorf("%d articles, want 8", n)
	}
	run0(t, data, "index", more)
	if out := run0(t, data, "ask", "How many widgets did the census count in town 19 in 1999?"); !strings.Contains(out, "widgets in town 19") {
		t.Errorf("answered %s", out)
	}
}

// What is refused leaves everything as it was, and says what to do.
func TestRestoreRefuses(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 8))
	run0(t, data, "backup", file)
	whole := content(t, file)
	run0(t, data, "index", shelf(t, 9))
	list := run0(t, data, "articles")
	refuse := func(name, path, want string, args ...string) {
		t.Helper()
		r := finish(t, command(t, data, append([]string{"restore", path}, args...)...))
		if r.code != exitFailed || r.out != "" || !strings.Contains(r.err, want) || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%s: %+v; want %q", name, r, want)
		}
		if got := run0(t, data, "articles"); got != list {
			t.Fatalf("%s: the folder holds\n%s", name, got)
		}
	}
	written := func(b []byte) string {
		path := filepath.Join(t.TempDir(), "wrong")
		check(t, os.WriteFile(path, b, 0o600))
		return path
	}
	refuse("without --force", file, "replace what is there with --force")
	refuse("no file", filepath.Join(t.TempDir(), "none"), "no such file", "--force")
	refuse("a text", written([]byte("dear reader\n")), "it is no backup of Parley's", "--force")
	refuse("empty", written(nil), "it is no backup of Parley's", "--force")
	refuse("another zip", written(anotherZip(t)), "it is no backup of Parley's", "--force")
	refuse("a database", filepath.Join(data, storeFile), "it is no backup of Parley's", "--force")
	refuse("a newer one", written(newer(t, whole)), "use the version that made it", "--force")
	for _, part := range []int{1, 2, 3, 9} {
		refuse(fmt.Sprintf("%d tenths of one", part), written(whole[:len(whole)*part/10]), "not a whole one", "--force")
	}
	refuse("one without its last byte", written(whole[:len(whole)-1]), "not a whole one", "--force")
	s := inRealTime(t)
	p := serve(t, s, data).connected()
	refuse("in use", file, "in use by another process", "--force")
	p.end()
	run0(t, data, "restore", file, "--force")
}

func anotherZip(t *testing.T) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create("letter.txt")
	check(t, err)
	_, err = f.Write([]byte("dear reader"))
	check(t, err)
	check(t, w.Close())
	return b.Bytes()
}

// newer is a backup as a later Parley may make it.
func newer(t *testing.T, whole []byte) []byte {
	r, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	check(t, err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		from, err := f.Open()
		check(t, err)
		text, err := io.ReadAll(from)
		check(t, err)
		if f.Name == manifestFile {
			text = bytes.Replace(text, []byte(`"format":1`), []byte(`"format":2`), 1)
		}
		to, err := w.Create(f.Name)
		check(t, err)
		_, err = to.Write(text)
		check(t, err)
	}
	check(t, w.Close())
	return b.Bytes()
}

// Whichever byte of a backup is another one, restoring it fails and leaves nothing, or restores what was backed up.
func TestRestoreFlipped(t *testing.T) {
	long(t)
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 3))
	vote(t, data, "answer-1")
	list := run0(t, data, "articles")
	run0(t, data, "backup", file)
	whole := content(t, file)
	harmless := 0
	for n := range 40 {
		at := rand.IntN(len(whole))
		if n%2 == 0 { // the names, sums and sizes are in the last part
			at = len(whole) - 1 - rand.IntN(600)
		}
		spoilt := bytes.Clone(whole)
		spoilt[at] ^= 1 << rand.IntN(8)
		check(t, os.WriteFile(file, spoilt, 0o600))
		fresh := t.TempDir()
		switch r := finish(t, command(t, fresh, "restore", file)); {
		case r.code == 0:
			harmless++
			if got := run0(t, fresh, "articles"); got != list || voted(t, fresh, "answer-1") != 1 {
				t.Errorf("byte %d: restored\n%s", at, got)
			}
		case !strings.Contains(r.err, "the backup is damaged; use another copy of it") && !strings.Contains(r.err, "it is no backup of Parley's") && !strings.Contains(r.err, "use the version that made it"):
			t.Errorf("byte %d: %+v", at, r)
		default:
			if left, err := os.ReadDir(fresh); err != nil || len(left) != 0 {
				t.Errorf("byte %d: left %v, %v", at, left, err)
			}
		}
	}
	t.Logf("%d of 40 flipped bytes mattered to nothing", harmless)
}

// A file that is no backup is not replaced, and a backup of nothing is none.
func TestBackupRefuses(t *testing.T) {
	data := t.TempDir()
	path := filepath.Join(t.TempDir(), "letter.txt")
	if r := finish(t, command(t, data, "backup", path)); r.code != exitFailed || !strings.Contains(r.err, "name the folder with --data DIR") {
		t.Errorf("nothing: %+v", r)
	}
	run0(t, data, "index", shelf(t, 1))
	check(t, os.WriteFile(path, []byte("dear reader\n"), 0o600))
	if r := finish(t, command(t, data, "backup", path)); r.code != exitFailed || !strings.Contains(r.err, "name another file, or remove it") {
		t.Errorf("a letter: %+v", r)
	}
	if string(content(t, path)) != "dear reader\n" {
		t.Error("the letter is gone")
	}
	if r := finish(t, command(t, data, "backup", filepath.Join(data, "no", "such", "folder"))); r.code != exitFailed {
		t.Errorf("no folder: %+v", r)
	}
}

// What is damaged is not backed up as if it were sound, and the backup that is there stays.
func TestBackupOfDamaged(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "b")
	run0(t, data, "index", shelf(t, 12))
	run0(t, data, "backup", file)
	before := content(t, file)
	store := content(t, filepath.Join(data, storeFile))
	store[bytes.LastIndex(store, []byte("the census counted"))] ^= 1
	check(t, os.WriteFile(filepath.Join(data, storeFile), store, 0o600))
	r := finish(t, command(t, data, "backup", file))
	if r.code != exitFailed || !strings.Contains(r.err, "the article store is damaged") {
		t.Errorf("%+v", r)
	}
	if !bytes.Equal(content(t, file), before) {
		t.Error("the sound backup is gone")
	}
	alone(t, file)
}
