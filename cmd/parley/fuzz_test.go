package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzSetting: a line of settings is read, or refused by words that do not show what stands behind the name.
func FuzzSetting(f *testing.F) {
	for _, seed := range []string{"", "# x", "A=b", "export A='b c'", "A=\"b", "A=b # c", "=b", "A B=c", "A=\x00", "export =", "A='''", "A"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		name, value, err := setting(line)
		if err == nil {
			if name == "" && value != "" || strings.ContainsAny(name, " \t'\"=") || strings.ContainsRune(value, 0) {
				t.Errorf("%q: %q is %q", line, name, value)
			}
			return
		}
		_, secret, _ := strings.Cut(line, "=")
		if secret = strings.Trim(secret, " \t'\""); len(secret) > 20 && strings.Contains(err.Error(), secret) {
			t.Errorf("%q: %v", line, err)
		}
	})
}

// FuzzBackup: a file that is no backup is refused, whatever it is, and nothing is written but the two databases.
func FuzzBackup(f *testing.F) {
	f.Add([]byte("dear reader"))
	for _, manifest := range []string{"", "{}", `{"format":1}`, `{"format":1,"journal":true,"sha256":{"articles.db":"00"}}`, `{"format":2}`, `{"format":"x"}`} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, text := range map[string]string{manifestFile: manifest, storeFile: "SQLite format 3\x00", "../" + journalFile: "x"} {
			to, err := w.Create(name)
			if err != nil {
				f.Fatal(err)
			}
			if _, err := to.Write([]byte(text)); err != nil {
				f.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		path, into := filepath.Join(dir, "b"), filepath.Join(dir, "into")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(into, 0o700); err != nil {
			t.Fatal(err)
		}
		if _, err := unpack(t.Context(), path, into, func(int, int) {}); err == nil {
			t.Skip("it is one")
		}
		left, err := os.ReadDir(into)
		beside, err2 := os.ReadDir(dir)
		if err != nil || err2 != nil || len(beside) != 2 {
			t.Errorf("%v, %v, %v", beside, err, err2)
		}
		for _, e := range left {
			if e.Name() != storeFile && e.Name() != journalFile {
				t.Errorf("wrote %s", e.Name())
			}
		}
	})
}
