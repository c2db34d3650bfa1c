package corpus

import (
	"errors"
	"strings"
	"testing"
)

// Whichever column of an article is another than was stored, reading it says so; no other article suffers.
func TestSums(t *testing.T) {
	for column := range strings.SplitSeq(recordColumns, ",") {
		column = strings.TrimSpace(column)
		if column == "id" || column == "removed" { // then it is another row that is found, or none
			continue
		}
		t.Run(column, func(t *testing.T) {
			s := openStore(t)
			sync(t, s, library(3, 400))
			value := `'x'`
			if column == "position" {
				value = `77`
			}
			if _, err := s.db.ExecContext(t.Context(), `UPDATE articles SET `+column+` = `+value+` WHERE id = 'a00001'`); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Article(t.Context(), "a00001"); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "parley restore") {
				t.Errorf("read: %v", err)
			}
			if _, err := s.Changes(t.Context(), 0, 0); !errors.Is(err, ErrDamaged) {
				t.Errorf("followed: %v", err)
			}
			if a, err := s.Article(t.Context(), "a00002"); err != nil || a.Title != "Paper 2" {
				t.Errorf("%+v, %v", a.Title, err)
			}
			if err := s.Verify(t.Context(), nil); !errors.Is(err, ErrDamaged) {
				t.Errorf("verified: %v", err)
			}
		})
	}
}

// A row of a store made before there were sums is read as ever, and gets one when it is stored again.
func TestNoSums(t *testing.T) {
	s := openStore(t)
	shelf := library(2, 400)
	sync(t, s, shelf)
	if _, err := s.db.ExecContext(t.Context(), `UPDATE articles SET sum = ''`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Article(t.Context(), "a00000"); err != nil {
		t.Error(err)
	}
	d := shelf.held["00000.md"]
	d.Stamp, d.Articles = "2", []Article{d.Articles[0]}
	d.Articles[0].Text += " And again."
	shelf.held["00000.md"] = d
	sync(t, s, shelf)
	var sums int
	if err := s.db.QueryRowContext(t.Context(), `SELECT count(*) FROM articles WHERE sum <> ''`).Scan(&sums); err != nil || sums != 1 {
		t.Errorf("%d sums, %v", sums, err)
	}
}
