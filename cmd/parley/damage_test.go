package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
