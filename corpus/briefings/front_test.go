package briefings

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	day         = regexp.MustCompile(`^20\d\d-\d\d-\d\d$`)
	partialDay  = regexp.MustCompile(`^20\d\d(-\d\d(-\d\d)?)?$`)
	collections = []string{"talks", "export-rules", "china-controls", "tariffs", "basics"}
	statuses    = []string{"", "proposed", "final", "in force", "suspended", "struck down", "reported", "not enforced"}
)

// frontFaults says what is wrong with the front matter of the briefing in file.
func frontFaults(file string, f front) []string {
	var faults []string
	check := func(ok bool, format string, args ...any) {
		if !ok {
			faults = append(faults, fmt.Sprintf(format, args...))
		}
	}
	check(f.ID == "briefing/"+strings.TrimSuffix(file, ".md"), "id %q does not follow the file name", f.ID)
	check(f.Title != "", "no title")
	check(f.Publisher == "Parley Briefings", "publisher %q", f.Publisher)
	check(day.MatchString(f.Published), "published %q", f.Published)
	check(day.MatchString(f.AsOf) && f.AsOf <= f.Published, "as_of %q, published %q", f.AsOf, f.Published)
	check(slices.Contains(collections, f.Collection), "collection %q", f.Collection)
	check(slices.Contains(statuses, f.Status), "status %q", f.Status)
	for _, d := range []string{f.Effective, f.Suspended, f.Superseded} {
		check(d == "" || day.MatchString(d), "date %q", d)
	}
	check(f.Status != "suspended" || f.Suspended != "", "suspended on no day")
	check(f.Status != "struck down" || f.Superseded != "", "struck down, and gone on no day")
	check(f.Suspended == "" || f.Effective != "" && f.Effective <= f.Suspended, "suspended on %q, effective on %q", f.Suspended, f.Effective)
	check(f.Superseded == "" || f.Effective != "" && f.Effective <= f.Superseded, "superseded on %q, effective on %q", f.Superseded, f.Effective)
	check(len(f.Tags) > 0 && slices.IsSorted(f.Tags), "tags %q are missing or not sorted", f.Tags)
	check(len(f.Sources) > 0, "no sources")
	check(len(f.Sources) == 0 || f.URL == f.Sources[0].URL, "url %q is not that of the first source", f.URL)
	seen := map[string]bool{}
	for _, s := range f.Sources {
		check(!seen[s.ID], "source %q twice", s.ID)
		seen[s.ID] = true
		faults = append(faults, sourceFaults(s)...)
	}
	return faults
}

func sourceFaults(s source) []string {
	var faults []string
	if s.ID == "" || s.Title == "" || s.Publisher == "" || len(s.Supports) == 0 {
		faults = append(faults, fmt.Sprintf("source %q is incomplete", s.ID))
	}
	if !partialDay.MatchString(s.Date) {
		faults = append(faults, fmt.Sprintf("source %q: date %q", s.ID, s.Date))
	}
	u, err := url.Parse(s.URL)
	if err != nil || u.Scheme != "https" || !strings.Contains(u.Host, ".") || u.User != nil {
		faults = append(faults, fmt.Sprintf("source %q: url %q is not a plain https address", s.ID, s.URL))
	}
	return faults
}

func TestFrontMatterIsComplete(t *testing.T) {
	for _, b := range load(t) {
		for _, fault := range frontFaults(b.file, b.front) {
			t.Errorf("%s: %s", b.file, fault)
		}
	}
}

func TestFrontMatterFaultsAreFound(t *testing.T) {
	good := front{
		ID: "briefing/a", Title: "A", Publisher: "Parley Briefings", URL: "https://example.org/s", Published: "2026-09-01", AsOf: "2026-08-31",
		Collection: "talks", Tags: []string{"a", "b"},
		Sources: []source{{ID: "s", Title: "S", Publisher: "P", Date: "2026-05", URL: "https://example.org/s", Supports: []string{"A b c"}}},
	}
	if faults := frontFaults("a.md", good); faults != nil {
		t.Fatalf("a good one is faulted: %q", faults)
	}
	for name, spoil := range map[string]func(*front){
		"id of another file":          func(f *front) { f.ID = "briefing/b" },
		"no title":                    func(f *front) { f.Title = "" },
		"written date":                func(f *front) { f.Published = "1 September 2026" },
		"as of the future":            func(f *front) { f.AsOf = "2026-09-02" },
		"unknown shelf":               func(f *front) { f.Collection = "news" },
		"unknown status":              func(f *front) { f.Status = "maybe" },
		"suspended on no day":         func(f *front) { f.Status, f.Effective = "suspended", "2026-01-01" },
		"suspended before it began":   func(f *front) { f.Effective, f.Suspended = "2026-02-01", "2026-01-01" },
		"superseded before it began":  func(f *front) { f.Effective, f.Superseded = "2026-02-01", "2026-01-01" },
		"struck down, gone on no day": func(f *front) { f.Status, f.Effective = "struck down", "2026-01-01" },
		"unsorted tags":               func(f *front) { f.Tags = []string{"b", "a"} },
		"plain http": func(f *front) {
			f.Sources = []source{{ID: "s", Title: "S", Publisher: "P", Date: "2026", URL: "http://example.org", Supports: []string{"A"}}}
		},
		"source twice": func(f *front) { f.Sources = append(f.Sources, f.Sources[0]) },
		"nothing supported": func(f *front) {
			f.Sources = []source{{ID: "s", Title: "S", Publisher: "P", Date: "2026", URL: "https://example.org"}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := good
			f.Tags, f.Sources = slices.Clone(good.Tags), slices.Clone(good.Sources)
			spoil(&f)
			if frontFaults("a.md", f) == nil {
				t.Error("not found")
			}
		})
	}
}
