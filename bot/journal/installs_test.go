package journal

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// revealed compares secrets by what they hold.
var revealed = cmp.Comparer(func(a, b Secret) bool { return a.Reveal() == b.Reveal() })

func install(team string) Install {
	return Install{
		Team: team, Name: "Trade 商务", Enterprise: "E1", Bot: "UB", Scopes: []string{"chat:write", "commands"},
		By: "U1", At: noon, Token: Hide(token), Refresh: Hide("xoxe-hush"),
	}
}

func TestInstalls(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		in := must(j.Installs(t.Context(), key))(t)
		if _, err := in.Of(t.Context(), "T1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
		renewed := install("T1")
		renewed.Token, renewed.At = Hide("xoxb-renewed-hush"), noon.Add(time.Second)
		for _, i := range []Install{install("T2"), install("T1"), renewed, install("T1")} {
			check(t, in.Put(t.Context(), i))
		}
		if diff := cmp.Diff(renewed, must(in.Of(t.Context(), "T1"))(t), revealed); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		in = must(j.Installs(t.Context(), key))(t)
		if diff := cmp.Diff([]Install{renewed, install("T2")}, must(in.All(t.Context()))(t), revealed); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if must(j.Uninstall(t.Context(), "T1", renewed.At))(t) {
			t.Error("what was installed at that time or later is gone")
		}
		for _, want := range []bool{true, false} {
			if got := must(j.Uninstall(t.Context(), "T1", renewed.At.Add(time.Millisecond)))(t); got != want {
				t.Errorf("removed %v, want %v", got, want)
			}
		}
		if _, err := in.Of(t.Context(), "T1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("after its removal: %v", err)
		}
	})
}

func TestInstallsWithAnotherKey(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		other := bytes.Repeat([]byte{9}, KeySize)
		must(j.Installs(t.Context(), other))(t) // with nothing to open any key will do
		in := must(j.Installs(t.Context(), key))(t)
		check(t, in.Put(t.Context(), install("T1")))
		_, err := j.Installs(t.Context(), other)
		if !errors.Is(err, ErrKey) || !strings.Contains(err.Error(), "workspace T1 were sealed with another one") {
			t.Errorf("got %v", err)
		}
		if _, err := j.Installs(t.Context(), []byte("short and secret")); !errors.Is(err, ErrKey) || strings.Contains(err.Error(), "secret") {
			t.Errorf("got %v", err)
		}
		must(j.Uninstall(t.Context(), "T1", noon.Add(time.Hour)))(t) // the way on
		must(j.Installs(t.Context(), other))(t)
	})
}

func TestInstallsAltered(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		in := must(j.Installs(t.Context(), key))(t)
		for _, team := range []string{"T1", "T2"} {
			check(t, in.Put(t.Context(), install(team)))
		}
		if _, err := j.db.Exec(`UPDATE installs SET sealed = (SELECT sealed FROM installs WHERE team = 'T2') WHERE team = 'T1'`); err != nil {
			t.Fatal(err)
		}
		_, err := in.Of(t.Context(), "T1")
		if err == nil || !strings.Contains(err.Error(), "the tokens of workspace T1 were altered") || strings.Contains(err.Error(), "hush") {
			t.Errorf("got %v", err)
		}
		must(in.Of(t.Context(), "T2"))(t)
	})
}

func TestTokensAreNotOnTheDisk(t *testing.T) {
	dir := t.TempDir()
	j := openAt(t, sqliteFile(dir+"/journal.db"), newClock().Now)
	in := must(j.Installs(t.Context(), key))(t)
	check(t, in.Put(t.Context(), install("T1")))
	for _, file := range must(os.ReadDir(dir))(t) {
		bytes := string(must(os.ReadFile(dir + "/" + file.Name()))(t))
		if strings.Contains(bytes, "hush") || strings.Contains(bytes, string(key)) {
			t.Errorf("%s holds a token or the key", file.Name())
		}
	}
}
