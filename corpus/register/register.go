// Package register brings in articles from the Federal Register and from the eCFR, the Code of Federal Regulations as it is
// amended, through the interfaces both offer to programs.
//
//	documents.go   the Federal Register: a search, one article a document
//	sections.go    the eCFR: a part or a section, one article for each version of each section
//	regulation.go  the markup of the eCFR as HTML
//
// See https://www.federalregister.gov/developers/documentation/api/v1 and
// https://www.ecfr.gov/developers/documentation/api/v1.
package register

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"parley/corpus"
	"parley/corpus/address"
	"parley/corpus/extract"
	"parley/corpus/fetch"
)

// A Getter gets one document from the web, as *fetch.Fetcher does.
type Getter interface {
	Get(context.Context, fetch.Request) (fetch.Document, error)
}

// Of returns the kind of source at an address, "register" or "ecfr", "" when it is neither.
func Of(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	switch host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."); {
	case host == "federalregister.gov" && u.Query().Encode() != "" && strings.Contains(u.Path, "documents"):
		return "register"
	case host == "ecfr.gov" && placed.MatchString(u.Path):
		return "ecfr"
	}
	return ""
}

// getJSON reads what an address of an interface answers into v, which stays as it is when that has not changed.
func getJSON(ctx context.Context, get Getter, at string, known fetch.Validators, v any) (fetch.Document, error) {
	got, err := get.Get(ctx, fetch.Request{Address: at, Known: known, Accept: "application/json", API: true})
	if err != nil || got.Unchanged {
		return got, err
	}
	if err := json.Unmarshal(got.Body, v); err != nil {
		return got, fmt.Errorf("%s: it answers something else than it is documented to: %w", address.Shown(at), errForm(err))
	}
	return got, nil
}

// errForm keeps of an error of reading JSON what does not repeat it.
func errForm(err error) error {
	var form *json.UnmarshalTypeError
	if errors.As(err, &form) {
		return fmt.Errorf("%s is %s", form.Field, form.Value)
	}
	return errors.New("no JSON")
}

// listKey is the document that stands for the list of all: it holds no articles and comes last.
const listKey = "list"

// finish makes the article of a document.
func finish(d corpus.Document, raw corpus.Raw, read func(corpus.Raw) ([]corpus.Article, []corpus.Problem, error)) corpus.Document {
	d.Articles, d.Problems, d.Err = read(raw)
	if d.Err == nil {
		d.Raw = &raw
	}
	return d
}

// unchanged yields what the list no longer names, as it was.
func unchanged(stamps map[string]string, named map[string]bool, yield func(corpus.Document, error) bool) bool {
	for key, stamp := range stamps {
		if key != listKey && !named[key] && !yield(corpus.Document{Key: key, Stamp: stamp, Unchanged: true}, nil) {
			return false
		}
	}
	return true
}

// failed reports whether an error ends the reading of a source: the host asks to be left alone, or the reading was ended.
func failed(ctx context.Context, err error) bool {
	return ctx.Err() != nil || errors.As(err, new(*fetch.LaterError))
}

func sum(parts ...string) string {
	whole := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(whole[:8])
}

// htmlType is how the text of both is kept.
const htmlType = extract.FragmentType
