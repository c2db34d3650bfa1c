package journal

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var channel = Channel{Team: "T1", ID: "C1"}

func TestSettings(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		expect := func(in Channel, want Change) {
			t.Helper()
			if diff := cmp.Diff(want, must(j.Settings(t.Context(), in))(t)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
		expect(channel, Change{Settings: Defaults()})
		first := Settings{Askers: []string{"U1"}, Collections: []string{"talks"}, Overhear: true, Threshold: 0.9, DryRun: true, Private: true}
		if v := must(j.Set(t.Context(), channel, 0, first, "U1"))(t); v != 1 {
			t.Errorf("version %d, want 1", v)
		}
		c.Move(time.Minute)
		must(j.Set(t.Context(), channel, 1, Defaults(), "U2"))(t)
		expect(channel, Change{2, Defaults(), "U2", noon.Add(time.Minute)})
		expect(Channel{"T2", "C1"}, Change{Settings: Defaults()})
		log := []Change{{2, Defaults(), "U2", noon.Add(time.Minute)}, {1, first, "U1", noon}}
		if diff := cmp.Diff(log, must(j.Changes(t.Context(), channel, 9))(t)); diff != "" {
			t.Errorf("changes (-want +got):\n%s", diff)
		}
	})
}

func TestSetStale(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, c *clock) {
		private := Settings{Private: true}
		for _, step := range []struct {
			version int64
			by      string
			set     Settings
			stale   bool
		}{
			{1, "U1", private, true}, // nobody has seen that version
			{0, "U1", private, false},
			{0, "U1", private, false}, // the click delivered twice
			{0, "U2", private, true},
			{0, "U1", Defaults(), true},
			{1, "U2", Defaults(), false},
			{0, "U2", Defaults(), true},
			{-1, "U2", Defaults(), true},
		} {
			v, err := j.Set(t.Context(), channel, step.version, step.set, step.by)
			if errors.Is(err, ErrStale) != step.stale || !step.stale && (err != nil || v != step.version+1) {
				t.Errorf("%+v: version %d, %v", step, v, err)
			}
		}
		if n := count(t, j, "settings"); n != 2 {
			t.Errorf("%d versions, want 2", n)
		}
	})
}

func TestSetAtOnce(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		var set atomic.Int64
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				_, err := j.Set(t.Context(), channel, 0, Settings{Threshold: float64(i)}, "U1")
				if err == nil {
					set.Add(1)
				} else if !errors.Is(err, ErrStale) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if set.Load() != 1 {
			t.Errorf("%d changes of one version went through, want 1", set.Load())
		}
	})
}

// A row written before a setting was thought of has its default.
func TestSettingsOfAnOlderForm(t *testing.T) {
	eachJournal(t, func(t *testing.T, j *Journal, _ *clock) {
		if _, err := j.db.Exec(`INSERT INTO settings (team, channel, version, holds, person, at)
			VALUES ('T1', 'C1', 1, '{"private":true,"gone":1}', 'U1', 0)`); err != nil {
			t.Fatal(err)
		}
		want := Defaults()
		want.Private = true
		if diff := cmp.Diff(want, must(j.Settings(t.Context(), channel))(t).Settings); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
