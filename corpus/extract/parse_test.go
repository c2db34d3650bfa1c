package extract

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"parley/corpus"
)

// Pages made to use up time and memory take neither. With PARLEY_LOAD set they are of the size that is fetched, else an
// eighth of it.
func TestPageBombs(t *testing.T) {
	part := 8
	if os.Getenv("PARLEY_LOAD") != "" {
		part = 1
	}
	for name, body := range map[string]string{
		"deep":               strings.Repeat("<div>", 4<<20/part),
		"deep tables":        strings.Repeat("<table><tr><td>", 1<<20/part),
		"paragraphs":         strings.Repeat("<p>Talks in London, again.", max(mostElements+1, 800_000/part)),
		"formatting":         strings.Repeat("<a><b><i>x</p><p>", max(mostElements/4+1, 1<<20/part)),
		"formatting, less":   strings.Repeat("<a><b><i>x</p><p>", (mostElements/4-10)/part),
		"links":              strings.Repeat("<a href=/x>Talks</a> ", (mostElements-10)/part),
		"a long line":        "<p>" + strings.Repeat("Talks in London, again. ", 800_000/part),
		"entities":           "<p>" + strings.Repeat("&amp;", 4<<20/part),
		"attributes":         "<p " + strings.Repeat("a=b ", 5<<20/part) + ">x",
		"an endless comment": "<!--" + strings.Repeat("<p>", 6<<20/part),
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
		if took > 20*time.Second || allocated > uint64(2000/part) {
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
