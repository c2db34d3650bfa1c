package register

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"parley/corpus"
	"parley/corpus/fetch"
)

const search = "https://www.federalregister.gov/documents/search?conditions[agencies][]=industry-and-security-bureau&conditions[type][]=NOTICE&order=oldest&utm_source=x#results"

func TestDocuments(t *testing.T) {
	w := &web{answers: map[string]string{
		"documents.json": sample(t, "documents.json"),
		"2024-00190":     "<h1>DEPARTMENT OF COMMERCE</h1><p>The Department announces the reestablishment of the subcommittee.</p>",
		"2023-28421":     "<p>The Copyright Royalty Judges publish final regulations.</p>",
	}}
	source, err := NewDocuments(search, "export-rules", w, now)
	if err != nil {
		t.Fatal(err)
	}
	if want := "register:www.federalregister.gov?conditions[agencies][]=industry-and-security-bureau&conditions[type][]=NOTICE"; source.Name() != want {
		t.Errorf("name %s", source.Name())
	}
	s := store(t)
	check(t, s, w, source, "+2 ~0 =0 -0 !0", "2023-28421 2024-00190 documents.json")
	check(t, s, w, source, "+0 ~0 =2 -0 !0", "documents.json?")

	all, err := s.List(t.Context(), corpus.Filter{Collection: "export-rules"})
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	a, err := s.Article(t.Context(), all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Document number | 2024-00190", "Citation | 89 FR 1064", "Action | Notice.", "Published | January 9, 2024", "announces the reestablishment"} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("%q is not in %q", want, a.Text)
		}
	}
	if a.Published != "2024-01-09" || a.Publisher != "Federal Register" || a.Authors[0] != "Commerce Department" || !strings.HasPrefix(a.ID, "federalregister.gov/documents/2024/01/09/2024-00190") {
		t.Errorf("%+v", a)
	}
	if a, err = s.Article(t.Context(), all[1].ID); err != nil || !strings.Contains(a.Text, "CFR | 37 CFR Part 384") || !strings.Contains(a.Text, "Effective | January 1, 2024") || strings.Join(a.Tags, ";") != "37 cfr part 384;rule" {
		t.Errorf("%+v, %v", a, err)
	}

	// What is said of a document changes: its text is fetched again. What is found no longer stays.
	var page map[string]any
	if err := json.Unmarshal([]byte(w.answers["documents.json"]), &page); err != nil {
		t.Fatal(err)
	}
	results := page["results"].([]any)
	results[0].(map[string]any)["dates"] = "The date is put off."
	page["results"] = results[:1]
	changed, err := json.Marshal(page)
	if err != nil {
		t.Fatal(err)
	}
	w.answers["documents.json"] = string(changed)
	check(t, s, w, source, "+0 ~1 =1 -0 !0", "2024-00190 documents.json?")
}

// A text that cannot be had is asked for at the next sync; a host that asks to be left alone is.
func TestDocumentsFail(t *testing.T) {
	w := &web{answers: map[string]string{"documents.json": sample(t, "documents.json"), "2024-00190": "<p>Text."}, fails: map[string]error{"2023-28421": errors.New("500")}}
	source, err := NewDocuments(search, "", w, now)
	if err != nil {
		t.Fatal(err)
	}
	s := store(t)
	check(t, s, w, source, "+1 ~0 =0 -0 !1", "2024-00190 documents.json")
	w.fails, w.answers["2023-28421"] = nil, "<p>Text of the other."
	check(t, s, w, source, "+1 ~0 =1 -0 !0", "2023-28421 documents.json")
	for name, answer := range map[string]string{"a page": "<html>", "another form": `{"results": {"x": 1}}`} {
		w.answers["documents.json"] = answer
		if _, err := corpus.Sync(t.Context(), s, source, nil); err == nil || !strings.Contains(err.Error(), "something else than it is documented to") {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.fails = map[string]error{"documents.json": &fetch.LaterError{Err: errors.New("busy")}}
	if r, err := corpus.Sync(t.Context(), s, source, nil); !errors.As(err, new(*fetch.LaterError)) || r.Removed > 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestNoSearch(t *testing.T) {
	for _, at := range []string{"https://www.federalregister.gov/documents/search", "nothing", "https://www.federalregister.gov/?order=newest"} {
		if _, err := NewDocuments(at, "", nil, now); err == nil {
			t.Errorf("%q was taken", at)
		}
	}
}

// Real answers are read whole.
func TestRealDocuments(t *testing.T) {
	body, err := os.ReadFile("../../../shared/formats/fr-api/documents-sample60.json")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the shared samples are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	w := &web{answers: map[string]string{"documents.json": string(body), "full_text": "<p>Text of one of them."}}
	source, err := NewDocuments(search, "", w, now)
	if err != nil {
		t.Fatal(err)
	}
	s := store(t)
	r, err := corpus.Sync(t.Context(), s, source, nil)
	if err != nil || r.Added != 60 || len(r.Problems) > 0 {
		t.Fatalf("%d added, %v, %v", r.Added, r.Problems, err)
	}
	all, err := s.List(t.Context(), corpus.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Published == "" || a.Title == "" || !strings.HasPrefix(a.URL, "https://www.federalregister.gov/documents/20") {
			t.Errorf("%+v", a)
		}
	}
}

// Whatever the interface answers, the source ends, and what it yields can be stored.
func FuzzDocuments(f *testing.F) {
	f.Add(sample(f, "documents.json"))
	f.Add(`{"results": [{"document_number": "a", "publication_date": "9999-01-01", "title": "\u202e", "html_url": "javascript:x", "body_html_url": "x"}, null], "next_page_url": "https://www.federalregister.gov/api/v1/documents.json"}`)
	f.Add(`{"results": [{"cfr_references": [{"title": "x", "part": null}], "document_number": "1"}]}`)
	f.Fuzz(func(t *testing.T, answer string) {
		w := &web{answers: map[string]string{"documents.json": answer, "full_text": "<p>Text."}}
		source, err := NewDocuments(search, "", w, now)
		if err != nil {
			t.Fatal(err)
		}
		for d, err := range source.Documents(t.Context(), nil) {
			if err == nil && d.Key == "" {
				t.Error("a document without a key")
			}
			for _, a := range d.Articles {
				if a.Published > "2025-07-29" || a.URL != "" && !strings.HasPrefix(a.URL, "http") {
					t.Errorf("%+v", a)
				}
			}
		}
		if len(w.asked) > mostPages+1000 {
			t.Errorf("%d requests", len(w.asked))
		}
	})
}

// Likewise the list of versions.
func FuzzVersions(f *testing.F) {
	f.Add(sample(f, "versions.json"))
	f.Add(`{"content_versions": [{"date": "2022-99-99", "identifier": "../x"}, {"date": "2022-01-01", "identifier": "1.1", "part": "&x=y"}], "meta": {"total_pages": 1000000}}`)
	f.Fuzz(func(t *testing.T, answer string) {
		w := &web{answers: map[string]string{"versions/title-15.json": answer, "full/": "<DIV8><P>Text.</P></DIV8>"}}
		source, err := NewSections(section, "", "", w, now)
		if err != nil {
			t.Fatal(err)
		}
		seen := make(map[string]bool)
		for d, err := range source.Documents(t.Context(), nil) {
			if err == nil && (d.Key == "" || seen[d.Key]) {
				t.Errorf("the key %q again", d.Key)
			}
			seen[d.Key] = true
		}
	})
}
