package corpus

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestSteady(t *testing.T) {
	for _, c := range []struct {
		had, left int
		shrunk    bool
	}{{3, 1, false}, {3, 0, false}, {4, 2, false}, {4, 1, true}, {4, 0, true}, {10, 5, false}, {10, 4, true}} {
		t.Run(fmt.Sprintf("%d of %d", c.left, c.had), func(t *testing.T) {
			s, shelf := openStore(t), newShelf("web")
			for n := range c.had {
				shelf.put(fmt.Sprint(n), note("", fmt.Sprint("text ", n)))
			}
			sync(t, s, Steady(shelf))
			for n := range c.had - c.left {
				delete(shelf.held, fmt.Sprint(n))
			}
			shelf.put("new", note("new", "news"))
			r, err := Sync(t.Context(), s, Steady(shelf), nil)
			if errors.Is(err, ErrShrunk) != c.shrunk || (r.Removed == 0) != (c.shrunk || c.had == c.left) || r.Added != 1 {
				t.Errorf("%v, %s", err, counts(r))
			}
			if c.shrunk && !strings.Contains(r.Error, "--shrunk") {
				t.Errorf("%q does not say how to go on", r.Error)
			}
		})
	}
}
