package corpus

import (
	"errors"
	"fmt"
	"testing"
)

func TestVersions(t *testing.T) {
	s, shelf := openStore(t), newShelf("a")
	write := func(text string) { shelf.put("1.md", note("x", text)); sync(t, s, shelf) }
	write("the first")
	if all, err := s.Versions(t.Context(), "x"); len(all) != 0 || err != nil {
		t.Errorf("of an article that never changed: %v, %v", all, err)
	}
	write("the second")
	write("the second") // no change
	write("the third")
	all, err := s.Versions(t.Context(), "x")
	if err != nil || len(all) != 2 || all[0].Text != "the first" || all[1].Text != "the second" || all[0].N != 1 || all[1].Replaced.IsZero() {
		t.Fatalf("%+v, %v", all, err)
	}
	if v, err := s.Version(t.Context(), "x", 2); err != nil || v.Text != "the second" || v.ID != "x" {
		t.Errorf("%+v, %v", v, err)
	}
	for _, id := range []string{"x", "nobody"} {
		if _, err := s.Version(t.Context(), id, 7); !errors.Is(err, ErrNoVersion) {
			t.Errorf("%s: %v", id, err)
		}
	}

	// The oldest go, numbers stay.
	for i := range MaxVersions + 3 {
		write(fmt.Sprint("text ", i))
	}
	all, err = s.Versions(t.Context(), "x")
	if err != nil || len(all) != MaxVersions || all[0].N != 6 || all[len(all)-1].Text != fmt.Sprint("text ", MaxVersions+1) {
		t.Errorf("%d kept, the first %+v, %v", len(all), all[0], err)
	}

	// What is damaged is not shown; what was removed is forgotten.
	if _, err := s.db.Exec(`UPDATE versions SET text = 'another' WHERE n = 8`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Versions(t.Context(), "x"); !errors.Is(err, ErrDamaged) {
		t.Errorf("damaged: %v", err)
	}
	if err := s.Remove(t.Context(), "x"); err != nil {
		t.Fatal(err)
	}
	if all, err := s.Versions(t.Context(), "x"); len(all) != 0 || err != nil {
		t.Errorf("removed: %d, %v", len(all), err)
	}
}
