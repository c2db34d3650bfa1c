package corpus

import (
	"errors"
	"strings"
	"testing"
)

// subscribed returns a store that is subscribed to a source.
func subscribed(t *testing.T, source *shelf) *Store {
	t.Helper()
	s := openStore(t)
	if err := s.Subscribe(t.Context(), Subscription{Name: source.name}); err != nil {
		t.Fatal(err)
	}
	return s
}

// forgets syncs a source that is forgotten when so many documents of it were met.
func forgets(t *testing.T, s *Store, source *shelf, met int, forget func() error) Report {
	t.Helper()
	source.onEach = func(n int) {
		if n == met {
			if err := forget(); err != nil {
				t.Error(err)
			}
		}
	}
	r, err := SyncSubscribed(t.Context(), s, source, nil)
	if !errors.Is(err, ErrUnsubscribed) || r.Complete || strings.Contains(err.Error(), s.path) {
		t.Errorf("%+v, %v", r, err)
	}
	source.onEach = nil
	return r
}

// Once a source is forgotten, a sync of it under way stores nothing more.
func TestForgottenDuringSync(t *testing.T) {
	for _, met := range []int{0, 300, 599} { // before the first batch, between two, and before the last
		shelf := library(600, 200)
		s := subscribed(t, shelf)
		forget := func() error { return s.Unsubscribe(t.Context(), shelf.name) }
		r := forgets(t, s, shelf, met, forget)
		stats, err := s.Stats(t.Context())
		if want := met / batchDocuments * batchDocuments; err != nil || stats.Articles != want || r.Added != want || len(stats.Syncs) > 0 {
			t.Errorf("forgotten after %d documents: %d articles, %d added, %v, %v", met, stats.Articles, r.Added, stats.Syncs, err)
		}
	}
}

// What only the source that is withdrawn has is gone, also when it is synced meanwhile; what another one has stays.
func TestWithdraw(t *testing.T) {
	shelf, other := library(600, 200), newShelf("other")
	s := subscribed(t, shelf)
	other.put("copy.md", shelf.held["00007.md"].Articles...)
	sync(t, s, other)
	removed := 0
	forgets(t, s, shelf, 400, func() (err error) {
		removed, err = s.Withdraw(t.Context(), shelf.name)
		return err
	})
	stats, err := s.Stats(t.Context())
	if err != nil || removed != 249 || stats.Articles != 1 || len(stats.Syncs) != 1 {
		t.Errorf("%d removed, %+v, %v", removed, stats, err)
	}
	for _, table := range []string{"documents", "origins", "raws"} {
		var left int
		err := s.db.QueryRowContext(t.Context(), `SELECT count(*) FROM `+table+` WHERE source = 'library'`).Scan(&left)
		if err != nil || left > 0 {
			t.Errorf("%d %s are left, %v", left, table, err)
		}
	}
	if _, err := s.Withdraw(t.Context(), shelf.name); !errors.Is(err, ErrNotFound) {
		t.Errorf("twice: %v", err)
	}
}

// A source that is subscribed to is synced as any other is.
func TestSyncSubscribed(t *testing.T) {
	shelf := library(3, 200)
	s := subscribed(t, shelf)
	if r, err := SyncSubscribed(t.Context(), s, shelf, nil); err != nil || counts(r) != "+3" {
		t.Errorf("%s, %v", counts(r), err)
	}
	delete(shelf.held, "00001.md")
	if r, err := SyncSubscribed(t.Context(), s, shelf, nil); err != nil || counts(r) != "=2 -1" {
		t.Errorf("%s, %v", counts(r), err)
	}
}
