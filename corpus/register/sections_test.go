package register

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/corpus"
	"parley/corpus/extract"
)

const section = "https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part-744/section-744.23"

func ecfr(t *testing.T) *web {
	return &web{answers: map[string]string{
		"versions/title-15.json": sample(t, "versions.json"),
		"full/2022-10-12":        sample(t, "744.23-2022-10-12.xml"),
		"full/2023-11-17":        sample(t, "744.23-2023-11-17.xml"),
		"full/2021-01-15":        "<DIV8><HEAD>Gone</HEAD><P>It was here once.</P></DIV8>",
	}}
}

// Two versions of a section are two dated articles, of which the later supersedes the earlier.
func TestSections(t *testing.T) {
	w := ecfr(t)
	source, err := NewSections(section, "2022-06-01", "rules", w, now)
	if err != nil || source.Name() != "ecfr:title-15/section-744.23" {
		t.Fatal(source.Name(), err)
	}
	s := store(t)
	check(t, s, w, source, "+2 ~0 =0 -0 !0", "full/2022-10-12 full/2023-11-17 versions/title-15.json")
	check(t, s, w, source, "+0 ~0 =2 -0 !0", "versions/title-15.json?")
	old, err1 := s.Article(t.Context(), "ecfr.gov/on/2022-10-12/title-15/section-744.23")
	current, err2 := s.Article(t.Context(), "ecfr.gov/on/2023-11-17/title-15/section-744.23")
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	if old.Published != "2022-10-12" || current.Published != "2023-11-17" || strings.Join(old.Tags, ";") != "15 cfr 744.23;15 cfr part 744;superseded" || strings.Join(current.Tags, ";") != "15 cfr 744.23;15 cfr part 744" {
		t.Errorf("%s %v, %s %v", old.Published, old.Tags, current.Published, current.Tags)
	}
	if !strings.HasSuffix(current.Title, "end use controls. (15 CFR 744.23, version of 17 November 2023)") || !strings.Contains(current.Text, "No license exceptions are available") || !strings.Contains(current.Text, "as amended at 88 FR 73487") {
		t.Errorf("%q\n%s", current.Title, current.Text)
	}
	if current.URL != "https://www.ecfr.gov/on/2023-11-17/title-15/section-744.23" || current.Publisher != "eCFR" || current.Collection != "rules" {
		t.Errorf("%+v", current)
	}

	// A third version makes the second one old.
	w.answers["versions/title-15.json"] = strings.Replace(w.answers["versions/title-15.json"], `{
 "content_versions": [`, `{
 "content_versions": [
  {"date": "2024-04-04", "identifier": "744.23", "name": "§ 744.23 End use controls.", "part": "744", "substantive": true, "removed": false, "type": "section"},`, 1)
	w.answers["full/2024-04-04"] = strings.ReplaceAll(sample(t, "744.23-2023-11-17.xml"), "(a)(1) through (4)", "(a)(1) through (5)")
	check(t, s, w, source, "+1 ~1 =1 -0 !0", "full/2023-11-17 full/2024-04-04 versions/title-15.json?")
	if current, err = s.Article(t.Context(), current.ID); err != nil || !strings.Contains(strings.Join(current.Tags, ";"), "superseded") {
		t.Errorf("%v, %v", current.Tags, err)
	}
}

func TestSince(t *testing.T) {
	for since, want := range map[corpus.Day]string{
		"":           "+3 ~0 =0 -0 !0", // the section that was removed once was in force
		"2022-10-12": "+2 ~0 =0 -0 !0",
		"2023-11-17": "+1 ~0 =0 -0 !0",
		"2030-01-01": "+1 ~0 =0 -0 !0", // what is in force is
	} {
		w := ecfr(t)
		source, err := NewSections("https://www.ecfr.gov/current/title-15/part-744", since, "", w, now)
		if err != nil {
			t.Fatal(err)
		}
		r, err := corpus.Sync(t.Context(), store(t), source, nil)
		if got := "+" + string(rune('0'+r.Added)) + " ~0 =0 -0 !0"; err != nil || got != want || len(r.Problems) > 0 {
			t.Errorf("since %q: %s, %v, want %s", since, got, err, want)
		}
	}
}

func TestNoSection(t *testing.T) {
	for _, at := range []string{"https://www.ecfr.gov/", "https://www.ecfr.gov/current/title-15", "nothing", "https://www.ecfr.gov/part-744"} {
		if _, err := NewSections(at, "", "", nil, now); err == nil {
			t.Errorf("%q was taken", at)
		}
	}
}

// Real regulations are read paragraph by paragraph.
func TestRealRegulation(t *testing.T) {
	files, err := filepath.Glob("../../../shared/formats/ecfr-fixtures/*.xml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the shared samples are not here")
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, err := regulation(body)
		if err != nil {
			t.Fatal(err)
		}
		text, blocks, err := extract.Fragment(string(page))
		if want := strings.Count(string(body), "<P>"); err != nil || len(blocks) < want || len(text) < len(body)/3 {
			t.Errorf("%s: %d blocks of %d paragraphs, %d bytes of %d, %v", file, len(blocks), want, len(text), len(body), err)
		}
	}
}

func FuzzRegulation(f *testing.F) {
	f.Add(sample(f, "744.23-2022-10-12.xml"))
	f.Add("<DIV8><HEAD>\u202e</HEAD><P>a<TABLE><TR><TD>" + strings.Repeat("<E>", 200))
	f.Add("<!DOCTYPE x [<!ENTITY a \"b\">]><P>&a;<script>alert(1)</script>")
	f.Fuzz(func(t *testing.T, body string) {
		page, err := regulation([]byte(body))
		if err == nil && strings.Contains(strings.ToLower(string(page)), "<script") {
			t.Errorf("%q", page)
		}
	})
}
