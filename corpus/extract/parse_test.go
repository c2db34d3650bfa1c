package extract

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"parley/corpus"
)

// Pages made to use up time and memory, of the size that is fetched, take neither.
func TestPageBombs(t *testing.T) {
	for name, body := range map[string]string{
		"deep":               strings.Repeat("<div>", 4<<20),
		"deep tables":        strings.Repeat("<table><tr><td>", 1<<20),
		"paragraphs":         strings.Repeat("<p>Talks in London, again.", 800_000),
		"formatting":         strings.Repeat("<a><b><i>x</p><p>", 1<<20),
		"formatting, less":   strings.Repeat("<a><b><i>x</p><p>", mostElements/4-10),
		"links":              strings.Repeat("<a href=/x>Talks</a> ", mostElements-10),
		"a long line":        "<p>" + strings.Repeat("Talks in London, again. ", 800_000),
		"entities":           "<p>" + strings.Repeat("&amp;", 4<<20),
		"attributes":         "<p " + strings.Repeat("a=b ", 5<<20) + ">x",
		"an endless comment": "<!--" + strings.Repeat("<p>", 6<<20),
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		began := time.Now()
		_, _, err := Web(corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: []byte(body)[:min(len(body), 20<<20)]}, webNow)
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
		t.Logf("%s: %v, %d MB allocated, %v", name, took.Round(time.Millisecond), allocated, err != nil)
		if took > 20*time.Second || allocated > 2000 {
			t.Errorf("%s: %v, %d MB", name, took, allocated)
		}
	}
}

func TestElements(t *testing.T) {
	for text, want := range map[string]int{"": 0, "<": 0, "<p>a<br/></p><!-- --> 1 < 2 <P": 3, "<<p": 1} {
		if got := elements(text); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}
