package fetch

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

// Validators tell whether a document is still what it was (RFC 9110, 8.8), and the sum of its bytes does for servers
// that send none. The zero value knows nothing.
type Validators struct {
	ETag         string
	LastModified string // as the server wrote it
	Sum          string // of the bytes, "" when they were not read
}

// Stamp returns v as one line, to be kept as a document's stamp.
func (v Validators) Stamp() string {
	return "web\t" + strings.Join([]string{v.Sum, v.ETag, v.LastModified}, "\t")
}

// ReadStamp returns what Stamp wrote, and the zero value for what it did not write.
func ReadStamp(stamp string) Validators {
	parts := strings.Split(stamp, "\t")
	if len(parts) != 4 || parts[0] != "web" {
		return Validators{}
	}
	return Validators{Sum: parts[1], ETag: parts[2], LastModified: parts[3]}
}

// ask makes a request conditional.
func (v Validators) ask(header http.Header) {
	if v.ETag != "" {
		header.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		header.Set("If-Modified-Since", v.LastModified)
	}
}

// conditional reports whether a request that knows v may be answered with "not modified".
func (v Validators) conditional() bool { return v.ETag != "" || v.LastModified != "" }

// stated returns the validators in a response that hold no line break and are short enough to keep.
func stated(header http.Header) Validators {
	fit := func(text string) string {
		if len(text) > 200 || strings.ContainsAny(text, "\t\r\n") {
			return ""
		}
		return text
	}
	return Validators{ETag: fit(header.Get("ETag")), LastModified: fit(header.Get("Last-Modified"))}
}

func sum(body []byte) string {
	whole := sha256.Sum256(body)
	return base64.RawURLEncoding.EncodeToString(whole[:12])
}
