package main

import (
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/bot/answer"
)

// Only the user whose server it is reaches the socket.
func TestOwnerSocketIsPrivate(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	startSandbox(t, data)
	await(t, filepath.Join(data, ownerFile))
	socket, err := os.ReadFile(filepath.Join(data, ownerFile))
	check(t, err)
	for path, want := range map[string]os.FileMode{string(socket): 0o600, filepath.Dir(string(socket)): 0o700} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
		}
	}
}

// The owner runs the commands that are handed over, and no others.
func TestOwnerRunsNoOtherCommand(t *testing.T) {
	data := t.TempDir()
	startSandbox(t, data)
	await(t, filepath.Join(data, ownerFile))
	owner := ownerOf(t.Context(), data)
	for _, args := range [][]string{{"restore", "x"}, {"serve", "--sandbox"}, {"articles"}, {"ask", "Who?"}, {"sources"}, {"sources", "add", "https://example.com"}, {"sources", "remove", "x", "--articles"}, {}, nil, {"--nonsense"}} {
		code, err := owner.run(t.Context(), args, "", streams{in: strings.NewReader(""), out: t.Output(), err: t.Output()})
		if code != exitMisused || err != nil {
			t.Errorf("%q: exit code %d, %v", args, code, err)
		}
	}
}

// A data folder may lie deeper than the path of a socket may be long.
func TestOwnerOfADeepFolder(t *testing.T) {
	data := filepath.Join(t.TempDir(), strings.Repeat("deep", 30), "data")
	check(t, os.MkdirAll(data, 0o700))
	startSandbox(t, data)
	await(t, filepath.Join(data, ownerFile))
	run0(t, data, "index", shelf(t, 1))
	if ownerOf(t.Context(), data) == nil {
		t.Fatal("nobody answers")
	}
	var a answer.Answer
	check(t, json.Unmarshal([]byte(run0(t, data, "ask", "--json", "How many widgets did the census count in town 0 in 1985?")), &a))
	if len(a.Citations) == 0 || a.Citations[0].Article != "town-000" {
		t.Errorf("%+v", a)
	}
}

// Of two servers on one folder one takes work; when it is killed the work is done without it.
func TestOwnerKilled(t *testing.T) {
	data := t.TempDir()
	first := command(t, data, "serve", "--sandbox", "--http", "127.0.0.1:0")
	check(t, first.Start())
	await(t, filepath.Join(data, ownerFile))
	startSandbox(t, data)
	if out := run0(t, data, "index", shelf(t, 1)); !strings.Contains(out, "1 added") {
		t.Error(out)
	}
	check(t, first.Process.Kill())
	_ = first.Wait()
	if ownerOf(t.Context(), data) != nil {
		t.Error("somebody answers for the killed one")
	}
	if out := run0(t, data, "index", shelf(t, 2)); !strings.Contains(out, "added") {
		t.Error(out)
	}
}

// Of servers that start together one owns the folder, and it is the one that is found.
func TestOneOwner(t *testing.T) {
	for range 20 {
		h := &home{dir: t.TempDir()}
		owners, start := make(chan *owner, 8), make(chan struct{})
		for range cap(owners) {
			go func() {
				<-start
				o, err := h.own(t.Context(), nil, slog.New(slog.DiscardHandler))
				if err != nil {
					t.Error(err)
				}
				owners <- o
			}()
		}
		close(start)
		var all []*owner
		for range cap(owners) {
			if o := <-owners; o != nil {
				all = append(all, o)
			}
		}
		if len(all) != 1 || ownerOf(t.Context(), h.dir) == nil {
			t.Fatalf("%d owners", len(all))
		}
		check(t, all[0].Close())
		again, err := h.own(t.Context(), nil, slog.New(slog.DiscardHandler))
		check(t, err)
		if again == nil {
			t.Fatal("nobody can own what was given up")
		}
		check(t, again.Close())
	}
}
