package question

import (
	"strings"

	"parley/corpus"
	"parley/index/analysis"
)

// Weights of concepts. Measured on question sets, see bot/quality.
const (
	chatWeight   = 0.3 // "tell", "know", "actually": words of asking, not of what is asked
	mostConcepts = 96  // a pasted page is cut here; engines use the most telling 64
)

// A Reader understands questions. It is safe for concurrent use.
type Reader struct {
	aliases aliases
	idioms  idioms
	related relations
	english english
}

// NewReader returns a Reader that knows the aliases that come with Parley.
func NewReader() (*Reader, error) {
	known, err := parseAliases(aliasText)
	if err != nil {
		return nil, err
	}
	phrases, err := parseIdioms(idiomText)
	if err != nil {
		return nil, err
	}
	return &Reader{aliases: known, idioms: phrases, related: newRelations(relatedText), english: newEnglish()}, nil
}

// Understand reads a message. earlier holds the turns of the thread before it, oldest first,
// questions and answers in turn. asOf is the day the asker stands on, "" for now.
// A message without content words gives a Question that is Empty.
func (r *Reader) Understand(text string, earlier []string, asOf corpus.Day) Question {
	text = strings.Join(strings.Fields(text), " ")
	tokens := analysis.Analyze(text)
	q := Question{Text: text, Kind: KindOf(tokens), AsOf: asOf, Negated: negated(tokens)}
	q.TwoParts = twoParts(tokens)
	q.Current = asOf != "" || current(tokens)
	seen := map[string]bool{}
	q.Concepts = r.appendConcepts(q.Concepts, tokens, 1, true, seen)
	if len(earlier) == 0 && !asks(q.Concepts) {
		q.Concepts = nil
	}
	r.appendEarlier(&q, tokens, earlier, seen)
	if len(q.Concepts) > mostConcepts {
		q.Concepts = q.Concepts[:mostConcepts]
	}
	return q
}

func (r *Reader) appendConcepts(concepts []Concept, tokens []analysis.Token, weight float64, own bool, seen map[string]bool) []Concept {
	for _, t := range tokens {
		if t.Class == analysis.Stop || t.Term == "" || seen[t.Term] {
			continue
		}
		seen[t.Term] = true
		c := Concept{
			Term: t.Term, Exact: t.Exact, Weight: weight, Position: -1,
			Aliases: r.aliases[t.Term], Whole: t.Class == analysis.Identifier,
		}
		if own {
			c.Position = t.Position
			c.Related = r.relatedTo(t)
		}
		if isChat(t.Exact) {
			c.Weight *= chatWeight
		}
		concepts = append(concepts, c)
	}
	return concepts
}

// relatedTo returns words of like meaning to a word; a number, an identifier and a word of asking have none.
func (r *Reader) relatedTo(t analysis.Token) []Alias {
	if t.Class != analysis.Word || isChat(t.Exact) {
		return nil
	}
	return r.related.of(t.Term)
}

// asks reports whether any concept is more than chat: "hello" and "thanks a lot" ask nothing.
func asks(concepts []Concept) bool {
	for _, c := range concepts {
		if c.Weight == 1 {
			return true
		}
	}
	return false
}

// isChat reports whether a word belongs to the asking and not to what is asked.
func isChat(exact string) bool {
	switch exact {
	case "tell", "know", "say", "says", "said", "give", "gives", "want", "need", "explain", "happen",
		"happens", "happened", "mean", "means", "thing", "things", "anyone", "anybody", "anything", "someone",
		"something", "actually", "exactly", "really", "currently", "now", "still", "just", "ever", "yet", "get", "gets",
		"got", "go", "goes", "going", "people", "much", "many", "kind", "sort", "type", "article", "articles",
		"ok", "okay", "thanks", "thank", "lot", "hi", "morning", "evening", "help", "please", "hello", "hey", "find", "look", "show", "ask", "question", "answer", "today",
		"latest", "right", "called", "call", "calls", "name", "names", "named", "anyway", "else", "maybe", "wonder", "let":
		return true
	}
	return false
}

func negated(tokens []analysis.Token) bool {
	for _, t := range tokens {
		switch t.Exact {
		case "not", "no", "never", "without", "except", "unless", "isn't", "doesn't", "don't", "didn't", "wasn't", "aren't":
			return true
		}
	}
	return false
}

// current reports whether the words ask how things stand now.
func current(tokens []analysis.Token) bool {
	for _, t := range tokens {
		switch t.Exact {
		case "now", "currently", "current", "still", "today", "latest", "newest", "recent", "recently", "status", "yet", "moment":
			return true
		}
	}
	return false
}

// twoParts reports whether a second asking word follows an "and".
func twoParts(tokens []analysis.Token) bool {
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].Exact != "and" {
			continue
		}
		switch tokens[i+1].Exact {
		case "who", "what", "when", "where", "why", "how", "which", "whose", "until", "under", "is", "are", "does", "did", "will", "was":
			return true
		}
	}
	return false
}
