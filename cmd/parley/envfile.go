package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// An envFile holds settings kept in a file, tokens among them:
//
//	# a comment has a line of its own
//	SLACK_BOT_TOKEN=xoxb-…
//	export SLACK_APP_TOKEN='xapp-…'
//
// Nothing in a value is expanded or escaped. systemd's EnvironmentFile= and docker's --env-file read such lines alike,
// but for quotes and "export", which docker takes literally. The zero envFile is empty.
type envFile struct {
	path    string
	values  map[string]string
	exposed bool // users other than its owner may read it
}

// readEnvFile reads the file at path, "" for none. A name that comes twice has its last value. Errors name the line
// and nothing that stands on it.
func readEnvFile(path string) (envFile, error) {
	if path == "" {
		return envFile{}, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return envFile{}, fmt.Errorf("read the settings: %w", err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return envFile{}, fmt.Errorf("read the settings: %w", err)
	}
	f := envFile{path: path, values: map[string]string{}, exposed: runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		n++
		name, value, err := setting(line)
		if err != nil {
			return envFile{}, fmt.Errorf("%s, line %d: %w", path, n, err)
		}
		if name != "" {
			f.values[name] = value
		}
	}
	return f, nil
}

// setting reads one line; name is "" for a blank one and for a comment.
func setting(line string) (name, value string, err error) {
	line = strings.TrimSpace(line)
	if line == "" || line[0] == '#' {
		return "", "", nil
	}
	name, value, ok := strings.Cut(strings.TrimPrefix(line, "export "), "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !ok || name == "" || strings.ContainsAny(name, " \t'\"") {
		return "", "", fmt.Errorf("want NAME=VALUE, or # before a comment")
	}
	switch {
	case strings.ContainsRune(value, 0):
		return "", "", fmt.Errorf("the value of %s holds a NUL", name)
	case value == "" || value[0] != '"' && value[0] != '\'':
		if strings.Contains(value, " #") {
			return "", "", fmt.Errorf("put the comment behind %s on a line of its own, or the value in quotes", name)
		}
		return name, value, nil
	case len(value) < 2 || strings.IndexByte(value[1:], value[0]) != len(value)-2:
		return "", "", fmt.Errorf("the value of %s begins with a quote and does not end with it", name)
	}
	return name, value[1 : len(value)-1], nil
}

// get returns a setting, that of the process before that of the file; "" when neither has it.
func (f envFile) get(name string) string { return cmp.Or(os.Getenv(name), f.values[name]) }

// warning says what is wrong with the file, "" when nothing is.
func (f envFile) warning() string {
	if !f.exposed {
		return ""
	}
	return fmt.Sprintf("other users may read %s, and the tokens in it; keep it to yourself: chmod 600 %[1]s", f.path)
}
