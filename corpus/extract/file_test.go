package extract

import (
	"strings"
	"testing"
)

func TestFileByExtension(t *testing.T) {
	for _, name := range []string{"a.md", "b.MARKDOWN", "c.txt", "d.html", "e.htm", "f.xhtml", "g.PDF", "h.jsonl", "dir/i.ndjson"} {
		if !Known(name) {
			t.Errorf("Known(%q) = false", name)
		}
	}
	for _, name := range []string{"a", "a.docx", ".md~", "md", ""} {
		if Known(name) {
			t.Errorf("Known(%q) = true", name)
		}
		if _, _, err := File(name, []byte("text")); err == nil || !strings.Contains(err.Error(), "want .md") {
			t.Errorf("File(%q): %v, want an error that names the kinds", name, err)
		}
	}
}

func TestFileTooLarge(t *testing.T) {
	_, _, err := File("a.txt", make([]byte, maxDocument+1))
	if err == nil || !strings.Contains(err.Error(), "32.0 MB is more than the limit of 32 MB") {
		t.Errorf("got %v, want size and limit", err)
	}
	if Limit("a.jsonl") <= Limit("a.md") {
		t.Error("a shelf may not be larger than a document")
	}
}

func TestFileRefusesBinary(t *testing.T) {
	for _, name := range []string{"a.md", "a.txt", "a.html", "a.jsonl"} {
		for _, data := range []string{"\x89PNG\r\n\x1a\n\x00\x00", "PK\x03\x04\x00", "abc\x00def"} {
			if _, _, err := File(name, []byte(data)); err == nil || !strings.Contains(err.Error(), "looks like binary, not text") {
				t.Errorf("File(%q, %q): %v", name, data, err)
			}
		}
		if _, _, err := File(name, nil); err == nil || !strings.Contains(err.Error(), "empty file") {
			t.Errorf("File(%q, nothing): %v", name, err)
		}
	}
}

func FuzzFile(f *testing.F) {
	for _, seed := range []string{
		"", "# Title\n\n- a\n  - b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "---\ntitle: x\ndate: 2025-13-01\n---\nbody\n",
		"+++\ntitle = \"x\"\n+++\nbody", "---\n: : :\n---\n<div><p>x", "<html><body><table><tr><td>a<td>b</table><ul><li>x",
		"{\"text\":\"a\\nb\",\"id\":1}\n{\n{\"text\":\"<p>x</p>\"}", "A short title\n\nwrapped lines that go\non and on.\n\n(a) item\n",
		"\xff\xfea\x00", "caf\xe9", "a\u0301\u200b\r\nb\u2028c", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", string(textPDF("Hello there")),
	} {
		for kind := range byte(5) {
			f.Add(kind, []byte(seed))
		}
	}
	names := []string{"a.md", "a.txt", "a.html", "a.jsonl", "a.pdf"}
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		articles, _, err := File(names[int(kind)%len(names)], data)
		if err != nil && len(articles) > 0 {
			t.Errorf("%d articles beside error %v", len(articles), err)
		}
		for _, a := range articles {
			canonical(t, a)
		}
	})
}
