//go:build linux

package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"parley/bot/slack/slacktest"
)

// However little room there is, a disk that fills up is named with the remedy, and once there is room the same
// command ends as if there always had been.
func TestFullDisk(t *testing.T) {
	long(t)
	lib := shelf(t, 150)
	roomy := t.TempDir()
	run0(t, roomy, "index", lib)
	list, answer := run0(t, roomy, "articles"), run0(t, roomy, asked...)
	filled := 0
	for _, kb := range []int{64, 128, 300, 600, 900, 1200, 1800} {
		t.Run(fmt.Sprintf("%d kB", kb), func(t *testing.T) {
			disk := smallDisk(t, kb)
			data := filepath.Join(disk, "data")
			if r := finish(t, command(t, data, "index", lib)); r.code != 0 {
				filled++
				toldOfFullDisk(t, r)
			}
			enlarge(t, disk)
			run0(t, data, "index", lib)
			if got := run0(t, data, "articles"); got != list {
				t.Errorf("%d articles, want %d", strings.Count(got, "\n"), strings.Count(list, "\n"))
			}
			if got := run0(t, data, asked...); got != answer {
				t.Errorf("answered\n%s\nwant\n%s", got, answer)
			}
		})
	}
	if !t.Failed() && filled < 5 && canMount(t) {
		t.Errorf("only %d of the disks were full: the test wants smaller ones", filled)
	}
}

// On a disk that is full by now, what was indexed before is answered, and a new article is refused.
func TestAskedOnFullDisk(t *testing.T) {
	disk := smallDisk(t, 8000)
	data := filepath.Join(disk, "data")
	run0(t, data, "index", shelf(t, 12))
	want := run0(t, data, asked...)
	fill(t, disk)
	if r := finish(t, command(t, data, asked...)); r.code != 0 || r.out != want {
		t.Errorf("asked on a full disk: %+v", r)
	}
	toldOfFullDisk(t, finish(t, command(t, data, "index", shelf(t, 40))))
}

// A server whose disk fills up goes on, acknowledges nothing that it cannot keep, and says what is the matter; once there is
// room it answers again.
func TestServedOnFullDisk(t *testing.T) {
	s, disk := inRealTime(t), smallDisk(t, 20_000)
	data := filepath.Join(disk, "data")
	p := serve(t, s, data, "--admin", ":0").connected()
	first := s.User("U01ADA").Mention("C01GENERAL", "Who met at the Stockholm trade talks?")
	p.until("it is answered", func() bool { return answers(s, first) == 1 })
	fill(t, disk)
	var lost slacktest.Message
	p.until("it says that the disk is full", func() bool { // what the journal has room for in its files as they are is answered
		if lost.TS == "" || answers(s, lost) == 1 {
			lost = s.User("U01ADA").Mention("C01GENERAL", "When was the truce extended?")
		}
		return isFull(p.said())
	})
	p.until("it is not ready", func() bool { status, _ := get(t, p.at("admin")+"/readyz"); return status != http.StatusOK })
	if toAck := undelivered(s, lost.TS); !toAck {
		t.Error("a question was acknowledged that could not be kept")
	}
	enlarge(t, disk)
	p.until("it is ready", func() bool { status, _ := get(t, p.at("admin")+"/readyz"); return status == http.StatusOK })
	next := s.User("U01ADA").Mention("C01GENERAL", "Which rare earths need a licence?")
	p.until("it answers again", func() bool { return answers(s, next) == 1 })
	p.end()
	if text := p.said(); strings.Contains(text, "panic") || strings.Contains(text, "goroutine ") {
		t.Error(text)
	}
}

// undelivered tells whether an event with a timestamp is not acknowledged.
func undelivered(s *slacktest.Server, ts string) bool {
	return slices.ContainsFunc(s.Deliveries(), func(d slacktest.Delivery) bool {
		return !d.Acked && strings.Contains(string(d.Payload), ts)
	})
}

// Syncing onto a disk that fills up says so, and once there is room brings in what is missing.
func TestSyncedOnFullDisk(t *testing.T) {
	news, feed := newsroomAt(t)
	disk := smallDisk(t, 900)
	data := filepath.Join(disk, "data")
	run0(t, data, "--allow-net", "127.0.0.0/8", "sources", "add", feed, "--summaries", "--later")
	fill(t, disk)
	sync := []string{"--allow-net", "127.0.0.0/8", "sources", "sync", "--all"}
	toldOfFullDisk(t, finish(t, command(t, data, sync...)))
	enlarge(t, disk)
	run0(t, data, sync...)
	if !news.held(t, data, news.edition.Load()) {
		t.Error("articles are missing")
	}
	agreed(t, data)
}

// A backup or a restore that finds no room says so, and leaves nothing.
func TestBackupOnFullDisk(t *testing.T) {
	data, disk := t.TempDir(), smallDisk(t, 300)
	run0(t, data, "index", shelf(t, 150))
	file := filepath.Join(t.TempDir(), "b")
	run0(t, data, "backup", file)
	for _, args := range [][]string{{"backup", filepath.Join(disk, "b")}, {"restore", file}} {
		folder := data
		if args[0] == "restore" {
			folder = disk
		}
		toldOfFullDisk(t, finish(t, command(t, folder, args...)))
		if left, err := os.ReadDir(disk); err != nil || len(left) != 0 {
			t.Errorf("%s left %v, %v", args[0], left, err)
		}
	}
	enlarge(t, disk)
	run0(t, disk, "restore", file)
}

// toldOfFullDisk checks how a command ended on a full disk: one line says so and what to do.
func toldOfFullDisk(t *testing.T, r result) {
	t.Helper()
	told := 0
	for line := range strings.Lines(r.err) {
		if strings.HasPrefix(line, "parley: ") && isFull(line) {
			told++
			if !strings.HasSuffix(line, "make room and run it again, what was there is unharmed\n") {
				t.Errorf("no remedy in %q", line)
			}
		}
	}
	if r.code != exitFailed || told != 1 || strings.Contains(r.err, "damaged") {
		t.Errorf("ended with %d, spoke of a full disk %d times:\n%s", r.code, told, r.err)
	}
}

func canMount(t *testing.T) bool {
	dir := t.TempDir()
	if syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k") != nil {
		return false
	}
	return syscall.Unmount(dir, 0) == nil
}

// smallDisk returns a file system in memory of so many kilobytes.
func smallDisk(t *testing.T, kb int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kb)); err != nil {
		t.Skipf("a small disk to fill cannot be mounted: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func enlarge(t *testing.T, disk string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=100m"); err != nil {
		t.Fatal(err)
	}
}

// fill leaves no byte free on a disk.
func fill(t *testing.T, disk string) {
	t.Helper()
	f, err := os.Create(filepath.Join(disk, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 4096)
	for err == nil {
		_, err = f.Write(block)
	}
}
