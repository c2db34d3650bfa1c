package answer

import (
	"strings"

	"parley/corpus"
)

// A Copy is another article that tells the story of a cited one in nearly the same words.
type Copy struct {
	Article   string     `json:"article"`
	Publisher string     `json:"publisher"`
	Published corpus.Day `json:"published"` // "" when undated
	URL       string     `json:"url"`
}

// Copied says of each cited article where else its story stands. alike holds, by article, those that tell one story, the
// cited one among them, in the order to be named.
func (a *Answer) Copied(alike map[string][]corpus.Summary) {
	for i := range a.Citations {
		c := &a.Citations[i]
		c.AlsoIn = nil
		for _, other := range alike[c.Article] {
			if other.ID != c.Article {
				c.AlsoIn = append(c.AlsoIn, Copy{other.ID, other.Publisher, other.Published, other.URL})
			}
		}
	}
}

// Elsewhere returns one copy for each other publisher, at most so many, and how many publishers there are beyond.
func (c Citation) Elsewhere(most int) (shown []Copy, more int) {
	seen := map[string]bool{"": true, publisher(c.Publisher): true}
	for _, other := range c.AlsoIn {
		switch name := publisher(other.Publisher); {
		case seen[name]:
		case len(shown) == most:
			seen[name] = true
			more++
		default:
			seen[name] = true
			shown = append(shown, other)
		}
	}
	return shown, more
}

// publisher is a name as names are compared.
func publisher(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
