package extract

import (
	"errors"
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"UTF-8", "Böhm", "Böhm"},
		{"byte order mark", "\xef\xbb\xbfBöhm", "Böhm"},
		{"UTF-16 little endian", "\xff\xfeH\x00i\x00 \x00\x22\x21", "Hi ™"},
		{"UTF-16 big endian", "\xfe\xff\x00H\x00i", "Hi"},
		{"Windows-1252", "caf\xe9 \x93so\x94 \x80", "café “so” €"},
		{"damaged UTF-8", "é ü ö — “quoted” \xff end", "é ü ö — “quoted” \uFFFD end"},
	} {
		got, err := decode([]byte(c.in))
		if err != nil || got != c.want {
			t.Errorf("%s: decode = %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     error
	}{
		{"nothing", "", errEmpty},
		{"white space", " \n\t\r\n", errEmpty},
		{"NUL", "text\x00more", errBinary},
		{"NUL in no UTF-8", "text\xff\x00more", errBinary},
		{"zip", "PK\x03\x04 and so on", errBinary},
		{"gzip", "\x1f\x8b\x08\x01\x01", errBinary},
		{"control characters", strings.Repeat("\x01a", 50), errBinary},
	} {
		if got, err := decode([]byte(c.in)); !errors.Is(err, c.want) {
			t.Errorf("%s: decode = %q, %v, want error %q", c.name, got, err, c.want)
		}
	}
}
