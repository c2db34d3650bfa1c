package extract

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// What stands between bytes and text. None is branched on: they are words for whoever owns the file.
var (
	errBinary = errors.New("looks like binary, not text: save it as plain text, Markdown, HTML or PDF")
	errEmpty  = errors.New("empty file: there is nothing to read")
	errNoText = errors.New("no text: nothing in it can be quoted")
)

// decode returns data as valid UTF-8 without a byte order mark. Bytes that are no UTF-8 are read as
// Windows-1252, the usual culprit, unless most of the text is UTF-8 and only spots of it are damaged;
// those become U+FFFD.
func decode(data []byte) (string, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", errEmpty
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
		text, err := utf16.NewDecoder().Bytes(data)
		if err != nil {
			return "", fmt.Errorf("read as UTF-16: %w", err)
		}
		return notBinary(string(text))
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return notBinary(string(data))
	}
	if mostlyUTF8(data) {
		return notBinary(strings.ToValidUTF8(string(data), "\uFFFD"))
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", errBinary
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("read as Windows-1252: %w", err)
	}
	return notBinary(string(text))
}

// mostlyUTF8 reports whether data holds more whole multi-byte characters than stray bytes.
func mostlyUTF8(data []byte) bool {
	whole, stray := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			stray++
		case size > 1:
			whole++
		}
		data = data[size:]
	}
	return whole > stray
}

// notBinary passes text on unless it holds what no text holds: a NUL, the first bytes of a known
// container, or control characters in more than one place of ten.
func notBinary(text string) (string, error) {
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "GIF8", "\x7fELF", "\x1f\x8b", "Rar!\x1a"} {
		if strings.HasPrefix(text, magic) {
			return "", errBinary
		}
	}
	controls := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == 0:
			return "", errBinary
		case c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1b", rune(c)):
			controls++
		}
	}
	if controls*10 > len(text) {
		return "", errBinary
	}
	return text, nil
}
