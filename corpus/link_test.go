package corpus

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// long returns a text of 400 words that begins so; texts with another seed share nothing.
func long(seed int, begins string) string {
	words := []string{begins}
	for n := range 400 {
		words = append(words, fmt.Sprintf("s%dw%d", seed, n*n%977))
	}
	return strings.Join(words, " ")
}

func story(id, publisher string, day Day, text string) Article {
	return Article{ID: id, Title: id, Publisher: publisher, URL: "https://example.com/" + id, Published: day, Text: text}
}

// linked returns the groups of a store, "first: others" in the order of firsts.
func linked(t *testing.T, s *Store, ids ...string) string {
	t.Helper()
	if err := Link(t.Context(), s, nil); err != nil {
		t.Fatal(err)
	}
	var groups []string
	for _, id := range ids {
		all, err := s.Alike(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, a := range all {
			names = append(names, a.ID)
		}
		groups = append(groups, id+"="+strings.Join(names, "+"))
	}
	return strings.Join(groups, " ")
}

func TestLink(t *testing.T) {
	s, shelf := openStore(t), newShelf("web")
	put := func(a Article) { shelf.put(a.ID, a) }
	put(story("copy", "Beta", "2025-07-29", long(1, "From our partners.")))
	put(story("first", "Alpha", "2025-07-28", long(1, "London.")))
	put(story("undated", "Gamma", "", long(1, "")))
	put(story("next-year", "Delta", "2026-07-28", long(1, "Again.")))
	put(story("version", "Alpha", "2025-07-29", long(1, "London, corrected.")))
	put(story("other", "Epsilon", "2025-07-28", long(2, "")))
	put(story("short", "Zeta", "2025-07-28", "They met in London."))
	sync(t, s, shelf)
	ids := []string{"first", "copy", "undated", "next-year", "version", "other", "short"}
	want := "first=first+undated+copy copy=first+undated+copy undated=first+undated+copy next-year= version= other= short="
	if got := linked(t, s, ids...); got != want {
		t.Errorf("%s", got)
	}
	// An earlier one takes its place, and gives it back.
	put(story("earliest", "Eta", "2025-07-27", long(1, "Before.")))
	sync(t, s, shelf)
	if got := linked(t, s, "copy"); got != "copy=earliest+undated+first+copy+version" {
		t.Errorf("%s", got)
	}
	delete(shelf.held, "earliest")
	put(story("undated", "Gamma", "", long(3, "Of something else now.")))
	sync(t, s, shelf)
	if got := linked(t, s, "first", "copy", "undated"); got != "first=first+copy copy=first+copy undated=" {
		t.Errorf("%s", got)
	}
	if err := s.Remove(t.Context(), "first"); err != nil {
		t.Fatal(err)
	}
	if got := linked(t, s, "first", "copy"); got != "first= copy=copy+version" {
		t.Errorf("%s", got)
	}
}

// Comparing goes on where it was, and what has not changed is not compared again.
func TestLinkResumes(t *testing.T) {
	s, shelf := openStore(t), newShelf("web")
	for n := range 120 {
		shelf.put(fmt.Sprint(n), story(fmt.Sprint("a", n), fmt.Sprint("P", n), "2025-07-28", long(n/2, fmt.Sprint(n))))
	}
	sync(t, s, shelf)
	compared := 0
	began := time.Now()
	if err := Link(t.Context(), s, func(n int) { compared = n }); err != nil || compared != 120 {
		t.Fatalf("%d, %v", compared, err)
	}
	t.Logf("120 articles compared in %v", time.Since(began))
	for n := range 60 {
		if got := linked(t, s, fmt.Sprint("a", 2*n)); !strings.Contains(got, fmt.Sprint("a", 2*n+1)) {
			t.Errorf("%s", got)
		}
	}
	compared = 0
	if err := Link(t.Context(), s, func(n int) { compared = n }); err != nil || compared != 0 {
		t.Errorf("compared %d again, %v", compared, err)
	}
}

// A story that more publishers copied than are looked at for one band is one group all the same, whether all came in at once or one by one.
func TestLinkWhatManyCopied(t *testing.T) {
	const many = mostSharing + 20
	for _, atOnce := range []int{1, 30, many} {
		s, shelf := openStore(t), newShelf("web")
		var ids []string
		for n := range many {
			id := fmt.Sprintf("copy%03d", n)
			ids = append(ids, id)
			a := story(id, fmt.Sprintf("Publisher %d", n), "2025-07-28", long(1, "London."))
			a.Title, a.Fetched = fmt.Sprintf("From %d", n), time.Date(2025, 7, 28, 12, n, 0, 0, time.UTC)
			shelf.put(id, a)
			if (n+1)%atOnce == 0 {
				sync(t, s, shelf)
				linked(t, s)
			}
		}
		sync(t, s, shelf)
		linked(t, s)
		for _, id := range []string{ids[0], ids[many/2], ids[many-1]} {
			all, err := s.Alike(t.Context(), id)
			if err != nil || len(all) != len(ids) || all[0].ID != ids[0] {
				t.Errorf("%d at once: %s is one of %d, the first %+v, %v", atOnce, id, len(all), all[:min(1, len(all))], err)
			}
		}
	}
}

// What a publisher repeats does not hide the copy of its article that another has.
func TestLinkBesideWhatOneRepeats(t *testing.T) {
	s, shelf := openStore(t), newShelf("web")
	repeat := func(n int, begins string) {
		a := story(fmt.Sprintf("repeat%03d", n), "Alpha", "2025-07-28", long(1, begins))
		a.Title = fmt.Sprintf("Again %d", n)
		shelf.put(a.ID, a)
	}
	for n := range 2 * mostSharing {
		repeat(n, "London.")
	}
	sync(t, s, shelf)
	linked(t, s)
	shelf.put("other", story("other", "Beta", "2025-07-27", long(1, "From our partners.")))
	sync(t, s, shelf)
	linked(t, s)
	repeat(2*mostSharing-1, "London, corrected.")
	sync(t, s, shelf)
	if got, want := linked(t, s, "repeat099"), "repeat099=other+"; !strings.HasPrefix(got, want) {
		t.Errorf("%.60s…, not %s…", got, want)
	}
}
