package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"parley/corpus"
)

// served opens a data folder as a server does.
func openedToServe(t *testing.T, data string) *home {
	t.Helper()
	h, err := openToServe(t.Context(), &cli{Data: data}, streams{out: t.Output(), err: t.Output()})
	check(t, err)
	t.Cleanup(func() { check(t, h.Close()) })
	return h
}

// Bytes that flip while a server runs are found when it looks: the index is made anew, and of articles it is told.
func TestExamine(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 12))
	h := openedToServe(t, data)
	f := newFollower(h, slog.New(slog.NewTextHandler(io.Discard, nil)))
	f.examine(t.Context())
	if err := f.ready(); err != nil || f.spoilt.Load() {
		t.Fatalf("sound, and yet %v, spoilt %v", err, f.spoilt.Load())
	}
	segments, err := filepath.Glob(filepath.Join(data, "serve-1", "generation-*", "*.zap"))
	if err != nil || len(segments) == 0 {
		t.Fatal("no segments", err)
	}
	for _, path := range segments {
		flip(t, path, 0.4)
	}
	f.examine(t.Context())
	if !f.spoilt.Load() {
		t.Fatal("the damage of the index is not found")
	}
	check(t, f.step(t.Context()))
	check(t, h.engine.Verify(t.Context()))
	if same, err := h.inStep(t.Context()); err != nil || !same || f.spoilt.Load() {
		t.Errorf("made anew, it is in step: %v, %v", same, err)
	}
	spoil(t, data)
	f.examine(t.Context())
	if err := f.ready(); !errors.Is(err, corpus.ErrDamaged) {
		t.Errorf("ready with damaged articles: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	f.watch(ended)
}

// flip turns over bits of a file in place, at a part of its length.
func flip(t *testing.T, path string, part float64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	check(t, err)
	info, err := f.Stat()
	check(t, err)
	at, b := int64(part*float64(info.Size())), []byte{0}
	_, err = f.ReadAt(b, at)
	check(t, err)
	b[0] ^= 0x55
	_, err = f.WriteAt(b, at)
	check(t, errors.Join(err, f.Close()))
}

// spoil changes a word of an article behind the store's back.
func spoil(t *testing.T, data string) {
	t.Helper()
	db, err := openSQLite(filepath.Join(data, storeFile), "mode=rw&_pragma=busy_timeout(5000)")
	check(t, err)
	_, err = db.Exec(`UPDATE articles SET text = replace(text, 'census', 'senate') WHERE id = 'town-007'`)
	check(t, errors.Join(err, db.Close()))
}

// A store that is gone or emptied is not taken for a first use.
func TestLostStore(t *testing.T) {
	for name, harm := range map[string]func(string) error{
		"deleted": os.Remove,
		"emptied": func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			run0(t, data, "index", shelf(t, 3))
			check(t, harm(filepath.Join(data, storeFile)))
			for range 2 {
				r := finish(t, command(t, data, asked...))
				if r.code != exitFailed || !contains(r.err, "are gone", "parley restore FILE --force", "parley index") {
					t.Errorf("%+v", r)
				}
			}
			if _, err := openToServe(t.Context(), &cli{Data: data}, streams{out: t.Output(), err: t.Output()}); err == nil || !contains(err.Error(), "are gone") {
				t.Errorf("served: %v", err)
			}
			run0(t, data, "index", shelf(t, 12))
			run0(t, data, asked...)
		})
	}
}

// A server says so when the journal it had is gone, and says nothing of the kind where it never had one.
func TestLostJournalIsTold(t *testing.T) {
	s, data := inRealTime(t), t.TempDir()
	p := serve(t, s, data).connected()
	p.end()
	if contains(p.said(), "journal that was here is gone") {
		t.Errorf("at first use: %s", p.said())
	}
	check(t, removeDatabase(filepath.Join(data, journalFile)))
	p = serve(t, s, data).connected()
	p.end()
	if !contains(p.said(), "journal that was here is gone", "parley restore FILE --force") {
		t.Errorf("said %s", p.said())
	}
}

// Who asks about an article that is damaged hears that there is no answer; others are answered, and it says in the log what to do.
func TestServeWithADamagedArticle(t *testing.T) {
	t.Parallel() // it is tried again before it is given up
	s, data := inRealTime(t), t.TempDir()
	run0(t, data, "index", shelf(t, 12))
	p := serve(t, s, data, "--admin", ":0").connected()
	spoil(t, data)
	about := s.User("U01ADA").Mention("C01GENERAL", asked[1])
	other := s.User("U02BEN").Mention("C01GENERAL", "Who chaired the zeppelin committee?")
	p.until("both are answered", func() bool { return answers(s, about) > 0 && answers(s, other) > 0 })
	if reply := s.Thread(about.Channel, about.TS)[1]; contains(reply.Text, "[1]") || !contains(reply.Text, "no answer for you") {
		t.Errorf("about it: %s", reply.Text)
	}
	if !contains(p.said(), "article town-007 is not what its checksum is of", "parley restore FILE --force") {
		t.Errorf("the log: %s", p.said())
	}
}
