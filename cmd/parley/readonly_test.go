//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"parley/bot/slack/slacktest"
)

// In a folder that may only be read questions are answered, and whoever wants to change it hears what to do.
func TestReadOnlyFolder(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	run0(t, data, "index", shelf(t, 12))
	want := run0(t, data, asked...)
	more := shelf(t, 13)
	protect(t, data)
	for range 2 {
		if r := finish(t, unprivileged(t, command(t, data, asked...))); r.code != 0 || r.out != want || r.err != "" {
			t.Errorf("asked: %+v", r)
		}
	}
	if r := finish(t, unprivileged(t, command(t, data, "articles"))); r.code != 0 || strings.Count(r.out, "\n") != 12 {
		t.Errorf("listed: %+v", r)
	}
	for _, args := range [][]string{{"index", more}, {"articles", "remove", "town-007"}, {"reindex"}} {
		r := finish(t, unprivileged(t, command(t, data, args...)))
		if r.code != exitFailed || strings.Count(r.err, "\n") != 1 || !strings.Contains(r.err, "let this user write to "+data+", or name another folder with --data DIR") || strings.Contains(r.err, "damaged") {
			t.Errorf("%s: ended with %d and said %q", args[0], r.code, r.err)
		}
	}
}

// A place that may not even be looked at is none that holds something.
func TestBackupToAPlaceThatMayNotBeSeen(t *testing.T) {
	data, closed := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "closed")
	run0(t, data, "index", shelf(t, 1))
	check(t, os.Chmod(data, 0o755))
	check(t, os.Mkdir(closed, 0o700))
	c := unprivileged(t, command(t, data, "backup", filepath.Join(closed, "b")))
	check(t, os.Chmod(closed, 0))
	r := finish(t, c)
	if r.code != exitFailed || !strings.Contains(r.err, "permission denied; name a file in a folder that this user may write to") {
		t.Errorf("ended with %d and said %q", r.code, r.err)
	}
}

// A server, which could keep nothing that it acknowledges in a folder that may only be read, does not begin and says what to do;
// so does a sync.
func TestServeAndSyncInReadOnlyFolder(t *testing.T) {
	slack := inRealTime(t)
	_, feed := newsroomAt(t)
	data := filepath.Join(t.TempDir(), "data")
	run0(t, data, "--allow-net", "127.0.0.0/8", "sources", "add", feed, "--summaries")
	protect(t, data)
	for _, args := range [][]string{{"serve"}, {"sources", "sync", "--all"}} {
		c := fromLocal(unprivileged(t, command(t, data, args...)))
		c.Env = append(c.Env, "SLACK_API_URL="+slack.URL(), "SLACK_BOT_TOKEN="+slacktest.BotToken, "SLACK_APP_TOKEN="+slacktest.AppToken)
		r := finish(t, c)
		if r.code != exitFailed || !strings.Contains(r.err, "let this user write to "+data) || strings.Contains(r.err, "panic") {
			t.Errorf("%s: ended with %d and said %q", args[0], r.code, r.err)
		}
	}
}

// The doctor says of a journal that may only be read what to do.
func TestDoctorFindsAJournalThatMayOnlyBeRead(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	run0(t, data, "index", shelf(t, 1))
	_, db, err := openJournal(t.Context(), data)
	check(t, err)
	check(t, db.Close())
	protect(t, data)
	r := finish(t, unprivileged(t, command(t, data, "doctor")))
	want := "let this user write to " + filepath.Join(data, "journal.db") + " and its folder"
	if r.code != exitFailed || !strings.Contains(r.out, want) {
		t.Errorf("ended with %d and said %s%s", r.code, r.out, r.err)
	}
}

// protect takes the right to write to a folder from everybody, and gives everybody that to read it.
func protect(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			t.Cleanup(func() { _ = os.Chmod(path, 0o700) }) // or it could not be removed
			return os.Chmod(path, 0o555)
		}
		return os.Chmod(path, 0o444)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// unprivileged lets a command run as somebody whom permissions hold: root is kept from nothing.
func unprivileged(t *testing.T, c *exec.Cmd) *exec.Cmd {
	t.Helper()
	if os.Geteuid() != 0 {
		return c
	}
	const nobody = 65534
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	for _, path := range append([]string{c.Path, strings.TrimPrefix(c.Env[len(c.Env)-2], "PARLEY_DATA=")}, c.Args[1:]...) {
		for dir := filepath.Dir(path); strings.HasPrefix(dir, os.TempDir()) && dir != filepath.Clean(os.TempDir()); dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c
}
