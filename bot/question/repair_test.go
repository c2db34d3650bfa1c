package question

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/index"
	"parley/index/indextest"
)

// held returns a small index of texts, a passage each.
func held(t testing.TB, texts ...string) *indextest.Memory {
	t.Helper()
	var m indextest.Memory
	var b index.Batch
	for i, text := range texts {
		b.Put = append(b.Put, index.Passage{Article: "a", Number: i, End: len(text), Text: text})
	}
	if err := m.Write(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	return &m
}

func newReader(t testing.TB) *Reader {
	t.Helper()
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRepair(t *testing.T) {
	words := held(t, "The tariffs on Nexperia chips and on Huawei, talks at Stockholm; tariffs, missile case, semiconductor 4A090.",
		"Based on tariffs, Texts of headquarters. 2025 tariff; declaration, head, price comments, commitment, sheriff")
	for written, want := range map[string]string{
		"who paid the tarrifs?":        "who paid the tariffs?",
		"Who owns Nexpiria?":           "Who owns Nexperia?",
		"hauwei at STOKHOLM, Stokholm": "huawei at STOKHOLM, Stockholm",
		"semicondutor tarifs":          "semiconductor tariffs",
		"waht is the tariff":           "what is the tariff",
		"the heaquarter, comitments":   "the headquarters, commitment",
		// Nothing is wrong with these, whatever the articles have.
		"tariff": "tariff", "cake": "cake", "misfiled": "misfiled", "heard": "heard", "deceleration": "deceleration", "Is Basel in Texas?": "Is Basel in Texas?",
		"4A091 in 2026, 15 CFR 744.21": "4A091 in 2026, 15 CFR 744.21", "NEXPRIA": "NEXPRIA", "duty levy": "duty levy", "中美經貿": "中美經貿",
		"": "", "zyzzyva": "zyzzyva", "tell anyone please": "tell anyone please", "chiips’ naïvé": "chips’ naïvé",
	} {
		got, repairs, err := newReader(t).Repair(t.Context(), words, written)
		if got != want || err != nil {
			t.Errorf("%q: read as %q, %v; want %q", written, got, err, want)
		}
		if (len(repairs) > 0) != (written != want) {
			t.Errorf("%q: repairs %v", written, repairs)
		}
	}
}

func TestRepairsAreNamedOnce(t *testing.T) {
	_, got, err := newReader(t).Repair(t.Context(), held(t, "tariffs"), "Tarrifs? tarrifs, tarrifs")
	if diff := cmp.Diff([]Repair{{"Tarrifs", "Tariffs"}, {"tarrifs", "tariffs"}}, got); diff != "" || err != nil {
		t.Errorf("%v, (-want +got):\n%s", err, diff)
	}
}

// TestRepairLeavesWhatIsHeld: a word that articles have is never read as another, whatever it is.
func TestRepairLeavesWhatIsHeld(t *testing.T) {
	r := newReader(t)
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-d]{1,9}`), 1, 8).Draw(rt, "words"), " ")
		words := held(t, text, "abcd abcd abcd", "dcba dcbab dcbabc dcbabcd")
		if got, repairs, err := r.Repair(t.Context(), words, text); got != text || len(repairs) > 0 || err != nil {
			rt.Fatalf("%q became %q: %v, %v", text, got, repairs, err)
		}
	})
}

// broken is a vocabulary that fails.
type broken struct{ err error }

func (b broken) Held(context.Context, ...string) ([]int, error) { return nil, b.err }

func (b broken) Near(context.Context, string, int) ([]index.Spelling, error) { return nil, b.err }

func TestRepairFails(t *testing.T) {
	want := errors.New("disk on fire")
	if text, _, err := newReader(t).Repair(t.Context(), broken{want}, "tarrifs"); !errors.Is(err, want) || text != "tarrifs" {
		t.Errorf("%q, %v", text, err)
	}
}
