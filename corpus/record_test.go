package corpus

import (
	"errors"
	"testing"
)

// A row someone else has written to is damage, not a crash and not an article with parts missing.
func TestRecordDamaged(t *testing.T) {
	for _, column := range []string{"authors", "tags", "blocks", "fetched", "rests_on"} {
		s, shelf := openStore(t), newShelf("a")
		shelf.put("x.md", note("", "one"))
		sync(t, s, shelf)
		if _, err := s.db.ExecContext(t.Context(), `UPDATE articles SET `+column+` = '{'`); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Article(t.Context(), "x"); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", column, err)
		}
	}
}
