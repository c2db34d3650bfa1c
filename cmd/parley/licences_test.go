package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var updateLicences = flag.Bool("update", false, "write THIRD_PARTY.md anew")

// thirdParty lists what is linked into the binary besides Parley, beside the README.
const thirdParty = "THIRD_PARTY.md"

// licences are told by words that only they hold. All of them let a program be given on under another licence; one that does
// not is not among them, and so fails the test.
var licences = []struct {
	name  string
	words *regexp.Regexp
}{
	{"Apache 2.0", regexp.MustCompile(`Apache License\s+Version 2\.0|www\.apache\.org/licenses/LICENSE-2\.0`)},
	{"MIT", regexp.MustCompile(`Permission is hereby granted, free\s+of\s+charge, to any person`)},
	{"BSD 3-Clause", regexp.MustCompile(`(?i)redistribution and use in source and binary[\s\S]*(neither the name|names? of)[\s\S]*endorse`)},
	{"BSD 2-Clause", regexp.MustCompile(`(?i)redistribution and use in source and binary`)},
}

// Every module in the binary has a licence that is known, and the list of them is up to date: -update writes it.
func TestLicences(t *testing.T) {
	var text strings.Builder
	text.WriteString("# What is in the binary besides Parley\n\nWritten by `go test ./cmd/parley -run TestLicences -update` from the modules that " +
		"`cmd/parley` is linked with; each holds the text of its licence. Words of like meaning\n(`bot/question/related.txt`) come from WordNet 3.0; its licence heads the file.\n\n| module | licence |\n|---|---|\n")
	modules := linked(t)
	for _, m := range modules {
		path, dir, _ := strings.Cut(m, " ")
		fmt.Fprintf(&text, "| %s | %s |\n", path, licenceOf(t, path, dir))
	}
	if len(modules) < 30 {
		t.Fatalf("only %d modules", len(modules))
	}
	file := filepath.Join("..", "..", thirdParty)
	if *updateLicences {
		check(t, os.WriteFile(file, []byte(text.String()), 0o644))
	}
	if diff := cmp.Diff(string(content(t, file)), text.String()); diff != "" {
		t.Errorf("%s is not up to date: run this test with -update (-file +modules)\n%s", thirdParty, diff)
	}
}

// linked are the modules in the binary, each with the folder it is in, in order. What a system needs differs: Linux counts.
func linked(t *testing.T) (modules []string) {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}", ".")
	list.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	out, err := list.Output()
	check(t, err)
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); line != "" && !seen[line] {
			seen[line] = true
			modules = append(modules, line)
		}
	}
	slices.Sort(modules)
	return modules
}

func licenceOf(t *testing.T, module, dir string) string {
	t.Helper()
	for _, pattern := range []string{"LICENSE", "LICENCE", "LICENSE.*", "COPYING", "LICENSE-*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		check(t, err)
		for _, file := range files {
			text := content(t, file)
			for _, l := range licences {
				if l.words.Match(text) {
					return l.name
				}
			}
		}
	}
	t.Errorf("%s has no licence known here: look whether Parley may be given on with it", module)
	return "?"
}
