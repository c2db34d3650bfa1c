package register

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
)

// Elements of the eCFR (https://github.com/usgpo/bulk-data/blob/main/ECFR-XML-User-Guide.md) and what they are in HTML. An element
// that is not here is a paragraph when its name begins with P or FP, and else nothing but its text.
var elements = map[string]string{
	"HEAD": "h2", "HD1": "h3", "HD2": "h4", "HD3": "h5", "HED": "h3", "P": "p", "FP": "p", "PSPACE": "p", "CITA": "p", "SECAUTH": "p", "APPRO": "p",
	"TABLE": "table", "TR": "tr", "TH": "th", "TD": "td", "LI": "li", "UL": "ul", "OL": "ol",
	"NOTE": "div", "EXTRACT": "div", "AUTH": "div", "SOURCE": "div", "FTNT": "div", "EFFDNOT": "div", "EDNOTE": "div", "CROSSREF": "div",
	"I": "i", "E": "i", "SU": "sup", "B": "b",
}

// deepest is how deep elements may lie within each other.
const deepest = 100

// regulation returns XML of the eCFR as HTML. The heading of a section, which is the article's title, stands first.
func regulation(body []byte) ([]byte, error) {
	var out bytes.Buffer
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	depth, texts := 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("XML that cannot be read: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				return nil, errors.New("XML whose elements lie too deep within each other")
			}
			if name := tag(t.Name.Local); name != "" {
				fmt.Fprintf(&out, "<%s>", name)
			}
		case xml.EndElement:
			depth--
			if name := tag(t.Name.Local); name != "" {
				fmt.Fprintf(&out, "</%s>", name)
			}
		case xml.CharData:
			texts += len(bytes.TrimSpace(t))
			out.WriteString(html.EscapeString(string(t)))
		}
	}
	if texts == 0 {
		return nil, errors.New("no text")
	}
	return out.Bytes(), nil
}

func tag(name string) string {
	name = strings.ToUpper(name)
	switch in, known := elements[name]; {
	case known:
		return in
	case strings.HasPrefix(name, "DIV"):
		return "div"
	case strings.HasPrefix(name, "FP"), strings.HasPrefix(name, "P-"):
		return "p"
	}
	return ""
}
