package register

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"iter"
	"net/url"
	"strconv"
	"strings"
	"time"

	"parley/corpus"
	"parley/corpus/address"
	"parley/corpus/extract"
	"parley/corpus/fetch"
)

// Documents is a search of the Federal Register.
type Documents struct {
	search     string // address of the interface
	collection string
	get        Getter
	now        func() time.Time
}

// fields are those asked for of each document.
var fields = []string{"document_number", "title", "type", "action", "abstract", "dates", "effective_on", "publication_date", "citation",
	"cfr_references", "agency_names", "docket_ids", "html_url", "body_html_url", "raw_text_url", "correction_of"}

// NewDocuments returns the source of what a search finds. Its address is that of the search page or of the interface, with the
// same conditions: conditions[agencies][]=industry-and-security-bureau, conditions[term], conditions[type][]=RULE,
// conditions[publication_date][gte]=2024-01-01. now tells publication dates from dates to come.
func NewDocuments(at, collection string, get Getter, now func() time.Time) (*Documents, error) {
	clean, err := address.Clean(at)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(clean)
	if err != nil {
		return nil, errors.New("an address that cannot be read")
	}
	query := make(url.Values)
	for name, values := range u.Query() {
		if strings.HasPrefix(name, "conditions[") {
			query[name] = values
		}
	}
	if len(query) == 0 {
		return nil, errors.New("a search of the whole Federal Register; narrow it down at https://www.federalregister.gov/documents/search and add the address of what it finds")
	}
	query["fields[]"] = fields
	query.Set("per_page", "100")
	query.Set("order", "newest")
	u.Path, u.RawQuery = "/api/v1/documents.json", query.Encode()
	return &Documents{search: u.String(), collection: collection, get: get, now: now}, nil
}

// Name returns "register:" and what is searched for.
func (s *Documents) Name() string {
	u, err := url.Parse(s.search)
	if err != nil {
		return "register:"
	}
	query := u.Query()
	for _, ours := range []string{"fields[]", "per_page", "order"} {
		query.Del(ours)
	}
	text, err := url.QueryUnescape(query.Encode())
	if err != nil {
		text = query.Encode()
	}
	return "register:" + u.Host + "?" + text
}

// A page of what a search finds, as the interface answers it.
type found struct {
	Next    string     `json:"next_page_url"`
	Results []document `json:"results"`
}

// A document as the interface describes it; what is null is zero.
type document struct {
	Number    string          `json:"document_number"`
	Title     string          `json:"title"`
	Type      string          `json:"type"` // Rule, Proposed Rule, Notice, Presidential Document
	Action    string          `json:"action"`
	Abstract  string          `json:"abstract"`
	Dates     string          `json:"dates"`
	Effective string          `json:"effective_on"`
	Published string          `json:"publication_date"`
	Citation  string          `json:"citation"`
	CFR       []cfrReference  `json:"cfr_references"`
	Agencies  []string        `json:"agency_names"`
	Dockets   []string        `json:"docket_ids"`
	Page      string          `json:"html_url"`
	Body      string          `json:"body_html_url"`
	Text      string          `json:"raw_text_url"`
	Corrects  json.RawMessage `json:"correction_of"`
}

type cfrReference struct {
	Title json.Number `json:"title"`
	Part  json.Number `json:"part"`
}

// mostPages is how many pages of a search the interface gives.
const mostPages = 20

// Documents yields every document the search finds, its full text fetched when it is new or what is said of it has changed.
// One that it no longer finds stays. The source as a whole fails when the search cannot be made.
func (s *Documents) Documents(ctx context.Context, stamps map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		named := make(map[string]bool)
		list, known, again := corpus.Document{Key: listKey}, fetch.ReadStamp(stamps[listKey]), false
		for n, at := 0, s.search; at != "" && n < mostPages; n++ {
			var page found
			got, err := getJSON(ctx, s.get, at, known, &page)
			if err != nil {
				yield(corpus.Document{}, err)
				return
			}
			if n == 0 { // the newest are on it: when it is the same, so is the rest
				list.Stamp, list.Unchanged = got.Stamp(), got.Unchanged
			}
			known = fetch.Validators{}
			for _, one := range page.Results {
				if one.Number == "" || named[one.Number] {
					continue
				}
				named[one.Number] = true
				d, err := s.document(ctx, one, stamps[one.Number])
				if !yield(d, err) || err != nil {
					return
				}
				again = again || d.Err != nil
			}
			at = s.next(page.Next)
		}
		if again {
			list.Stamp = ""
		}
		if unchanged(stamps, named, yield) {
			yield(list, nil)
		}
	}
}

// next returns the address of the next page, "" when there is none or it is elsewhere.
func (s *Documents) next(at string) string {
	if address.SameSite(at, s.search) {
		return at
	}
	return ""
}

func (s *Documents) document(ctx context.Context, one document, known string) (corpus.Document, error) {
	described, err := json.Marshal(one)
	if err != nil {
		return corpus.Document{}, err
	}
	d := corpus.Document{Key: one.Number, Stamp: "register\t" + sum(string(described))}
	if d.Stamp == known {
		d.Unchanged = true
		return d, nil
	}
	at := cmp.Or(one.Body, one.Text)
	got, err := s.get.Get(ctx, fetch.Request{Address: at, API: true})
	if err != nil {
		d.Err = err
		if failed(ctx, err) {
			return d, err
		}
		return d, nil
	}
	body := string(got.Body)
	if one.Body == "" {
		body = "<pre>" + body + "</pre>"
	}
	raw := corpus.Raw{Address: got.Address, Type: htmlType, Stated: s.stated(one), Body: []byte(one.head() + body)}
	return finish(d, raw, func(r corpus.Raw) ([]corpus.Article, []corpus.Problem, error) { return extract.Web(r, s.now()) }), nil
}

// stated returns what the interface says of a document.
func (s *Documents) stated(one document) corpus.Article {
	a := corpus.Article{Title: one.Title, Publisher: "Federal Register", Authors: one.Agencies, URL: one.Page, Language: "en", Collection: s.collection}
	a.Published, _ = corpus.ParseDay(one.Published) // a date that is none is left out
	a.Tags = append(a.Tags, one.Type)
	for _, ref := range one.CFR {
		a.Tags = append(a.Tags, ref.String())
	}
	return a
}

func (r cfrReference) String() string {
	if r.Part == "" {
		return fmt.Sprintf("%s CFR", r.Title)
	}
	return fmt.Sprintf("%s CFR Part %s", r.Title, r.Part)
}

// head is what the interface says beside the text, as a table: number, citation, dates and what it amends.
func (d document) head() string {
	var refs []string
	for _, ref := range d.CFR {
		refs = append(refs, ref.String())
	}
	var b strings.Builder
	b.WriteString("<table>")
	for _, row := range [][2]string{
		{"Document number", d.Number}, {"Citation", d.Citation}, {"Type", d.Type}, {"Action", d.Action}, {"Agency", strings.Join(d.Agencies, ", ")},
		{"Docket", strings.Join(d.Dockets, ", ")}, {"CFR", strings.Join(refs, ", ")}, {"Published", long(d.Published)}, {"Effective", long(d.Effective)},
		{"Dates", d.Dates}, {"Summary", d.Abstract},
	} {
		if row[1] != "" {
			fmt.Fprintf(&b, "<tr><th>%s</th><td>%s</td></tr>", row[0], html.EscapeString(row[1]))
		}
	}
	b.WriteString("</table>\n")
	return b.String()
}

// long writes a day as people do; what is no day stays as it is.
func long(day string) string {
	parsed, err := corpus.ParseDay(day)
	if err != nil || parsed == "" {
		return day
	}
	t := parsed.Time()
	return t.Month().String() + " " + strconv.Itoa(t.Day()) + ", " + strconv.Itoa(t.Year())
}
