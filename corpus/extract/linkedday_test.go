package extract

import "testing"

func TestLinkedDay(t *testing.T) {
	for script, want := range map[string]string{
		`{"@type":"NewsArticle","dateModified":"2025-03-16","datePublished":"2025-03-14T23:10:00-05:00"}`:                             "2025-03-14",
		`{"@graph":[{"@type":"WebSite"},{"dateCreated": "2025-03-13","datePublished": "2025-03-14"},{"datePublished":"2024-01-01"}]}`: "2025-03-14",
		"{\"headline\":\"broken \n line\", \"datePublished\" : \"2025-03-14 10:00\",}":                                                "2025-03-14",
		`{"dateCreated":"2025-03-13T00:00:00Z"}`:                                                                                      "2025-03-13",
		`{"datePublished":"2025-13-40"}`:                                                                                              "",
		`{"name":"datePublished 2025-03-14"}`:                                                                                         "",
	} {
		page, err := parse(`<html><head><script type="application/ld+json">` + script + `</script></head><body><p>x</body></html>`)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(linkedDay(page)); got != want {
			t.Errorf("%s: %q, want %q", script, got, want)
		}
	}
}

// A script that is not data for machines states nothing.
func TestLinkedDayOfOtherScripts(t *testing.T) {
	page, err := parse(`<script>x = {"datePublished":"2025-03-14"}</script>`)
	if err != nil || linkedDay(page) != "" {
		t.Error(linkedDay(page), err)
	}
}
