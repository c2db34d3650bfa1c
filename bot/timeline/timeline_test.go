package timeline_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/bot/timeline"
	"parley/corpus"
)

// made returns a timeline, which has at least one event.
func made(t *testing.T, m *timeline.Maker, subject string) timeline.Timeline {
	t.Helper()
	line, err := m.Timeline(t.Context(), subject, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(line.Events) == 0 {
		t.Fatalf("nothing is told of %q", subject)
	}
	return line
}

// Of every subject an article is titled with: each event is byte for byte in the article it cites, events stand in order, what is
// ahead is marked, no two of a day are the same sentence, and asked again it is the same.
func TestTimelineKeepsItsPromises(t *testing.T) {
	m, store := maker(t)
	all, err := store.List(t.Context(), corpus.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		all = all[:len(all)/5]
	}
	for i, a := range all {
		line, err := m.Timeline(t.Context(), a.Title, nil)
		if err != nil {
			t.Fatal(err)
		}
		if i%10 == 0 {
			again, err := m.Timeline(t.Context(), a.Title, nil)
			if diff := cmp.Diff(line, again); err != nil || diff != "" {
				t.Fatalf("%s: %v %s", a.Title, err, diff)
			}
		}
		checkEvents(t, store, line.Events)
	}
}

func checkEvents(t *testing.T, store *corpus.Store, events []timeline.Event) {
	t.Helper()
	seen := map[string]bool{}
	for i, e := range events {
		a, err := store.Article(t.Context(), e.Citation.Article)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Text[e.Citation.Start:e.Citation.End]; got != e.Text {
			t.Fatalf("%q is not what stands there: %q", e.Text, got)
		}
		if e.Citation.N != i+1 || e.Ahead != (e.When.From > "2026-09-01") || i > 0 && e.When.From < events[i-1].When.From {
			t.Fatalf("event %d: %+v", i+1, e)
		}
		if key := e.When.String() + e.Text; seen[key] {
			t.Fatalf("twice: %s", key)
		} else {
			seen[key] = true
		}
	}
}

func TestTimelineMarksWhatIsAhead(t *testing.T) {
	m, _ := maker(t)
	line := made(t, m, "Affiliates Rule")
	if first, last := line.Events[0], line.Events[len(line.Events)-1]; first.Ahead || !last.Ahead || last.When.From != "2026-11-10" {
		t.Errorf("%v %v, %v %v", first.When, first.Ahead, last.When, last.Ahead)
	}
}

func TestTimelineOfNothing(t *testing.T) {
	m, _ := maker(t)
	for _, subject := range []string{"", "thanks a lot", "the price of tea in Peru"} {
		line, err := m.Timeline(t.Context(), subject, nil)
		if err != nil || len(line.Events) > 0 {
			t.Errorf("%q: %v, %d events", subject, err, len(line.Events))
		}
		if raw, err := json.Marshal(line); err != nil || !strings.Contains(string(raw), `"events":[]`) {
			t.Errorf("%s, %v", raw, err)
		}
	}
}

// What several articles tell is told once, in the words of the article about the subject.
func TestTimelineMerges(t *testing.T) {
	m, _ := makerOf(t, pile{
		{ID: "a", Title: "Lion talks", Published: "2025-07-30", Text: "The Lion Accord took effect on 28 July 2025. Nobody came on 1 June 2025 to the Lion Accord."},
		{ID: "b", Title: "The Lion Accord", Published: "2025-08-01", Text: "The Lion Accord took effect on 28 July 2025, officials said. The Lion Accord expires on 27 July 2027."},
		{ID: "c", Title: "Tigers", Published: "2025-08-01", Text: "The tiger, which met the lion on 2 July 2025, swims."},
	})
	var got []string
	for _, e := range made(t, m, "Lion Accord").Events {
		got = append(got, e.When.String()+" "+e.Citation.Article)
	}
	if want := []string{"1 June 2025 a", "28 July 2025 b", "27 July 2027 b"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A sentence that has two days of one fact, as two people give them, is told once; one that tells of two happenings is told for both.
func TestTimelineOfWhatIsDisputed(t *testing.T) {
	m, _ := makerOf(t, pile{{ID: "a", Title: "The Lion Accord", Published: "2025-08-01", Text: "Leo dates the end of the Lion Accord to 28 July 2025, while Tigress gives 1 August 2025. " +
		"The Lion Accord was signed on 3 March 2025, while Tigress left on 5 May 2025."}})
	var got []string
	for _, e := range made(t, m, "Lion Accord").Events {
		got = append(got, e.When.String())
	}
	if want := []string{"3 March 2025", "5 May 2025", "28 July 2025"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A timeline takes at most a tenth of a second over the briefings: the quickest of a few, since others share the machine.
func TestTimelineIsQuick(t *testing.T) {
	if watched {
		t.Skip("the race detector looks on: times tell nothing")
	}
	const most = 100 * time.Millisecond
	m, _ := maker(t)
	for _, subject := range []string{"Affiliates Rule", "US tariffs on China", "export controls"} {
		best := time.Hour
		for tries := 0; tries < 20 && best > most; tries++ {
			began := time.Now()
			made(t, m, subject)
			best = min(best, time.Since(began))
		}
		t.Logf("%s: %v", subject, best.Round(10*time.Microsecond))
		if best > most {
			t.Errorf("%s took %v", subject, best)
		}
	}
}
