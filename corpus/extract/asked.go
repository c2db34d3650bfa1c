package extract

import "parley/corpus"

// asked returns what a document says under "answers": a list of objects with "opens", the opening of a
// sentence of text, and "questions", what people ask that it answers. A sentence that is not in text is left out;
// of several that open alike the first is meant.
func (f fields) asked(text string) []corpus.Asked {
	stated, _ := f["answers"].([]any)
	var all []corpus.Asked
	for _, entry := range stated {
		raw, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		answer := newFields(raw)
		opening := answer.text([]string{"opens"})
		if opening == "" {
			continue
		}
		at := beginnings(text, []string{opening})
		if len(at) == 0 {
			continue
		}
		for _, question := range answer.list([]string{"questions"}) {
			all = append(all, corpus.Asked{Question: question, At: at[0]})
		}
	}
	return all
}
