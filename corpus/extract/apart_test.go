package extract

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/corpus"
)

// asReader makes the test binary the program that reads apart.
const asReader = "PARLEY_TEST_READER"

func TestMain(m *testing.M) {
	if os.Getenv(asReader) != "" {
		if err := Answer(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func apart(t *testing.T, o ApartOptions) *Apart {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(asReader, "1")
	return NewApart(o, program)
}

// What is read apart comes out as it does here, errors too.
func TestApartIsTheSame(t *testing.T) {
	a := apart(t, ApartOptions{})
	news, err := os.ReadFile("testdata/news.html")
	if err != nil {
		t.Fatal(err)
	}
	large := append(bytes.Clone(news), strings.Repeat("<p>Talks go on in London.</p>", fewElements)...)
	login := []byte("<html><body><form><input type=password></form>" + strings.Repeat("<br>", fewElements) + "</body></html>")
	for name, data := range map[string][]byte{"news": news, "large": large, "login": login, "a PDF": pdfOf("BT /F1 12 Tf 72 700 Td (Talks were held in London.) Tj ET"), "no PDF": []byte("%PDF-1.4\nnothing")} {
		raw := corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: data}
		want, wantProblems, wantErr := Web(raw, webNow)
		got, problems, err := a.Web(raw, webNow)
		if diff := cmp.Diff(want, got) + cmp.Diff(wantProblems, problems); diff != "" || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%s: %v, want %v\n%s", name, err, wantErr, diff)
		}
		if errors.Is(wantErr, ErrLogin) != errors.Is(err, ErrLogin) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A document that eats memory or time is left out with the reason, and the next one is read.
func TestApartLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("what is to take long or much takes minutes, where the race detector looks on")
	}
	formatting := new(strings.Builder)
	for n := range 480 {
		fmt.Fprintf(formatting, "<b id=%d>", n)
	}
	reopened := "<p>" + formatting.String() + "</p>" + strings.Repeat("<p>x</p>", 20_000) // each opens all again that was never ended
	nested := formatting.String() + strings.Repeat("<p>x</p>", 200_000)
	for name, one := range map[string]struct {
		body []byte
		o    ApartOptions
		want string
	}{
		"a page that grows":      {[]byte(reopened), ApartOptions{Room: 256 << 20}, "could not be read: needs more than 256 MB of memory"},
		"a page that takes long": {[]byte(nested), ApartOptions{Within: 2 * time.Second}, "could not be read: needs more than 2s"},
		"a PDF that grows":       {pdfDeflated(strings.Repeat("q ", 64<<20)), ApartOptions{Room: 256 << 20}, "could not be read: needs more than 256 MB of memory"},
		"a PDF that never ends":  {pdfDeflated(strings.Repeat("q Q ", 256<<20)), ApartOptions{Within: 2 * time.Second}, "could not be read: needs more than 2s"},
	} {
		if strings.Contains(one.want, "memory") && runtime.GOOS != "linux" {
			continue // there is no sure limit
		}
		if strings.Contains(one.want, "memory") && watched {
			t.Logf("%s: left out, the race detector itself needs more memory than the limit", name)
			continue
		}
		a := apart(t, one.o)
		began := time.Now()
		_, _, err := a.Web(corpus.Raw{Address: "https://example.com/a", Type: "text/html", Body: one.body}, webNow)
		t.Logf("%s, %d KB: %v after %v", name, len(one.body)>>10, err, time.Since(began).Round(time.Millisecond))
		if err == nil || err.Error() != one.want {
			t.Errorf("%s: %v", name, err)
		}
		if articles, _, err := apart(t, ApartOptions{}).File("a.pdf", pdfOf("BT /F1 12 Tf 72 700 Td (Talks were held in London.) Tj ET")); err != nil || len(articles) != 1 {
			t.Errorf("the next one: %d articles, %v", len(articles), err)
		}
	}
}

// A program that is none is an error of the document, not of the sync.
func TestApartProgramGone(t *testing.T) {
	_, _, err := NewApart(ApartOptions{}, "/nowhere/parley").File("a.pdf", []byte("%PDF-1.4"))
	if err == nil || !strings.Contains(err.Error(), "could not be read") {
		t.Error(err)
	}
}

// What is small is read in this process, whatever its program.
func TestApartLeavesSmallPagesHere(t *testing.T) {
	a := NewApart(ApartOptions{}, "/nowhere/parley")
	for _, name := range []string{"a.md", "a.txt", "a.html", "a.jsonl"} {
		data := []byte("Talks were held in London.")
		if name == "a.jsonl" {
			data = []byte(`{"title":"Talks","text":"Talks were held in London."}`)
		}
		if articles, _, err := a.File(name, data); err != nil || len(articles) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// pdfOf is a PDF of one page with this content.
func pdfOf(content string) []byte { return pdfWith("", []byte(content)) }

func pdfDeflated(content string) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	_, _ = w.Write([]byte(content))
	_ = w.Close()
	return pdfWith("/Filter /FlateDecode ", b.Bytes())
}

func pdfWith(filter string, content []byte) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for n, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< %s/Length %d >>\nstream\n%s\nendstream", filter, len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n+1, object)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}
