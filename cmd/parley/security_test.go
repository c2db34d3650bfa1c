package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// namedTest is how SECURITY.md names a test: by its package and its name.
var namedTest = regexp.MustCompile("`([a-z/]+)\\.((?:Test|Fuzz)[A-Z]\\w*)`")

// Each line of the threat model names a test, and each test it names is there.
func TestSecurity(t *testing.T) {
	lines := 0
	for line := range strings.Lines(string(content(t, filepath.Join("..", "..", "SECURITY.md")))) {
		named := namedTest.FindAllStringSubmatch(line, -1)
		if strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| who tries what |") {
			if lines++; len(named) == 0 {
				t.Errorf("no test covers %s", line)
			}
		}
		for _, n := range named {
			if !hasTest(t, n[1], n[2]) {
				t.Errorf("%s has no %s", n[1], n[2])
			}
		}
	}
	if lines < 25 {
		t.Errorf("only %d lines were found", lines)
	}
}

// hasTest tells whether a package has a test of a name.
func hasTest(t *testing.T, pkg, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pkg), "*_test.go"))
	check(t, err)
	for _, file := range files {
		if strings.Contains(string(content(t, file)), "\nfunc "+name+"(") {
			return true
		}
	}
	return false
}
