package bot_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/bot/quality"
	"parley/corpus"
)

// Kinds of the committed questions. Each answerable kind is asked at least as often as leastOfKind says.
var (
	answerable = []string{
		"alias", "allowed", "as-of", "follow-up", "how many", "how much", "identifier", "list", "not-known", "telegraphic", "two-part", "typo",
		"what changed", "what is", "when", "where", "who", "why", "yes-no",
	}
	unanswerable = []string{"before", "outside", "trap"} // asked as of a day before all briefings; out of field; with all the right words
)

const (
	leastOfKind       = 12
	leastAnswerable   = 250
	leastUnanswerable = 70
)

func committed(t *testing.T) quality.Set {
	t.Helper()
	set, err := quality.Load(filepath.Join("testdata", "quality"))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestQuestionSetIsAsPromised(t *testing.T) {
	set := committed(t)
	count := map[string]int{}
	halves := map[string]int{}
	can, seen := 0, map[string]bool{}
	for _, q := range set.Questions {
		count[q.Type]++
		halves[q.Half]++
		if seen[q.ID] || seen[asked(q)] {
			t.Errorf("%s: the id or the question stands twice: %s", q.ID, q.Text)
		}
		seen[q.ID], seen[asked(q)] = true, true
		if q.CanAnswer() {
			can++
		}
		known := answerable
		if !q.CanAnswer() {
			known = unanswerable
		}
		if !slices.Contains(known, q.Type) || !strings.HasPrefix(q.ID, strings.ReplaceAll(q.Type, " ", "-")+"-") {
			t.Errorf("%s is no id of a question of kind %q", q.ID, q.Type)
		}
		if (q.Type == "follow-up") != (len(q.History) > 0) {
			t.Errorf("%s: a follow-up has earlier turns, and nothing else has", q.ID)
		}
	}
	for _, kind := range answerable {
		if count[kind] < leastOfKind {
			t.Errorf("%d questions of kind %q, want %d", count[kind], kind, leastOfKind)
		}
	}
	cannot := len(set.Questions) - can
	if can < leastAnswerable || cannot < leastUnanswerable || 2*count["trap"] < cannot {
		t.Errorf("%d answerable, %d unanswerable, %d of them traps", can, cannot, count["trap"])
	}
	if len(halves) != 2 || halves["a"] < len(set.Questions)*9/20 || halves["b"] < len(set.Questions)*9/20 {
		t.Errorf("halves %v", halves)
	}
}

// asked is a question with what came before it, spelling apart.
func asked(q quality.Question) string {
	return strings.ToLower(strings.Join(append(slices.Clone(q.History), q.Text, string(q.AsOf)), "|"))
}

func TestGoldStandsInItsBriefing(t *testing.T) {
	stored := shelved(t, briefingStore(t))
	for _, q := range committed(t).Questions {
		for _, id := range slices.Concat(q.Gold, q.AlsoOK, q.Near) {
			if known, _ := stored(id); known == "" {
				t.Errorf("%s: there is no article %s", q.ID, id)
			}
		}
		if q.CanAnswer() != (len(q.Gold) > 0 && len(q.GoldText) > 0) {
			t.Errorf("%s: answerable questions have gold articles and words, others have none", q.ID)
		}
		used := map[string]bool{}
		for _, gold := range q.GoldText {
			found := false
			for _, id := range slices.Concat(q.Gold, q.AlsoOK) {
				if _, text := stored(id); strings.Contains(text, gold) {
					found, used[id] = true, true
				}
			}
			if !found {
				t.Errorf("%s: in none of its articles: %q", q.ID, gold)
			}
		}
		for _, id := range slices.Concat(q.Gold, q.AlsoOK) {
			if !used[id] {
				t.Errorf("%s: no gold words of %s", q.ID, id)
			}
		}
		if q.Type == "trap" && len(q.Near) == 0 {
			t.Errorf("%s: a trap names the articles that have its words", q.ID)
		}
	}
}

// The committed questions are our own: the sets kept outside are for measuring only.
func TestNoQuestionIsCopied(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "shared", "eval", "*", "queries.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the question sets kept outside the project are not here")
	}
	theirs := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var q quality.Question
			if err := json.Unmarshal([]byte(line), &q); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			theirs[plain(q.Text)] = file
		}
	}
	for _, q := range committed(t).Questions {
		if file, ok := theirs[plain(q.Text)]; ok && len(q.History) == 0 {
			t.Errorf("%s stands in %s", q.ID, file)
		}
	}
}

// What briefings say they answer was written without knowing the committed questions, and is none of them.
func TestNoBriefingNamesACommittedQuestion(t *testing.T) {
	store := briefingStore(t)
	named := map[string]string{}
	for _, b := range allArticles(t, store) {
		for _, q := range b.Asked {
			named[plain(q.Question)] = b.ID
		}
	}
	if len(named) < 1000 {
		t.Errorf("briefings name %d questions", len(named))
	}
	for _, q := range committed(t).Questions {
		if id := named[plain(q.Text)]; id != "" && len(q.History) == 0 {
			t.Errorf("%s stands in %s", q.ID, id)
		}
	}
}

// allArticles returns what a store holds.
func allArticles(t *testing.T, store *corpus.Store) []corpus.Article {
	t.Helper()
	var all []corpus.Article
	var at corpus.Position
	for {
		changes, err := store.Changes(t.Context(), at, 100)
		if err != nil {
			t.Fatal(err)
		}
		if len(changes) == 0 {
			return all
		}
		for _, c := range changes {
			all = append(all, c.Article)
			at = c.Position
		}
	}
}

// plain is a question's letters and digits.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), " ")
}
