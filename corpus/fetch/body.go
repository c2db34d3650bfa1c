package fetch

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
)

// read reads the document in a response. A file that is compressed itself, as sitemaps are, comes out unpacked.
func read(from string, response *http.Response, known Validators) (Document, error) {
	d := Document{Address: from, Type: response.Header.Get("Content-Type"), Validators: stated(response.Header)}
	if response.StatusCode == http.StatusNotModified {
		d.Unchanged = true
		d.Sum = known.Sum
		if !d.conditional() { // a server need not repeat them
			d.Validators = known
		}
		return d, nil
	}
	body, err := capped(response.Body)
	if err == nil && bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		body, err = unpack(body)
	}
	if err != nil {
		return Document{}, err
	}
	d.Body, d.Sum = body, sum(body)
	if d.Sum == known.Sum {
		d.Body, d.Unchanged = nil, true
	}
	return d, nil
}

// capped reads all of r, or fails as soon as it is more than a document may have. The transport unpacks what it
// reads, so this is also what keeps a small file from becoming a large one.
func capped(r io.Reader) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case len(body) > MaxBytes:
		return nil, fmt.Errorf("%w: it has more than %d MB", ErrTooBig, MaxBytes>>20)
	case err != nil:
		return nil, fmt.Errorf("it broke off: %w", err)
	}
	return body, nil
}

func unpack(body []byte) ([]byte, error) {
	packed, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("it is compressed and cannot be unpacked: %w", err)
	}
	return capped(packed)
}
