package indextest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
)

func heldTerms(t *testing.T, open func(testing.TB) index.Engine) {
	p := passage("b", 0, "Tariffs on graphite.")
	p.Title, p.Headings = "Tariff summit", []string{"Duties"}
	e := start(t, open, batch(1, passage("a", 0, "A tariff, another tariff."), p, passage("c", 0, "gone tariff")),
		index.Batch{Drop: []string{"c"}, Upto: 2})
	terms := []string{form("tariff", 1).Term, form("graphite", 1).Term, form("summit", 1).Term, form("duties", 1).Term, "gone", "zyzzyva", ""}
	got, err := e.Held(context.Background(), terms...)
	if diff := cmp.Diff([]int{2, 1, 1, 1, 0, 0, 0}, got); diff != "" || err != nil {
		t.Errorf("%v, %v", err, diff)
	}
	if got, err := e.Held(context.Background()); len(got) != 0 || err != nil {
		t.Errorf("nothing asked: %v, %v", got, err)
	}
}

func nearWords(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open,
		batch(1, passage("a", 0, "The tariff on graphite; tariffs rose. Huawei's chips."), passage("b", 0, "Tariff talks, tarif, sheriff")),
		batch(2, passage("c", 0, "tarifs")), index.Batch{Drop: []string{"c"}, Put: []index.Passage{passage("d", 0, "naïve 中美經貿")}, Upto: 3})
	for _, c := range []struct {
		word    string
		changes int
		want    []index.Spelling
	}{
		{"tarrif", 1, []index.Spelling{{Word: "tarif", Passages: 1}}},
		{"tarrif", 2, []index.Spelling{{Word: "tarif", Passages: 1}, {Word: "tariff", Passages: 2}}},
		{"tariff", 1, []index.Spelling{{Word: "tarif", Passages: 1}, {Word: "tariff", Passages: 2}, {Word: "tariffs", Passages: 1}}},
		{"hauwei", 1, []index.Spelling{{Word: "huawei", Passages: 1}}},
		{"uhawei", 1, nil},
		{"naive", 1, []index.Spelling{{Word: "naive", Passages: 1}}},
		{"", 2, nil},
		{strings.Repeat("tariff", 2000), 2, nil},
		{"the", 1, nil}, // function words are in no index
	} {
		got, err := e.Near(context.Background(), c.word, c.changes)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%d changes of %q: %v, (-want +got):\n%s", c.changes, c.word, err, diff)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Near(ctx, "tariff", 1); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := e.Held(ctx, "tariff"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
