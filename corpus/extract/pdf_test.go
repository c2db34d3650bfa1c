package extract

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// makePDF writes a PDF of the least that is one: a page for each content stream, in Helvetica (F1) and its
// bold cut (F2), both with widths of half an em. info goes into the Info dictionary.
func makePDF(info string, contents ...string) []byte {
	widths := "[" + strings.Repeat("500 ", 224) + "]"
	font := "<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths %s>>"
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "",
		fmt.Sprintf(font, "Helvetica", widths), fmt.Sprintf(font, "Helvetica-Bold", widths), "<<" + info + ">>",
	}
	var kids string
	for _, content := range contents {
		page := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", page)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents %d 0 R>>", page+1),
			fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(contents), kids)
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, object := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

// at sets text in a font and size at a place.
func at(font string, size, x, y float64, text string) string {
	text = strings.NewReplacer("(", `\(`, ")", `\)`).Replace(text)
	return fmt.Sprintf("BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, size, x, y, text)
}

// lines sets lines of body text one below the other.
func lines(y float64, texts ...string) string {
	var b strings.Builder
	for i, text := range texts {
		b.WriteString(at("F1", 10, 72, y-12*float64(i), text))
	}
	return b.String()
}

func textPDF(text string) []byte { return makePDF("", lines(700, text)) }

func TestPDF(t *testing.T) {
	page := func(n int, content string) string {
		return at("F1", 8, 72, 780, "Federal Register / Vol. 90") + content + at("F1", 8, 300, 30, fmt.Sprintf("Page %d of 3", n))
	}
	data := makePDF("/Title(Microsoft Word - rule.docx)",
		page(1, at("F2", 18, 72, 740, "Export Controls on Chips")+at("F2", 14, 72, 700, "Background")+
			lines(680, "The Bureau of Industry and Security amends the Export Admini-", "stration Regulations for end-use rules and for items of the kind", "that matter most.")+
			lines(630, "A second paragraph begins here, and the end-", "use rules that it names are those which the first paragraph of")),
		page(2, lines(740, "this document has set out.")+at("F2", 10, 72, 710, "Scope of the rule")+
			lines(690, "\x95 first item of the list", "\x95 second item")),
		page(3, lines(740, "(a) The last paragraph.")))
	articles, problems, err := File("rule.pdf", data)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	a := articles[0]
	canonical(t, a)
	want := `h2 Background
p The Bureau of Industry and Security amends the Export Administration Regulations for end-use rules and for items of the kind that matter most.
p A second paragraph begins here, and the end-use rules that it names are those which the first paragraph of this document has set out.
h3 Scope of the rule
i1 first item of the list
i1 second item
i1 (a) The last paragraph.
`
	if diff := cmp.Diff(want, outline(a)); diff != "" {
		t.Error(diff)
	}
	if a.Title != "Export Controls on Chips" || a.Published != "" {
		t.Errorf("title %q, dated %q, want the largest heading, undated", a.Title, a.Published)
	}
}

func TestPDFRefuses(t *testing.T) {
	good := textPDF("Hello")
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"no PDF", []byte("hello"), "not a PDF"},
		{"nothing", nil, "not a PDF"},
		{"cut short", good[:len(good)/2], "damaged"},
		{"header alone", []byte("%PDF-1.4"), "damaged"},
		{"pictures only", makePDF("", "q 1 0 0 1 0 0 cm /Im1 Do Q"), "scanned pages"},
		{"encrypted", bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Encrypt 3 0 R/ID[(a)(b)]/Root 1 0 R"), 1), "encrypted"},
		{"too many pages", makePDF("", make([]string, maxPages+1)...), "limit of 3000"},
		{"a page tree in a circle", bytes.Replace(good, []byte("/Type/Page/Parent 2 0 R"), []byte("/Type/Pages/Kids[2 0 R]"), 1), ""},
	} {
		articles, _, err := PDF("x.pdf", c.data)
		if err == nil || len(articles) > 0 || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %d articles, %v, want error with %q", c.name, len(articles), err, c.want)
		}
	}
}

func TestPDFTakesRoughEdges(t *testing.T) {
	data := append([]byte("\n\n"), textPDF("Hello there, reader.")...)
	data = append(data, "\r\n\x00\x00<!-- appended by a proxy -->"...)
	data = bytes.Replace(data, []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1)
	articles, _, err := PDF("x.pdf", data)
	if err != nil || articles[0].Text != "Hello there, reader." {
		t.Errorf("got %v, %v", articles, err)
	}
}

func TestPDFTimeLimit(t *testing.T) {
	// Resources are looked for in a page's parents; here they are their own parents for ever.
	data := bytes.Replace(textPDF("Hello"), []byte("/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"), []byte("/Nothing  <</Font<</F1 3 0 R/F2 4 0 R>>>>"), 1)
	data = bytes.Replace(data, []byte("/Parent 2 0 R"), []byte("/Parent 6 0 R"), 1)
	limit := time.Now().Add(100 * time.Millisecond)
	file, err := openPDF(data, limit)
	if err != nil {
		t.Fatal(err)
	}
	err = func() (err error) {
		defer rescue(&err)
		_, err = pagesOf(file, limit)
		return err
	}()
	if err != errTooSlow {
		t.Errorf("a circle gives %v, want %v", err, errTooSlow)
	}
}
