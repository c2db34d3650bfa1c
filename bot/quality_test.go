package bot_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/bot"
	"parley/bot/evidence"
	"parley/bot/quality"
	"parley/bot/question"
	"parley/corpus"
	"parley/corpus/briefings"
	"parley/corpus/extract"
	"parley/index"
	"parley/index/bleve"
)

var update = flag.Bool("update", false, "write the golden files")

// The committed questions, asked of the briefings, give the figures in quality.golden. When they change, the
// test names the questions that were won and lost; -update takes the new figures.
func TestQuality(t *testing.T) {
	store := briefingStore(t)
	judged, err := quality.Measure(t.Context(), committed(t), briefed(t, store), shelved(t, store), func() {})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := quality.WriteShares(&b, quality.PartsOfSets(judged, true)); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	for _, j := range judged {
		b.WriteString(line(j))
	}
	golden := filepath.Join("testdata", "quality", "quality.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(was) == b.String() {
		return
	}
	t.Errorf("the figures changed; go test ./bot -run TestQuality -update takes the new ones:\n%s", b.String()[:strings.Index(b.String(), "\n\n")])
	for _, change := range changes(string(was), judged) {
		t.Log(change)
	}
}

// line is what the golden says of one question.
func line(j quality.Judged) string {
	verdict, alone := "wrong", ""
	if j.Right() {
		verdict = "right"
	}
	if j.Alone {
		alone = " (last turn alone)"
	}
	return fmt.Sprintf("%s%s: %s: %s\n", j.Question.ID, alone, verdict, j.Outcome())
}

// changes names the questions whose line is not as it was.
func changes(was string, judged []quality.Judged) []string {
	before := map[string]string{}
	for old := range strings.Lines(was) {
		if id, rest, ok := strings.Cut(old, ": "); ok {
			before[id] = rest
		}
	}
	var out []string
	for _, j := range judged {
		id, is, _ := strings.Cut(line(j), ": ")
		old := before[id]
		if old == is {
			continue
		}
		what := "moved"
		switch wasRight := strings.HasPrefix(old, "right"); {
		case j.Right() && !wasRight:
			what = "won"
		case !j.Right() && wasRight:
			what = "lost"
		}
		out = append(out, fmt.Sprintf("%s %s: %s\n  was %s  is  %s", what, id, j.Question.Text, old, is))
	}
	return out
}

// briefingStore is a store that holds the briefings.
func briefingStore(t *testing.T) *corpus.Store {
	t.Helper()
	store, err := corpus.Open(t.Context(), filepath.Join(t.TempDir(), "articles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := corpus.Sync(t.Context(), store, briefings.New(extract.File), nil); err != nil {
		t.Fatal(err)
	}
	return store
}

// onOneDay is a clock that goes on from one moment, so that "the end of the year" is the same whenever the figures are taken.
func onOneDay() func() time.Time {
	moment, began := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC), time.Now()
	return func() time.Time { return moment.Add(time.Since(began)) }
}

// briefed is a bot over the store, made as the real one is.
func briefed(t *testing.T, store *corpus.Store) *bot.Bot {
	t.Helper()
	engine, err := bleve.Open(t.Context(), filepath.Join(t.TempDir(), "index"), bleve.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := engine.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := index.Update(t.Context(), store, engine, nil); err != nil {
		t.Fatal(err)
	}
	reader, err := question.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	model, err := evidence.NewModel()
	if err != nil {
		t.Fatal(err)
	}
	return bot.New(engine, store, reader, model, onOneDay())
}

// shelved looks articles of the store up.
func shelved(t *testing.T, store *corpus.Store) quality.Lookup {
	known := map[string]corpus.Article{}
	return func(id string) (string, string) {
		a, ok := known[id]
		if !ok {
			a, _ = store.Article(t.Context(), id) // none is judged as none
			known[id] = a
		}
		return a.ID, a.Text
	}
}
