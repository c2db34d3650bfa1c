package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"parley/bot/slack"
	"parley/bot/slack/doctor"
	"parley/bot/slack/slacktest"
)

// examine runs parley doctor with settings from a file of a mode, and returns what it found by name.
func examine(t *testing.T, data, env string, mode os.FileMode) (result, map[string]doctor.Finding) {
	t.Helper()
	path := settingsFile(t, env)
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	c := command(t, data, "doctor", "--json", "--env-file", path)
	for _, name := range []string{"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL", "SLACK_CLIENT_ID"} {
		c.Env = append(c.Env, name+"=") // those of whoever runs the test are none of its business
	}
	r := finish(t, c)
	var list []doctor.Finding
	if err := json.Unmarshal([]byte(r.out), &list); err != nil {
		t.Fatalf("%v in %q, and said %q", err, r.out, r.err)
	}
	found := map[string]doctor.Finding{}
	for _, f := range list {
		found[f.Check] = f
	}
	if said := r.out + r.err; strings.Contains(said, "stand-in") || strings.Contains(said, "0123456789abcdef") {
		t.Errorf("a secret is said: %s", said)
	}
	return r, found
}

func TestDoctor(t *testing.T) {
	s := slacktest.New(t, slacktest.Options{Clock: slacktest.SystemClock{}, Scopes: slack.Scopes(slack.Usual())})
	env := "SLACK_BOT_TOKEN=" + slacktest.BotToken + "\nSLACK_APP_TOKEN='" + slacktest.AppToken + "'\nSLACK_SIGNING_SECRET=0123456789abcdef0123456789abcdef\nSLACK_API_URL=" + s.URL()
	data := filepath.Join(t.TempDir(), "data")

	r, found := examine(t, data, env, 0o600)
	if r.code != exitDone || found["socket"].State != doctor.OK || found["data"].State != doctor.Warning {
		t.Errorf("with no data yet: %+v", r)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("looking made the data folder")
	}

	run0(t, data, "index", shelf(t, 3))
	r, found = examine(t, data, env, 0o644)
	if r.code != exitDone || found["articles"].State != doctor.OK || !strings.HasPrefix(found["articles"].Text, "3 articles") || found["index"].State != doctor.OK {
		t.Errorf("with articles: %+v", r)
	}
	if _, warned := found["settings"]; warned == (runtime.GOOS == "windows") {
		t.Errorf("a file for all to read: %+v", found["settings"])
	}

	r, found = examine(t, data, strings.Replace(env, "xoxb-", "xoxp-", 1), 0o600)
	if r.code != exitFailed || found["bot token"].State != doctor.Fault || !strings.Contains(r.err, "marked as a fault") {
		t.Errorf("with a user token: %+v", r)
	}
}

func TestDoctorSeveralWorkspaces(t *testing.T) {
	key := strings.TrimSpace(run0(t, t.TempDir(), "key"))
	env := "SLACK_API_URL=http://127.0.0.1:1/\nSLACK_CLIENT_ID=1.2\nSLACK_CLIENT_SECRET=x\nSLACK_SIGNING_SECRET=0123456789abcdef0123456789abcdef\nPARLEY_TOKEN_KEY="
	r, found := examine(t, t.TempDir(), env+key, 0o600)
	if r.code != exitDone || found["token key"].State != doctor.OK || strings.Contains(r.out, key) {
		t.Errorf("%+v", r)
	}
	if r, found := examine(t, t.TempDir(), env+key[1:], 0o600); r.code != exitFailed || found["token key"].State != doctor.Fault {
		t.Errorf("a key cut short: %+v", r)
	}
}

// A store and an index that came to harm are told, and left as they are.
func TestDoctorFindsDamage(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 3))
	if err := os.RemoveAll(filepath.Join(data, "index")); err != nil {
		t.Fatal(err)
	}
	if _, found := examine(t, data, "", 0o600); found["index"].State != doctor.Warning {
		t.Errorf("without an index: %+v", found["index"])
	}
	if _, err := os.Stat(filepath.Join(data, "index")); err == nil {
		t.Error("looking made an index")
	}
	store := filepath.Join(data, "articles.db")
	if err := os.WriteFile(store, []byte(strings.Repeat("no store ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, found := examine(t, data, "", 0o600); found["articles"].State != doctor.Fault || !strings.Contains(found["articles"].Text, "damaged") {
		t.Errorf("a store that is none: %+v", found["articles"])
	}
}

// The journal is looked at without making or changing it.
func TestDoctorLooksAtTheJournal(t *testing.T) {
	data := t.TempDir()
	path := filepath.Join(data, "journal.db")
	if _, found := examine(t, data, "", 0o600); found["journal"].State != doctor.Unchecked {
		t.Errorf("before there is one: %+v", found["journal"])
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("looking made a journal")
	}
	_, db, err := openJournal(t.Context(), data)
	check(t, err)
	if _, found := examine(t, data, "", 0o600); found["journal"].State != doctor.OK || !strings.Contains(found["journal"].Text, "form 9") {
		t.Errorf("a new one: %+v", found["journal"])
	}
	_, err = db.Exec(`INSERT INTO journal_version (version_id, is_applied) VALUES (999, true)`)
	check(t, err)
	r, found := examine(t, data, "", 0o600)
	if r.code != exitFailed || found["journal"].State != doctor.Fault || !strings.Contains(found["journal"].Text, "form 999") || !strings.Contains(found["journal"].Do, "use that version") {
		t.Errorf("a newer one: %+v", found["journal"])
	}
	_, err = db.Exec(`DELETE FROM journal_version`)
	check(t, err)
	if _, found := examine(t, data, "", 0o600); found["journal"].State != doctor.Warning || !strings.Contains(found["journal"].Text, "when it begins") {
		t.Errorf("an older one: %+v", found["journal"])
	}
	check(t, db.Close())
	check(t, os.WriteFile(path, []byte(strings.Repeat("no journal ", 1000)), 0o600))
	if _, found := examine(t, data, "", 0o600); found["journal"].State != doctor.Fault || !strings.Contains(found["journal"].Do, "put a backup back") {
		t.Errorf("one that is none: %+v", found["journal"])
	}
}

// The doctor changes nothing, and so does not end a restore that was cut short; it tells of it.
func TestDoctorFindsARestoreCutShort(t *testing.T) {
	data := t.TempDir()
	run0(t, data, "index", shelf(t, 1))
	check(t, os.Mkdir(filepath.Join(data, restoreFolder), 0o700))
	if _, found := examine(t, data, "", 0o600); found["restore"].State != doctor.Warning || !strings.Contains(found["restore"].Do, "ends what was cut short") {
		t.Errorf("%+v", found["restore"])
	}
	if _, err := os.Stat(filepath.Join(data, restoreFolder)); err != nil {
		t.Error(err)
	}
	run0(t, data, "articles")
	if _, found := examine(t, data, "", 0o600); found["restore"].State != "" {
		t.Errorf("afterwards: %+v", found["restore"])
	}
}
