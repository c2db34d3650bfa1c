package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func settingsFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "env")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadEnvFile(t *testing.T) {
	f, err := readEnvFile(settingsFile(t, "\ufeff# tokens\r\n\r\nA=xoxb-1=2\r\n  export B = 'two words # kept' \nC=\"$A\"\nD=\nA=last\nE=a#b\nF=it's"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"A": "last", "B": "two words # kept", "C": "$A", "D": "", "E": "a#b", "F": "it's"}
	if d := cmp.Diff(want, f.values); d != "" {
		t.Error(d)
	}
	if f.warning() != "" {
		t.Errorf("warns of a file of mode 600: %s", f.warning())
	}
	if none, err := readEnvFile(""); err != nil || none.get("PARLEY_NO_SUCH_SETTING") != "" {
		t.Errorf("no file: %v", err)
	}
}

// Whoever sees the error must not see the token.
func TestReadEnvFileRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"\nxoxb-secret\n":              "line 2: want NAME=VALUE",
		"=xoxb-secret":                 "want NAME=VALUE",
		"MY NAME=xoxb-secret":          "want NAME=VALUE",
		"A=xoxb-secret # the bot":      "put the comment behind A on a line of its own",
		"A='xoxb-secret":               "begins with a quote",
		"A=\"xoxb-secret\" # the bot":  "begins with a quote",
		"A='xoxb-secret'more'":         "begins with a quote",
		"A='":                          "begins with a quote",
		"A=xoxb-secret\x00":            "holds a NUL",
		"SLACK_BOT_TOKEN: xoxb-secret": "want NAME=VALUE",
	} {
		_, err := readEnvFile(settingsFile(t, text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v, want %q and no secret", text, err, want)
		}
	}
	if _, err := readEnvFile(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a file that is not there passes")
	}
}

func TestProcessBeforeFile(t *testing.T) {
	f, err := readEnvFile(settingsFile(t, "PARLEY_TEST_SETTING=file"))
	if err != nil {
		t.Fatal(err)
	}
	if got := f.get("PARLEY_TEST_SETTING"); got != "file" {
		t.Errorf("got %q", got)
	}
	t.Setenv("PARLEY_TEST_SETTING", "process")
	if got := f.get("PARLEY_TEST_SETTING"); got != "process" {
		t.Errorf("got %q", got)
	}
}

func TestExposedEnvFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	path := settingsFile(t, "A=b")
	for mode, warns := range map[os.FileMode]bool{0o600: false, 0o400: false, 0o640: true, 0o604: true} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		f, err := readEnvFile(path)
		if err != nil || (f.warning() != "") != warns {
			t.Errorf("mode %o: %v, warning %q", mode, err, f.warning())
		}
	}
}
