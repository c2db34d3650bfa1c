package indextest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index"
)

// Meanings implements index.Glossary.
func (m *Memory) Meanings(ctx context.Context, shorts ...string) ([][]index.Definition, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("look words up in memory: %w", err)
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.entries().Meanings(shorts...)
}

// Abbreviated implements index.Glossary.
func (m *Memory) Abbreviated(ctx context.Context, text string) ([]index.Definition, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("look words up in memory: %w", err)
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.entries().Abbreviated(text)
}

func (m *Memory) entries() index.Entries {
	count := map[string]int{}
	for _, e := range m.passages {
		for _, term := range index.Defined(e.passage) {
			count[term]++
		}
	}
	return index.Entries{
		May: func(term string) (bool, error) { return count[term] > 0, nil },
		Each: func(prefix string, do func(string, int)) error {
			for term, n := range count {
				if strings.HasPrefix(term, prefix) {
					do(term, n)
				}
			}
			return nil
		},
	}
}

const (
	bureau  = "Bureau of Industry and Security"
	bank    = "Bank for International Settlements"
	endUser = "Validated End-User"
)

// shortForms: definitions are found by either side, the spellings of one together, the commonest first.
func shortForms(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open,
		batch(1, passage("a", 0, "The "+bureau+" (BIS) acted. The "+bureau+" (“BIS”) said so."), passage("a", 1, "The "+bank+" (BIS) in Basel.")),
		batch(2, passage("b", 0, "the "+bureau+" (BIS) and "+endUser+" (VEU) rules"), passage("b", 1, "validated end-users (VEUs)"),
			passage("b", 2, endUser+" (VEU)")))
	for short, want := range map[string][]index.Definition{
		"BIS":  {defined(bureau, "BIS", 2), defined(bank, "BIS", 1)},
		"bis":  {defined(bureau, "BIS", 2), defined(bank, "BIS", 1)},
		"VEUs": {defined(endUser, "VEU", 3)},
		"BI":   nil, "BISX": nil, "": nil, "s": nil, "\x1f": nil,
	} {
		means(t, e, short, want)
	}
	for text, want := range map[string][]index.Definition{
		"Did the bureau of industry and security list a validated end user?": {defined(bureau, "BIS", 2), defined(endUser, "VEU", 3)},
		"bureau of industry security":                                        {defined(bureau, "BIS", 2)},
		"the Bureau of Industry acted":                                       nil, "security, industry, bureau": nil, "BIS": nil, "": nil,
	} {
		got, err := e.Abbreviated(context.Background(), text)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%q, %v (-want +got):\n%s", text, err, diff)
		}
	}
}

// definitionsComeAndGo with the passages that give them.
func definitionsComeAndGo(t *testing.T, open func(testing.TB) index.Engine) {
	e := start(t, open)
	means(t, e, "BIS", nil)
	write(t, e, batch(1, passage("a", 0, "The "+bureau+" (BIS)."), passage("b", 0, "The "+bureau+" (BIS).")))
	means(t, e, "BIS", []index.Definition{defined(bureau, "BIS", 2)})
	write(t, e, index.Batch{Drop: []string{"a"}, Upto: 2})
	means(t, e, "BIS", []index.Definition{defined(bureau, "BIS", 1)})
	write(t, e, batch(3, passage("b", 0, "The "+bank+" (BIS).")))
	means(t, e, "BIS", []index.Definition{defined(bank, "BIS", 1)})
	write(t, e, index.Batch{Drop: []string{"b"}, Upto: 4})
	means(t, e, "BIS", nil)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Meanings(ctx, "BIS"); err == nil {
		t.Error("looked up though cancelled")
	}
}

func means(t *testing.T, e index.Engine, short string, want []index.Definition) {
	t.Helper()
	got, err := e.Meanings(context.Background(), short)
	if diff := cmp.Diff([][]index.Definition{want}, got); diff != "" || err != nil {
		t.Errorf("%q, %v (-want +got):\n%s", short, err, diff)
	}
}

func defined(long, short string, passages int) index.Definition {
	return index.Definition{Long: long, Short: short, Passages: passages}
}
