package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// listening are the addresses a process listens at, as the system writes them: in hexadecimal, the first byte last.
func listening(t *testing.T, pid int) (at []string) {
	t.Helper()
	open := map[string]bool{}
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	check(t, err)
	for _, f := range files {
		if to, err := os.Readlink(f); err == nil { // or it was closed meanwhile
			open[to] = true
		}
	}
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", pid, table))
		if err != nil {
			continue // this machine has no such network
		}
		for line := range strings.Lines(string(text)) {
			f := strings.Fields(line)
			waits := len(f) > 9 && (f[3] == "0A" || strings.HasPrefix(table, "udp") && f[3] == "07")
			if waits && open["socket:["+f[9]+"]"] {
				at = append(at, f[1])
			}
		}
	}
	return at
}

// A server listens nowhere unless it is told to, and then on this machine alone unless it is told a host.
func TestListensOnThisMachineAlone(t *testing.T) {
	s := inRealTime(t)
	p := serve(t, s, t.TempDir()).connected()
	if at := listening(t, p.cmd.Process.Pid); len(at) != 0 {
		t.Errorf("it listens at %v", at)
	}
	p.end()
	p = serve(t, s, t.TempDir(), "--http", ":0", "--admin", "127.0.0.1:0")
	p.at("admin")
	at := listening(t, p.cmd.Process.Pid)
	for _, a := range at {
		if !strings.HasPrefix(a, "0100007F:") {
			t.Errorf("it listens at %s, not at 127.0.0.1", a)
		}
	}
	if len(at) != 2 {
		t.Errorf("it listens at %v", at)
	}
}
